"""What stands in the way of publishing the layouts of an object, told from its body alone. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tenon.definitions import Problem
from tenon.kernel.names import is_key
from tenon.kernel.words import is_blank
from tenon.schema.bodies import Layout, LayoutGroup, LayoutItem, LayoutTab, ObjectBody
from tenon.schema.build import SYSTEM_FIELDS
from tenon.schema.check import MAX_HELP, check_label, check_words
from tenon.schema.field_types import DESIGNABLE
from tenon.schema.labels import MAX_LABEL

USES = ("create", "detail", "phone")
"""What a form is shown for. On a phone ``phone`` goes before the other two."""

FILLED_IN = frozenset({"create", "phone"})
"""Uses in which a new record is written, so that every required field must be there."""

MAX_LAYOUTS = 10
MAX_TABS = 20
MAX_GROUPS = 50
MAX_ITEMS = 600
MAX_COLUMNS = 3


def check_layouts(body: ObjectBody) -> Iterator[Problem]:
    """Yield what is wrong with the layouts of an object, in the order of the body."""
    if len(body.layouts) > MAX_LAYOUTS:
        yield Problem("layouts", "M195", {"max": MAX_LAYOUTS, "count": len(body.layouts)})
    yield from _uses(body.layouts)
    yield from _repeated((layout.key for layout in body.layouts), "layouts[{}].key")
    known = {field.key for field in body.fields} | SYSTEM_FIELDS.keys()
    for place, layout in enumerate(body.layouts):
        yield from _layout(layout, f"layouts[{place}]", known)
        yield from _missing(layout, f"layouts[{place}]", body)


def placed_fields(layout: Layout) -> tuple[str, ...]:
    """Return the keys of the fields that a layout shows, in its order.

    >>> placed_fields(Layout(tabs=(LayoutTab(groups=(LayoutGroup(items=(LayoutItem(field="name"),)),)),)))
    ('name',)
    """
    return tuple(item.field for tab in layout.tabs for group in tab.groups for item in group.items if item.field)


def _uses(layouts: Iterable[Layout]) -> Iterator[Problem]:
    claimed: dict[str, Layout] = {}
    for place, layout in enumerate(layouts):
        for use in layout.uses:
            path = f"layouts[{place}].uses"
            if use not in USES:
                yield Problem(path, "M189", {"use": use[:40], "known": ", ".join(USES)})
            elif use in claimed:
                yield Problem(path, "M188", {"use": use, "other": claimed[use].label or claimed[use].key})
            claimed.setdefault(use, layout)


def _layout(layout: Layout, path: str, known: set[str]) -> Iterator[Problem]:
    yield from _key(layout.key, f"{path}.key")
    yield from check_words(layout.label, f"{path}.label", MAX_LABEL)
    count = sum(len(group.items) for tab in layout.tabs for group in tab.groups)
    if len(layout.tabs) > MAX_TABS:
        yield Problem(f"{path}.tabs", "M195", {"max": MAX_TABS, "count": len(layout.tabs)})
    if count > MAX_ITEMS:
        yield Problem(f"{path}.tabs", "M195", {"max": MAX_ITEMS, "count": count})
    if not placed_fields(layout):
        yield Problem(f"{path}.tabs", "M191", {"layout": _name(layout)})
    yield from _repeated((tab.key for tab in layout.tabs), path + ".tabs[{}].key")
    groups = [group.key for tab in layout.tabs for group in tab.groups]
    for key in (key for key, times in Counter(groups).items() if times > 1):
        yield Problem(f"{path}.tabs", "M103", {"key": key[:60]})
    for place, tab in enumerate(layout.tabs):
        yield from _tab(tab, f"{path}.tabs[{place}]", named=len(layout.tabs) > 1)
    yield from _items(layout, path, known)


def _tab(tab: LayoutTab, path: str, *, named: bool) -> Iterator[Problem]:
    yield from _key(tab.key, f"{path}.key")
    yield from check_label(tab.label, f"{path}.label") if named else check_words(tab.label, f"{path}.label", MAX_LABEL)
    if len(tab.groups) > MAX_GROUPS:
        yield Problem(f"{path}.groups", "M195", {"max": MAX_GROUPS, "count": len(tab.groups)})
    if named and not any(group.items for group in tab.groups):
        yield Problem(f"{path}.groups", "M190", {"tab": tab.label or tab.key}, severity="warning")
    for place, group in enumerate(tab.groups):
        yield from _group(group, f"{path}.groups[{place}]")


def _group(group: LayoutGroup, path: str) -> Iterator[Problem]:
    yield from _key(group.key, f"{path}.key")
    yield from check_words(group.label, f"{path}.label", MAX_LABEL)
    if not 1 <= group.columns <= MAX_COLUMNS:
        yield Problem(f"{path}.columns", "M119", {"min": 1, "max": MAX_COLUMNS})


def _items(layout: Layout, path: str, known: set[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, item in _places(layout, path):
        if [bool(item.field), not is_blank(item.note), item.divider].count(True) != 1:
            yield Problem(at, "M194")
        if not 1 <= item.span <= MAX_COLUMNS:
            yield Problem(f"{at}.span", "M119", {"min": 1, "max": MAX_COLUMNS})
        yield from check_words(item.note, f"{at}.note", MAX_HELP)
        if item.field and item.field not in known:
            yield Problem(f"{at}.field", "M186", {"field": item.field[:60], "layout": _name(layout)})
        elif item.field in seen:
            yield Problem(f"{at}.field", "M187", {"field": item.field, "layout": _name(layout)})
        seen |= {item.field} - {""}


def _places(layout: Layout, path: str) -> Iterator[tuple[str, LayoutItem]]:
    for t, tab in enumerate(layout.tabs):
        for g, group in enumerate(tab.groups):
            for i, item in enumerate(group.items):
                yield f"{path}.tabs[{t}].groups[{g}].items[{i}]", item


def _missing(layout: Layout, path: str, body: ObjectBody) -> Iterator[Problem]:
    """Yield the fields that must be filled in and cannot be: nobody could make a record by this layout."""
    if not FILLED_IN & set(layout.uses):
        return
    placed = set(placed_fields(layout))
    for field in body.fields:
        kind = DESIGNABLE.get(field.type)
        given = field.default is not None or (kind is not None and kind.computed)
        if field.required and not given and field.key not in placed:
            yield Problem(path, "M192", {"field": field.label or field.key, "layout": _name(layout)})


def _key(key: str, path: str) -> Iterator[Problem]:
    if not is_key(key):
        yield Problem(path, "M185", {"key": key[:60]})


def _repeated(keys: Iterable[str], path: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, key in enumerate(keys):
        if key and key in seen:
            yield Problem(path.format(place), "M103", {"key": key[:60]})
        seen.add(key)


def _name(layout: Layout) -> object:
    return layout.label if not is_blank(layout.label) else ", ".join(layout.uses) or layout.key
