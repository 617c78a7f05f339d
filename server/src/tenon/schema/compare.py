"""Readable differences of objects, fields and options, in both languages. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import Any

from msgspec.structs import replace

from tenon.definitions import Change, Context, Op
from tenon.kernel.words import Words
from tenon.schema.bodies import AppBody, AppItem, FieldBody, ObjectBody, Option, OptionSetBody
from tenon.schema.compare_layouts import compare_layouts
from tenon.schema.field_types import DESIGNABLE
from tenon.schema.lines import line_bodies
from tenon.schema.order import moved
from tenon.schema.phrases import phrase

_FIELD_TEXTS = ("label", "help", "default")
_FIELD_FLAGS = ("required", "unique", "searchable", "indexed")
_STAGE_PARTS = ("to", "outcome", "probability", "needs")
_OUTCOMES = {outcome: phrase(f"outcome.{outcome}") for outcome in ("won", "lost")}
_SETTINGS = frozenset(name for kind in DESIGNABLE.values() for name in kind.settings.__struct_fields__)


def compare_objects(old: ObjectBody | None, new: ObjectBody | None, context: Context) -> list[Change]:
    """Say how ``new`` differs from ``old``; None is an empty object, so a first version lists its fields."""
    return list(_objects(old or ObjectBody(), new or ObjectBody()))


def compare_option_sets(old: OptionSetBody | None, new: OptionSetBody | None, context: Context) -> list[Change]:
    """Say how one option set differs from another."""
    before, after = old or OptionSetBody(), new or OptionSetBody()
    changes = list(_attributes(before, after, ("label",), ""))
    return changes + list(_options(before.options, after.options, "options"))


def compare_apps(old: AppBody | None, new: AppBody | None, context: Context) -> list[Change]:
    """Say how the navigation of one app differs from another's."""
    before, after = old or AppBody(), new or AppBody()
    changes = list(_attributes(before, after, ("label", "icon"), ""))
    entries = {key: phrase("diff.app.entry", key=key) for key in _entries(before.items) | _entries(after.items)}
    places = {key: f"items.{key}" for key in entries}
    changes += _membership("app", _entries(before.items), _entries(after.items), entries, places)
    if not changes and before.items != after.items:
        changes.append(Change("move", "items", phrase("diff.app.arranged")))
    if before.home != after.home:
        changes.append(Change("change", "home", phrase("diff.app.home")))
    return changes


def _entries(items: Sequence[AppItem]) -> dict[str, None]:
    found: dict[str, None] = {}
    for item in items:
        found |= {item.object: None} if item.object else _entries(item.items)
    return found


def _objects(old: ObjectBody, new: ObjectBody) -> Iterator[Change]:
    yield from _attributes(old, new, ("label", "plural", "description", "icon"), "")
    before, after = {f.key: f for f in old.fields}, {f.key: f for f in new.fields}
    if old.title_field != new.title_field:
        told = after.get(new.title_field)
        label = told.label if told else new.title_field
        yield Change("change", "title_field", phrase("diff.title_field", label=label))
    labels = {key: field.label for key, field in (before | after).items()}
    yield from _listed_fields(old.fields, new.fields)
    yield from _unique_together(old, new, labels)
    if old.activity != new.activity:
        yield Change("change", "activity", phrase(_activity_code(old, new)))
    yield from compare_layouts(old.layouts, new.layouts, labels, frozenset(before.keys() ^ after.keys()))


def _activity_code(old: ObjectBody, new: ObjectBody) -> str:
    if new.activity is None:
        return "diff.activity.off"
    return "diff.activity.on" if old.activity is None else "diff.activity.parts"


def _listed_fields(old: Sequence[FieldBody], new: Sequence[FieldBody], path: str = "") -> Iterator[Change]:
    before, after = {f.key: f for f in old}, {f.key: f for f in new}
    within = f"{path}.fields" if path else "fields"
    labels = {key: field.label for key, field in (before | after).items()}
    yield from _membership("field", before, after, labels, {key: f"{within}.{key}" for key in labels})
    for key in moved([k for k in before if k in after], [k for k in after if k in before]):
        yield Change("move", f"{within}.{key}", phrase("diff.field.move", label=after[key].label))
    for key, field in after.items():
        if key in before:
            yield from _fields(before[key], field, f"{within}.{key}", labels)


def _of_lines(field: FieldBody, told: Words) -> Words:
    return phrase("diff.lines", label=field.label, told=told)


def _membership(
    noun: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    labels: Mapping[str, Words],
    paths: Mapping[str, str],
) -> Iterator[Change]:
    for key in before:
        if key not in after:
            yield Change("remove", paths[key], phrase(f"diff.{noun}.remove", label=labels[key]))
    for key in after:
        if key not in before:
            yield Change("add", paths[key], phrase(f"diff.{noun}.add", label=labels[key]))


def _fields(old: FieldBody, new: FieldBody, path: str, labels: Mapping[str, Words]) -> Iterator[Change]:
    if old.type != new.type:
        types = {"before": _type(old), "after": _type(new)}
        yield Change("change", f"{path}.type", phrase("diff.field.type", label=new.label, **types))
    for name in _FIELD_TEXTS:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            told = {"before": _shown(before), "after": _shown(after)}
            yield Change("change", f"{path}.{name}", phrase(f"diff.field.{name}", label=new.label, **told))
    for name in _FIELD_FLAGS:
        if getattr(old, name) != getattr(new, name):
            code = f"diff.field.{name}.{'on' if getattr(new, name) else 'off'}"
            yield Change("change", f"{path}.{name}", phrase(code, label=new.label))
    if old.type == new.type and old.settings != new.settings:
        yield from _settings(old, new, f"{path}.settings", labels)


