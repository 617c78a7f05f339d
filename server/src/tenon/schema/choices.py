"""What the types of one or several options share: how a choice is read, refused, said, and how options are checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, Protocol

from tenon.kernel.words import resolve
from tenon.schema.bodies import Option, OptionSetBody
from tenon.schema.field_type import BadSetting, BadValue, FieldType, Need, OperatorSet, Storage, ValueContext
from tenon.schema.labels import bad_label
from tenon.schema.model import Field
from tenon.schema.options import SEPARATOR, Options, options_by_key

MAX_OPTIONS = 10_000

_OPTION_KEY = re.compile(r"[a-z0-9][a-z0-9_]{0,40}")
_COLOR = re.compile(r"([a-z][a-z0-9-]{0,40}|#[0-9a-fA-F]{6})?")


class Keyed(Protocol):
    """Something with a key that is used once among its like."""

    @property
    def key(self) -> str: ...


class ChoiceType(FieldType):
    """A type whose values are keys of options, of its own or of an option set that several fields share."""

    def options(self, settings: Any, option_sets: Mapping[str, OptionSetBody]) -> Options:
        if not settings.option_set:
            return options_by_key(settings.options)
        shared = option_sets.get(settings.option_set)
        return options_by_key(shared.options if shared else ())

    def check(self, field: Field) -> Iterator[BadSetting]:
        settings = field.settings
        if settings.option_set and settings.options:
            yield BadSetting("options", "M126")
        if not settings.option_set:
            yield from bad_options(settings.options, "options")

    def needs(self, field: Field) -> Iterator[Need]:
        if field.settings.option_set:
            yield Need("option_set", field.settings.option_set, "option_set")


class OneChoice(ChoiceType):
    """One option: stored by its key, typed by key or label."""

    storage: ClassVar[Storage] = "text"
    operator_set: ClassVar[OperatorSet] = "select"

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        if value is None or (isinstance(value, str) and not value.strip()):
            return {field.key: None}
        return {field.key: chosen(value, field, context).key}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"enum": [*field.options, None]}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return "" if value is None else said(value, field, context)


class SomeChoices(ChoiceType):
    """Several options, each once: stored by their keys in the order of the options."""

    storage: ClassVar[Storage] = "text[]"
    operator_set: ClassVar[OperatorSet] = "choices"
    sortable = False
    uniqueable = False
    measures = frozenset()

    def check(self, field: Field) -> Iterator[BadSetting]:
        yield from super().check(field)
        yield from bad_counts(field.settings)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        keys = {chosen(each, field, context).key for each in _named(value, field)}
        ordered = sorted(keys, key=field.options.place.__getitem__)
        return {field.key: counted(ordered, field)}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["array", "null"], "items": {"enum": [*field.options]}, "uniqueItems": True}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return "；".join(said(key, field, context) for key in value or ())


def chosen(value: object, field: Field, context: ValueContext) -> Option:
    """Return the option that ``value`` names.

    Raises:
        BadValue: ``F106``, there is none; ``F107``, it is retired, and the field does not hold it.
    """
    option = field.options.find(value) if isinstance(value, str) else None
    if option is None:
        raise BadValue(field, "F106", value=str(value)[:80])
    if option.retired and option.key not in (context.held if type(context.held) is list else (context.held,)):
        raise BadValue(field, "F107", value=resolve(option.label, context.language) or option.key)
    return option


def said(key: str, field: Field, context: ValueContext) -> str:
    """Return the label of an option; of one that is no more, its key."""
    option = field.options.get(key)
    return str(key) if option is None else resolve(option.label, context.language) or option.key


def counted(values: list[str], field: Field) -> list[str] | None:
    """Return the values if there are as many as ``min_count`` and ``max_count`` allow; none are None.

    Raises:
        BadValue: ``F150``, too few; ``F151``, too many.
    """
    low, high = getattr(field.settings, "min_count", 0), field.settings.max_count
    if values and len(values) < low:
        raise BadValue(field, "F150", min=low, actual=len(values))
    if high is not None and len(values) > high:
        raise BadValue(field, "F151", max=high, actual=len(values))
    return values or None


def bad_counts(settings: Any) -> Iterator[BadSetting]:
    """Yield what is wrong with ``min_count`` and ``max_count``."""
    low, high = getattr(settings, "min_count", 0), settings.max_count
    if low < 0 or low > MAX_OPTIONS:
        yield BadSetting("min_count", "M119", {"min": 0, "max": MAX_OPTIONS})
    elif high is not None and not max(1, low) <= high <= MAX_OPTIONS:
        yield BadSetting("max_count", "M119", {"min": max(1, low), "max": MAX_OPTIONS})


def bad_options(options: tuple[Option, ...], path: str) -> Iterator[BadSetting]:
    """Yield what is wrong with a list of options."""
    if len(options) > MAX_OPTIONS:
        yield BadSetting(path, "M125", {"max": MAX_OPTIONS, "count": len(options)})
    for place, option in enumerate(options):
        yield from bad_option(option, f"{path}[{place}]")
    yield from repeated(options, path)
    if all(option.retired for option in options):
        yield BadSetting(path, "M111", severity="warning")


def bad_option(option: Any, path: str) -> Iterator[BadSetting]:
    """Yield what is wrong with the key, the colour and the label of something that can be chosen."""
    yield from bad_key(option.key, f"{path}.key")
    if not _COLOR.fullmatch(option.color):
        yield BadSetting(f"{path}.color", "M123", {"value": option.color[:40]})
    yield from bad_label(option.label, f"{path}.label")


def bad_key(key: str, path: str) -> Iterator[BadSetting]:
    """Yield what is wrong with the key of something that can be chosen."""
    if not _OPTION_KEY.fullmatch(key):
        yield BadSetting(path, "M112", {"key": key[:60]})


def repeated(things: Iterable[Keyed], path: str) -> Iterator[BadSetting]:
    """Yield the keys that stand more than once."""
    seen = set()
    for place, thing in enumerate(things):
        if thing.key and thing.key in seen:
            yield BadSetting(f"{path}[{place}].key", "M103", {"key": thing.key[:60]})
        seen.add(thing.key)


def _named(value: object, field: Field) -> Iterable[object]:
    if value is None:
        return ()
    if isinstance(value, str):
        return split(value, field.options)
    if isinstance(value, list | tuple):
        return value
    raise BadValue(field, "F106", value=str(value)[:80])


def split(typed: str, options: Options) -> Iterator[str]:
    """Yield the names in a text; a label may itself hold what separates two of them.

    >>> known = options_by_key([Option("a", "甲"), Option("b", "乙、丙")])
    >>> list(split("甲；乙、丙", known)), list(split("甲,丁 ", known))
    (['甲', '乙、丙'], ['甲', '丁'])
    """
    edges = [(-1, 0), *(match.span() for match in SEPARATOR.finditer(typed)), (len(typed), -1)]
    place = 0
    while place < len(edges) - 1:
        start = edges[place][1]
        furthest = min(place + options.longest + 1, len(edges) - 1)
        ends = range(furthest, place + 1, -1)
        place = next((end for end in ends if options.find(typed[start : edges[end][0]])), place + 1)
        name = typed[start : edges[place][0]].strip()
        if name:
            yield name
