"""What stands in the way of publishing an object, told from its body and its neighbours alone. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import msgspec

from tenon.definitions import Context, Problem, shape_problem
from tenon.kernel.names import is_key
from tenon.kernel.words import Words
from tenon.schema.bodies import FieldBody, ObjectBody, Option
from tenon.schema.build import build_field, lines_key
from tenon.schema.choices import bad_options
from tenon.schema.field_type import BadSetting, BadValue, Demand, FieldType, ValueContext
from tenon.schema.field_types import DESIGNABLE
from tenon.schema.indexes import can_index
from tenon.schema.labels import MAX_LABEL, bad_label, bad_words
from tenon.schema.lines import MAX_LINE_FIELDS, MAX_LINES_KEY, RESERVED, line_bodies
from tenon.schema.model import Field

MAX_FIELDS = 500
MAX_HELP = 2000
MAX_UNIQUE_FIELDS = 8
MAX_TOGETHER = 640
"""Characters of the texts of one rule together: what fits into an index entry (2,704 bytes) whatever the script."""

_SYMBOL = re.compile(r"([a-z][a-z0-9-]{0,40})?")
ME = "$me"
"""Stands for whoever writes, in fields that name people."""

_ANY_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def check_object(body: ObjectBody, context: Context) -> list[Problem]:
    """Return all problems of an object's body, in the order of the body."""
    problems = [*check_label(body.label, "label"), *check_symbol(body.icon, "icon")]
    problems += check_words(body.plural, "plural", MAX_LABEL)
    problems += check_words(body.description, "description", MAX_HELP)
    if len(body.fields) > MAX_FIELDS:
        problems.append(Problem("fields", "M114", {"max": MAX_FIELDS, "count": len(body.fields)}))
    problems += _title(body)
    for place, field in enumerate(body.fields):
        problems += _field(field, f"fields[{place}]", context)
        problems += _lines(field, f"fields[{place}]", context)
    problems += _demands(body)
    problems += _repeated((field.key for field in body.fields), "fields[{}].key")
    problems += _unique_together(body)
    return problems


def check_label(label: Words, path: str) -> Iterator[Problem]:
    """Yield what is wrong with a name that must be there."""
    yield from _problems(bad_label(label, path))


def check_words(words: Words, path: str, longest: int) -> Iterator[Problem]:
    """Yield what is wrong with a text for people."""
    yield from _problems(bad_words(words, path, longest))


def check_symbol(name: str, path: str) -> Iterator[Problem]:
    """Yield what is wrong with the name of an icon."""
    if not _SYMBOL.fullmatch(name):
        yield Problem(path, "M123", {"value": name[:40]})


def check_options(options: tuple[Option, ...], path: str) -> Iterator[Problem]:
    """Yield what is wrong with a list of options."""
    yield from _problems(bad_options(options, path))


def _problems(found: Iterable[BadSetting], path: str = "") -> Iterator[Problem]:
    for bad in found:
        at = f"{path}.{bad.path}" if path and bad.path else path or bad.path
        yield Problem(at, bad.code, bad.params, bad.severity)


def _repeated(keys: Iterable[str], path: str) -> Iterator[Problem]:
    seen = set()
    for place, key in enumerate(keys):
        if key and key in seen:
            yield Problem(path.format(place), "M103", {"key": key[:60]})
        seen.add(key)


def _title(body: ObjectBody) -> Iterator[Problem]:
    types = {field.key: DESIGNABLE.get(field.type) for field in body.fields}
    kind = types.get(body.title_field)
    if kind is None or not kind.titleable:
        yield Problem("title_field", "M106", {"key": body.title_field[:60]})


def _field(body: FieldBody, path: str, context: Context) -> Iterator[Problem]:
    if not is_key(body.key):
        yield Problem(f"{path}.key", "M102", {"key": body.key[:60]})
    yield from check_label(body.label, f"{path}.label")
    yield from check_words(body.help, f"{path}.help", MAX_HELP)
    kind = DESIGNABLE.get(body.type)
    if kind is None:
        yield Problem(f"{path}.type", "M104", {"type": body.type[:60], "known": ", ".join(DESIGNABLE)})
        return
    try:
        field = build_field(body, context.of("option_set"))
    except msgspec.ValidationError as error:
        found = shape_problem(str(error), f"{path}.settings")
        yield Problem(found.path, found.code, found.params)
        return
    if body.searchable and not kind.searchable:
        yield Problem(f"{path}.searchable", "M118", {"type": kind.label})
    faults = list(_settings(field, kind, f"{path}.settings", context))
    yield from faults
    if not any(fault.severity == "error" for fault in faults):
        yield from _indexed(field, path)
        yield from _default(field, path, context)


