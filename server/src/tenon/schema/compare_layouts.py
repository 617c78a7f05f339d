"""Readable differences of layouts, in both languages: a move is told once, what follows from it is not. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import NamedTuple

from tenon.definitions import Change, Op
from tenon.kernel.words import Words, is_blank
from tenon.schema.bodies import Layout, LayoutGroup, LayoutItem, LayoutTab
from tenon.schema.build import SYSTEM_FIELDS
from tenon.schema.order import moved
from tenon.schema.phrases import phrase


class _Spot(NamedTuple):
    """Where a field stands in a layout."""

    group: LayoutGroup
    item: LayoutItem


def compare_layouts(
    old: Sequence[Layout], new: Sequence[Layout], labels: Mapping[str, Words], told: frozenset[str]
) -> Iterator[Change]:
    """Say how the layouts changed.

    ``labels`` are the names of the designed fields, old and new ones; ``told`` the keys of the fields that came to the
    object or left it, which is said already.
    """
    before, after = {layout.key: layout for layout in old}, {layout.key: layout for layout in new}
    for key, layout in before.items():
        if key not in after:
            yield Change("remove", f"layouts.{key}", phrase("diff.layout.remove", layout=_name(layout)))
    names = {key: field.label for key, field in SYSTEM_FIELDS.items()} | dict(labels)
    for key, layout in after.items():
        if key in before:
            yield from _Layouts(before[key], layout, names, told).changes()
        else:
            yield Change("add", f"layouts.{key}", phrase("diff.layout.add", layout=_name(layout)))


class _Layouts:
    """One layout before and after."""

    def __init__(self, old: Layout, new: Layout, names: Mapping[str, Words], told: frozenset[str]) -> None:
        self._old, self._new, self._names, self._told = old, new, names, told
        self._path = f"layouts.{new.key}"
        self._layout = _name(new)

    def changes(self) -> Iterator[Change]:
        old, new = self._old, self._new
        if old.label != new.label:
            text = phrase("diff.layout.label", before=_name(old), after=_name(new))
            yield Change("change", f"{self._path}.label", text)
        if old.uses != new.uses:
            yield self._change("change", "uses", "diff.layout.uses", uses=_uses(new))
        yield from self._tabs()
        yield from self._groups()
        yield from self._fields()

    def _tabs(self) -> Iterator[Change]:
        before, after = {tab.key: tab for tab in self._old.tabs}, {tab.key: tab for tab in self._new.tabs}
        yield from self._membership("tab", before, after)
        for key in moved([key for key in before if key in after], [key for key in after if key in before]):
            yield self._change("move", f"tabs.{key}", "diff.tab.move", label=_label(after[key]))
        for key, tab in after.items():
            if key in before and before[key].label != tab.label:
                yield self._renamed("tab", before[key], tab)

    def _groups(self) -> Iterator[Change]:
        before, after = _groups_of(self._old), _groups_of(self._new)
        # a group that goes or comes with its tab is told with it
        old_tabs, new_tabs = {tab.key for tab in self._old.tabs}, {tab.key for tab in self._new.tabs}
        gone = {key: group for key, (tab, group) in before.items() if key in after or tab in new_tabs}
        come = {key: group for key, (tab, group) in after.items() if key in before or tab in old_tabs}
        yield from self._membership("group", gone, come)
        for key in self._moved_groups(before, after):
            yield self._change("move", f"groups.{key}", "diff.group.move", label=_label(after[key][1]))
        for key, (_, group) in after.items():
            if key in before:
                yield from self._group(before[key][1], group)

    def _moved_groups(
        self, before: Mapping[str, tuple[str, LayoutGroup]], after: Mapping[str, tuple[str, LayoutGroup]]
    ) -> Iterator[str]:
        both = [key for key in after if key in before]
        for key in both:
            if before[key][0] != after[key][0]:
                yield key
        for tab in {after[key][0] for key in both}:
            stayed = {key for key in both if before[key][0] == after[key][0] == tab}
            yield from moved([key for key in before if key in stayed], [key for key in after if key in stayed])

    def _group(self, old: LayoutGroup, new: LayoutGroup) -> Iterator[Change]:
        path, label = f"groups.{new.key}", _label(new)
        if old.label != new.label:
            yield self._renamed("group", old, new)
        if old.columns != new.columns:
            counts = {"before": old.columns, "after": new.columns}
            yield self._change("change", f"{path}.columns", "diff.group.columns", label=label, **counts)
        if old.collapsed != new.collapsed:
            code = f"diff.group.collapsed.{'on' if new.collapsed else 'off'}"
            yield self._change("change", f"{path}.collapsed", code, label=label)
        if _unnamed(old) != _unnamed(new):
            yield self._change("change", f"{path}.items", "diff.group.notes", label=label)

    def _fields(self) -> Iterator[Change]:
        before, after = _spots(self._old), _spots(self._new)
        for key in before:
            if key not in after and key not in self._told:
                yield self._field("remove", key, "diff.placed.remove")
        for key, spot in after.items():
            if key not in before:
                if key not in self._told:
                    yield self._field("add", key, "diff.placed.add")
                continue
            was = before[key]
            if was.group.key != spot.group.key:
                yield self._field("move", key, "diff.placed.regroup", group=_label(spot.group))
            if was.item.span != spot.item.span:
                yield self._field("change", key, "diff.placed.span", before=was.item.span, after=spot.item.span)
        for group in {spot.group.key for spot in after.values()}:
            stayed = {key for key in after if key in before and before[key].group.key == after[key].group.key == group}
            for key in moved([key for key in before if key in stayed], [key for key in after if key in stayed]):
                yield self._field("move", key, "diff.placed.move")

    def _membership(
        self,
        noun: str,
        before: Mapping[str, LayoutTab] | Mapping[str, LayoutGroup],
        after: Mapping[str, LayoutTab] | Mapping[str, LayoutGroup],
    ) -> Iterator[Change]:
        for key, thing in before.items():
            if key not in after:
                yield self._change("remove", f"{noun}s.{key}", f"diff.{noun}.remove", label=_label(thing))
        for key, thing in after.items():
            if key not in before:
                yield self._change("add", f"{noun}s.{key}", f"diff.{noun}.add", label=_label(thing))

    def _renamed(self, noun: str, old: LayoutTab | LayoutGroup, new: LayoutTab | LayoutGroup) -> Change:
        names = {"before": _label(old), "after": _label(new)}
        return self._change("change", f"{noun}s.{new.key}.label", f"diff.{noun}.label", **names)

    def _field(self, op: Op, key: str, code: str, **parts: object) -> Change:
        return self._change(op, f"fields.{key}", code, label=self._names.get(key, key), **parts)

    def _change(self, op: Op, path: str, code: str, **parts: object) -> Change:
        return Change(op, f"{self._path}.{path}", phrase(code, layout=self._layout, **parts))


def _groups_of(layout: Layout) -> dict[str, tuple[str, LayoutGroup]]:
    """Return each group with the key of its tab, by its own key."""
    return {group.key: (tab.key, group) for tab in layout.tabs for group in tab.groups}


def _spots(layout: Layout) -> dict[str, _Spot]:
    return {
        item.field: _Spot(group, item)
        for tab in layout.tabs
        for group in tab.groups
        for item in group.items
        if item.field
    }


def _unnamed(group: LayoutGroup) -> list[tuple[object, bool]]:
    """Return the notes and lines of a group, whose places among the fields are not news."""
    return [(item.note, item.divider) for item in group.items if not item.field]


def _label(thing: LayoutTab | LayoutGroup) -> Words:
    return phrase("diff.group.unnamed") if is_blank(thing.label) else thing.label


def _name(layout: Layout) -> Words:
    return layout.label if not is_blank(layout.label) else _uses(layout)


def _uses(layout: Layout) -> Words:
    words: list[Words] = [phrase(f"use.{use}") if use in ("create", "detail", "phone") else use for use in layout.uses]
    return reduce(lambda told, more: phrase("diff.joined", told=told, label=more), words) if words else "—"
