"""What stands in the way of publishing an object, told from its body and its neighbours alone. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from tenon.definitions import Context, Problem, shape_problem
from tenon.kernel.names import is_key
from tenon.kernel.words import Words, is_blank
from tenon.schema.bodies import FieldBody, ObjectBody, Option
from tenon.schema.build import build_field, lines_key
from tenon.schema.field_type import BadValue, ValueContext
from tenon.schema.field_types import DESIGNABLE
from tenon.schema.field_types.number import limits
from tenon.schema.field_types.number.settings import NumberSettings
from tenon.schema.field_types.relation.settings import RelationSettings
from tenon.schema.field_types.select.settings import SelectSettings
from tenon.schema.field_types.text.settings import TextSettings
from tenon.schema.indexes import can_index
from tenon.schema.lines import MAX_LINE_FIELDS, MAX_LINES_KEY, RESERVED, line_bodies
from tenon.schema.model import Field

MAX_FIELDS = 500
MAX_OPTIONS = 10_000
MAX_LABEL = 200
MAX_HELP = 2000
MAX_TEXT = 100_000
MAX_DECIMALS = 10
MAX_UNIQUE_FIELDS = 8
MAX_TOGETHER = 640
"""Characters of the texts of one rule together: what fits into an index entry (2,704 bytes) whatever the script."""

TITLE_TYPES = frozenset({"text", "number"})

_OPTION_KEY = re.compile(r"[a-z0-9][a-z0-9_]{0,40}")
_SYMBOL = re.compile(r"([a-z][a-z0-9-]{0,40})?")
_COLOR = re.compile(r"([a-z][a-z0-9-]{0,40}|#[0-9a-fA-F]{6})?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
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
    problems += _repeated((field.key for field in body.fields), "fields[{}].key")
    problems += _unique_together(body)
    return problems


def check_label(label: Words, path: str) -> Iterator[Problem]:
    """Yield what is wrong with a name that must be there."""
    if is_blank(label):
        yield Problem(path, "M101")
    yield from check_words(label, path, MAX_LABEL)


def check_words(words: Words, path: str, longest: int) -> Iterator[Problem]:
    """Yield what is wrong with a text for people."""
    texts = {"": words} if isinstance(words, str) else words
    for language, text in texts.items():
        if language and not _LANGUAGE.fullmatch(language):
            yield Problem(path, "M122", {"language": language[:40]})
        if len(text) > longest:
            yield Problem(path, "M121", {"max": longest, "actual": len(text)})


def check_symbol(name: str, path: str) -> Iterator[Problem]:
    """Yield what is wrong with the name of an icon."""
    if not _SYMBOL.fullmatch(name):
        yield Problem(path, "M123", {"value": name[:40]})


def check_options(options: tuple[Option, ...], path: str) -> Iterator[Problem]:
    """Yield what is wrong with a list of options."""
    if len(options) > MAX_OPTIONS:
        yield Problem(path, "M125", {"max": MAX_OPTIONS, "count": len(options)})
    for place, option in enumerate(options):
        at = f"{path}[{place}]"
        if not _OPTION_KEY.fullmatch(option.key):
            yield Problem(f"{at}.key", "M112", {"key": option.key[:60]})
        if not _COLOR.fullmatch(option.color):
            yield Problem(f"{at}.color", "M123", {"value": option.color[:40]})
        yield from check_label(option.label, f"{at}.label")
    yield from _repeated((option.key for option in options), path + "[{}].key")
    if not any(not option.retired for option in options):
        yield Problem(path, "M111", severity="warning")


def _repeated(keys: Iterable[str], path: str) -> Iterator[Problem]:
    seen = set()
    for place, key in enumerate(keys):
        if key and key in seen:
            yield Problem(path.format(place), "M103", {"key": key[:60]})
        seen.add(key)


def _title(body: ObjectBody) -> Iterator[Problem]:
    types = {field.key: field.type for field in body.fields}
    if types.get(body.title_field) not in TITLE_TYPES:
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
    faults = list(_settings(field.settings, f"{path}.settings", context))
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
    if body.unique or body.indexed:
        yield Problem(f"{path}.{'unique' if body.unique else 'indexed'}", "M180")
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


def _indexed(field: Field, path: str) -> Iterator[Problem]:
    for wish in ("unique", "indexed"):
        if getattr(field, wish) and not can_index(field):
            yield Problem(f"{path}.{wish}", "M117", {"max": 200 if field.searchable else 500})


def _default(field: Field, path: str, context: Context) -> Iterator[Problem]:
    if field.type == "user" and field.default == "$me":
        return
    reading = ValueContext(now=_ANY_MOMENT, timezone=context.timezone, language=context.language)
    try:
        DESIGNABLE[field.type].parse(field.default, field, reading)
    except BadValue as error:
        yield Problem(f"{path}.default", error.problem.code, error.problem.params)


def _settings(settings: Any, path: str, context: Context) -> Iterator[Problem]:
    match settings:
        case TextSettings():
            if not 1 <= settings.max_length <= MAX_TEXT:
                yield Problem(f"{path}.max_length", "M119", {"min": 1, "max": MAX_TEXT})
        case NumberSettings():
            yield from _number(settings, path)
        case SelectSettings():
            yield from _select(settings, path, context)
        case RelationSettings():
            yield from check_target("object", settings.target, f"{path}.target", context)


def _number(settings: NumberSettings, path: str) -> Iterator[Problem]:
    if not 0 <= settings.decimals <= MAX_DECIMALS:
        yield Problem(f"{path}.decimals", "M119", {"min": 0, "max": MAX_DECIMALS})
        return
    if len(settings.unit) > 20:
        yield Problem(f"{path}.unit", "M121", {"max": 20, "actual": len(settings.unit)})
    try:
        low, high = limits(settings)
    except ArithmeticError:
        yield Problem(f"{path}.min", "M120")
        return
    if low > high:
        yield Problem(f"{path}.min", "M120")


def _select(settings: SelectSettings, path: str, context: Context) -> Iterator[Problem]:
    if settings.option_set and settings.options:
        yield Problem(f"{path}.options", "M126")
    if settings.option_set:
        yield from check_target("option_set", settings.option_set, f"{path}.option_set", context)
    else:
        yield from check_options(settings.options, f"{path}.options")


def check_target(kind: str, key: str, path: str, context: Context) -> Iterator[Problem]:
    """Yield what is wrong with a reference to another definition; one to itself is fine."""
    if (kind, key) in context.bodies:
        return
    code = "M108" if (kind, key) in context.drafts else "M107"
    yield Problem(path, code, {"key": key[:60]})


def _unique_together(body: ObjectBody) -> Iterator[Problem]:
    known = {field.key for field in body.fields}
    for place, keys in enumerate(body.unique_together):
        path = f"unique_together[{place}]"
        unknown = [key for key in keys if key not in known]
        if unknown:
            yield Problem(path, "M115", {"key": unknown[0][:60]})
        elif not 2 <= len(keys) <= MAX_UNIQUE_FIELDS or len(set(keys)) < len(keys):
            yield Problem(path, "M116", {"max": MAX_UNIQUE_FIELDS})
        elif sum(_length(field) for field in body.fields if field.key in keys) > MAX_TOGETHER:
            yield Problem(path, "M117", {"max": MAX_TOGETHER // len(keys)})


def _length(field: FieldBody) -> int:
    longest = field.settings.get("max_length", 200) if field.type == "text" else 0
    return longest if isinstance(longest, int) else 0