def _lines(body: FieldBody, path: str, context: Context) -> Iterator[Problem]:
    """Yield what is wrong with a sub-table; the fields of its lines are checked like those of an object."""
    kind = DESIGNABLE.get(body.type)
    if kind is None or kind.storage != "none":
        return
    key, lines = lines_key(context.key, body.key), line_bodies(body)
    if len(key) > MAX_LINES_KEY:
        yield Problem(f"{path}.key", "M175", {"key": body.key[:60], "actual": len(key), "max": MAX_LINES_KEY})
    for wish in ("indexed", "default"):
        if getattr(body, wish):
            yield Problem(f"{path}.{wish}", "M180")
    at = f"{path}.settings.fields"
    if len(lines) > MAX_LINE_FIELDS:
        yield Problem(at, "M179", {"count": len(lines), "max": MAX_LINE_FIELDS})
    for place, line in enumerate(lines):
        inner = DESIGNABLE.get(line.type)
        if line.key in RESERVED:
            yield Problem(f"{at}[{place}].key", "M178", {"key": line.key})
        if inner is not None and not inner.linable:
            yield Problem(f"{at}[{place}].type", "M177", {"type": inner.label})
        yield from _field(line, f"{at}[{place}]", context)
    yield from _repeated((line.key for line in lines), at + "[{}].key")


def _demands(body: ObjectBody) -> Iterator[Problem]:
    """Yield the fields that a value asks for though nobody can fill them beside it."""
    known = {field.key: field.type for field in body.fields}
    fillable = {key for key, kind in known.items() if _fillable(DESIGNABLE.get(kind))}
    for place, field in enumerate(body.fields):
        for demand in _demands_of(field):
            path = f"fields[{place}].settings.{demand.path}"
            for key in demand.fields:
                if key not in known:
                    yield Problem(path, "M145", {"key": key[:60], "value": demand.label})
                elif key == field.key or key not in fillable:
                    yield Problem(path, "M146", {"key": key[:60], "value": demand.label})


def _demands_of(body: FieldBody) -> Iterator[Demand]:
    """Yield what a field's values ask for; nothing if its settings do not have the type's shape."""
    try:
        yield from DESIGNABLE[body.type].demands(build_field(body, {}))
    except (KeyError, msgspec.ValidationError):
        return


def _fillable(kind: FieldType | None) -> bool:
    """Tell whether a person fills such a field, with a value that lies in the record itself."""
    return kind is not None and not kind.computed and kind.storage != "none"


def _indexed(field: Field, path: str) -> Iterator[Problem]:
    kind = DESIGNABLE[field.type]
    if field.unique and not kind.uniqueable:
        yield Problem(f"{path}.unique", "M109", {"type": kind.label})
        return
    if not field.columns:
        return
    for wish in ("unique", "indexed"):
        if getattr(field, wish) and not can_index(field):
            yield Problem(f"{path}.{wish}", "M117", {"max": 200 if field.searchable else 500})


def _default(field: Field, path: str, context: Context) -> Iterator[Problem]:
    kind = DESIGNABLE[field.type]
    wanted = field.default
    if wanted is None:
        return
    if kind.refers == "member":
        wanted = _without_me(wanted)
    reading = ValueContext(now=_ANY_MOMENT, timezone=context.timezone, language=context.language)
    try:
        kind.parse(wanted, field, reading)
    except BadValue as error:
        yield Problem(f"{path}.default", error.problem.code, error.problem.params)


def _without_me(default: object) -> object:
    if isinstance(default, list):
        return [each for each in default if each != ME]
    return None if default == ME else default


def _settings(field: Field, kind: FieldType, path: str, context: Context) -> Iterator[Problem]:
    yield from _problems(kind.check(field), path)
    for need in kind.needs(field):
        yield from check_target(need.kind, need.key, f"{path}.{need.path}", context)


def check_target(kind: str, key: str, path: str, context: Context) -> Iterator[Problem]:
    """Yield what is wrong with a reference to another definition; one to itself is fine."""
    if (kind, key) in context.bodies:
        return
    code = "M108" if (kind, key) in context.drafts else "M107"
    yield Problem(path, code, {"key": key[:60]})


def _unique_together(body: ObjectBody) -> Iterator[Problem]:
    known = {field.key: DESIGNABLE.get(field.type) for field in body.fields}
    for place, keys in enumerate(body.unique_together):
        path = f"unique_together[{place}]"
        unknown = [key for key in keys if key not in known]
        if unknown:
            yield Problem(path, "M115", {"key": unknown[0][:60]})
        elif not 2 <= len(keys) <= MAX_UNIQUE_FIELDS or len(set(keys)) < len(keys):
            yield Problem(path, "M116", {"max": MAX_UNIQUE_FIELDS})
        elif bare := [kind for key in keys if (kind := known[key]) is not None and not kind.uniqueable]:
            yield Problem(path, "M109", {"type": bare[0].label})
        elif sum(_length(field) for field in body.fields if field.key in keys) > MAX_TOGETHER:
            yield Problem(path, "M117", {"max": MAX_TOGETHER // len(keys)})


def _length(field: FieldBody) -> int:
    """Return how long the texts of a field may be; 0 for what is short or no text."""
    kind = DESIGNABLE.get(field.type)
    if kind is None or kind.storage != "text":
        return 0
    longest = field.settings.get("max_length", getattr(kind.settings(), "max_length", 0))
    return longest if isinstance(longest, int) else 0