def _settings(old: FieldBody, new: FieldBody, path: str, labels: Mapping[str, Words]) -> Iterator[Change]:
    for name in sorted(old.settings.keys() | new.settings.keys()):
        before, after = old.settings.get(name), new.settings.get(name)
        if before == after:
            continue
        if name == "options" and isinstance(before, list | tuple | None) and isinstance(after, list | tuple | None):
            yield from _options(_read(before), _read(after), f"{path}.options", new.label)
            yield from _stages(before or (), after or (), f"{path}.options", new.label, labels)
        elif name == "fields":
            inner = _listed_fields(line_bodies(old), line_bodies(new), path)
            yield from (replace(each, text=_of_lines(new, each.text)) for each in inner)
        else:
            told = {"setting": _setting(name), "before": _shown(before), "after": _shown(after)}
            yield Change("change", f"{path}.{name}", phrase("diff.field.setting", label=new.label, **told))


def _options(old: Sequence[Option], new: Sequence[Option], path: str, owner: Words | None = None) -> Iterator[Change]:
    before, after = {o.key: o for o in old}, {o.key: o for o in new}
    labels = {key: _owned(owner, option.label) for key, option in (before | after).items()}
    yield from _membership("option", before, after, labels, {key: f"{path}.{key}" for key in labels})
    for key in moved([k for k in before if k in after], [k for k in after if k in before]):
        yield Change("move", f"{path}.{key}", phrase("diff.option.move", label=labels[key]))
    for key, option in after.items():
        was = before.get(key)
        if was is None:
            continue
        if was.label != option.label:
            told = phrase("diff.option.label", before=_owned(owner, was.label), after=option.label)
            yield Change("change", f"{path}.{key}.label", told)
        if was.color != option.color:
            yield Change("change", f"{path}.{key}.color", phrase("diff.option.color", label=labels[key]))
        if was.retired != option.retired:
            code = "diff.option.retire" if option.retired else "diff.option.revive"
            yield Change("change", f"{path}.{key}.retired", phrase(code, label=labels[key]))


def _stages(
    old: Sequence[Any], new: Sequence[Any], path: str, owner: Words, labels: Mapping[str, Words]
) -> Iterator[Change]:
    """Say what stages mean otherwise than before, beyond what every option has."""
    named = {**labels, **{option.key: option.label for option in (*_read(old), *_read(new))}}
    before = {option.get("key"): option for option in old if isinstance(option, dict)}
    for option in new:
        was = before.get(option.get("key"), {}) if isinstance(option, dict) else {}
        for part in _STAGE_PARTS if was else ():
            values = [_blank_alike(each.get(part)) for each in (was, option)]
            if values[0] != values[1]:
                names = _OUTCOMES if part == "outcome" else named
                told = dict(zip(("before", "after"), (_listed(value, names) for value in values), strict=True))
                code, label = f"diff.option.{part}", _owned(owner, option.get("label", ""))
                yield Change("change", f"{path}.{option.get('key')}.{part}", phrase(code, label=label, **told))


def _blank_alike(value: Any) -> Any:
    """Return one nothing for all that says nothing: no list, an empty one, the outcome of most stages."""
    return None if value in ((), [], "", "open") else list(value) if isinstance(value, tuple) else value


def _listed(value: Any, named: Mapping[str, Words]) -> Any:
    if not isinstance(value, list):
        return _shown(named.get(value, value) if isinstance(value, str) else value)
    return reduce(_joined, (named.get(key, key) if isinstance(key, str) else str(key) for key in value))


def _unique_together(old: ObjectBody, new: ObjectBody, labels: Mapping[str, Words]) -> Iterator[Change]:
    sides: tuple[tuple[Op, ObjectBody, ObjectBody], ...] = (("remove", old, new), ("add", new, old))
    for op, these, those in sides:
        for keys in these.unique_together:
            if keys not in those.unique_together:
                told = reduce(_joined, (labels.get(key, key) for key in keys)) if keys else "—"
                yield Change(op, "unique_together", phrase(f"diff.unique.{op}", labels=told))


def _attributes(old: Any, new: Any, names: Sequence[str], path: str) -> Iterator[Change]:
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            told = {"before": _shown(before), "after": _shown(after)}
            yield Change("change", f"{path}{name}", phrase(f"diff.{name}", **told))


def _read(options: Sequence[Any] | None) -> tuple[Option, ...]:
    return tuple(
        Option(o.get("key", ""), o.get("label", ""), o.get("color", ""), o.get("retired", False))
        for o in options or ()
        if isinstance(o, dict) and isinstance(o.get("key", ""), str)
    )


def _owned(owner: Words | None, label: Words) -> Words:
    return label if owner is None else phrase("diff.owned", owner=owner, label=label)


def _joined(told: Words, label: Words) -> Words:
    return phrase("diff.joined", told=told, label=label)


def _type(field: FieldBody) -> Words:
    return DESIGNABLE[field.type].label if field.type in DESIGNABLE else field.type


def _setting(name: str) -> Words:
    """Return a setting's name for people; a draft may hold settings that its type does not know."""
    return phrase(f"setting.{name}") if name in _SETTINGS else name


def _shown(value: Any) -> Any:
    """Words stay words; nothing is shown as a dash."""
    return "—" if value is None or value == "" else value
