"""Changing the type of a field: which changes are possible, and the SQL that carries the values over. Pure.

A value that does not fit becomes blank, and the old column stays, hidden, until somebody purges it.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from tenon.kernel.names import quote_ident
from tenon.kernel.words import resolve
from tenon.schema.amounts import PRECISION
from tenon.schema.field_types import FIELD_TYPES
from tenon.schema.model import Field
from tenon.schema.options import labels_of


class Conversion(Struct, frozen=True):
    """``value`` computes the new value, ``lost`` is true where something of the old one is lost; both use ``params``.

    The first parameter is ``$1``. Both are about rows whose old value is not blank.
    """

    value: str
    lost: str
    params: tuple[object, ...] = ()


def is_retyped(old: Field, new: Field) -> bool:
    """Tell whether the values of a field have to be carried over into another column."""
    return old.type != new.type or [c.sql_type for c in old.columns[:1]] != [c.sql_type for c in new.columns[:1]]


def conversion(old: Field, new: Field, language: str, timezone: str) -> Conversion | None:
    """Return how values are carried over, or None if the two types have nothing in common."""
    if not (old.columns and new.columns):
        return None
    column = quote_ident(old.column)
    match old.type, new.type:
        case "text", "number":
            return _typed(f"translate({column}, ',，￥¥$ 　元', '')", _decimal_pattern(new), new.columns[0].sql_type)
        case "text", "date":
            day = f"translate(split_part(btrim({column}), ' ', 1), '年月/.日', '----')"
            return _typed(day, r"^\d{4}-\d{1,2}-\d{1,2}$", "date")
        case "text", "datetime":
            moment = f"translate(btrim({column}), '年月/.日', '----')"
            pattern = r"^\d{4}-\d{1,2}-\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2})?)?$"
            return _typed(moment, pattern, "timestamp", " AT TIME ZONE $1::text", (timezone,))
        case "text", "select":
            words = {word: option.key for option in reversed(new.options.values()) for word in labels_of(option)}
            value = f"$1::text::jsonb ->> lower(normalize(btrim({column}), NFKC))"
            return Conversion(value, f"({value}) IS NULL", (_json(words),))
        case "select", "text":
            labels = {key: resolve(option.label, language) or key for key, option in old.options.items()}
            return Conversion(f"coalesce($1::text::jsonb ->> {column}, {column})", "false", (_json(labels),))
        case "select", "select":
            return Conversion(column, "false")
        case "number", "text":
            return _shortened(f"trim_scale({column})::text", new)
        case "number", "number":
            decimals = new.settings.decimals
            rounded = f"round({column}, {decimals})"
            value = f"CASE WHEN abs({rounded}) < 1e{PRECISION - decimals} THEN {rounded} END"
            return Conversion(value, f"({value}) IS DISTINCT FROM {column}")
        case "date", "text":
            return _shortened(f"to_char({column}, 'YYYY-MM-DD')", new)
        case "datetime", "text":
            return _shortened(f"to_char({column} AT TIME ZONE $1::text, 'YYYY-MM-DD HH24:MI:SS')", new, (timezone,))
        case "date", "datetime":
            return Conversion(f"{column}::timestamp AT TIME ZONE $1::text", "false", (timezone,))
        case "datetime", "date":
            local = f"({column} AT TIME ZONE $1::text)"
            return Conversion(f"{local}::date", f"{local}::time <> '00:00'", (timezone,))
    return _between_lists(old, new)


def _between_lists(old: Field, new: Field) -> Conversion | None:
    """Return how one choice or reference becomes a list of such, a list the one it holds, and keys stay keys."""
    before, after, column = FIELD_TYPES[old.type], FIELD_TYPES[new.type], quote_ident(old.column)
    if before.refers is not None and before.refers != "file":
        same = getattr(old.settings, "target", "") == getattr(new.settings, "target", "")
        if before.refers != after.refers or not same or before.many is after.many:
            return None
        if after.many:
            return Conversion(f"ARRAY[{column}]", "false")
        return Conversion(f"CASE WHEN cardinality({column}) = 1 THEN {column}[1] END", f"cardinality({column}) <> 1")
    if not (old.options and new.options) or not {before.operator_set, after.operator_set} <= {"select", "choices"}:
        return None
    keys, known = (list(new.options),), "$1::text[]"
    if before.many and after.many:
        return Conversion(f"CASE WHEN {column} <@ {known} THEN {column} END", f"NOT {column} <@ {known}", keys)
    one = f"{column}[1]" if before.many else column
    fits = f"{one} = ANY({known})" + (f" AND cardinality({column}) = 1" if before.many else "")
    value = f"ARRAY[{one}]" if after.many else one
    return Conversion(f"CASE WHEN {fits} THEN {value} END", f"NOT ({fits})", keys)


def _typed(text: str, pattern: str, sql_type: str, suffix: str = "", params: tuple[object, ...] = ()) -> Conversion:
    """Cast only what has the right form: the server's own reading takes too much ('now', 'NaN', '1/8/99')."""
    fits = f"{text} ~ '{pattern}' AND pg_input_is_valid({text}, '{sql_type}')"
    value = f"CASE WHEN {fits} THEN {text}::{sql_type}{suffix} END"
    # Mentions every parameter, so that the same list serves both statements.
    return Conversion(value, f"({value}) IS NULL", params)


def _shortened(text: str, new: Field, params: tuple[object, ...] = ()) -> Conversion:
    value = f"CASE WHEN length({text}) <= {int(new.settings.max_length)} THEN {text} END"
    return Conversion(value, f"({value}) IS NULL", params)


def _decimal_pattern(new: Field) -> str:
    decimals = new.settings.decimals
    fraction = rf"(\.\d{{0,{decimals}}}0*)?" if decimals else r"(\.0*)?"
    return rf"^[+-]?\d{{1,{PRECISION - decimals}}}{fraction}$"


def _json(mapping: dict[str, str]) -> str:
    return msgspec.json.encode(mapping).decode()
