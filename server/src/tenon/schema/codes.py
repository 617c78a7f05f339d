"""Values that are one code or number: typed, pasted or imported in many spellings, stored in one."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from tenon.schema.characters import bare, is_storable
from tenon.schema.field_type import BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.model import Field

LONGEST = 1000
"""Characters of a code that are looked at, whatever the type: nobody types as many."""

_EXACT = 10**15
"""A whole number above it has lost digits where it was held as a floating-point number."""

_SCIENTIFIC = re.compile(r"([0-9])(?:\.([0-9]{1,18}))?[eE]\+?([0-9]{1,2})")


class CodeType(FieldType):
    """A field type whose value is one code. ``read`` gives the one spelling, and takes it again."""

    storage: ClassVar[Storage] = "text"
    operator_set: ClassVar[OperatorSet] = "text"
    searchable = True
    titleable = True

    def read(self, typed: str, field: Field, context: ValueContext) -> str:
        """Return the spelling that is stored; ``typed`` is not blank and holds no invisible characters.

        Raises:
            BadValue: it is no such code.
        """
        raise NotImplementedError

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        typed = typed_code(value, field)
        return {field.key: None if typed is None else self.read(typed, field, context)}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"]}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return value or ""

    def search_text(self, value: Any, field: Field) -> str | None:
        return value or None


def typed_code(value: object, field: Field) -> str | None:
    """Return what was typed in plain characters on one line, None if it is blank.

    Spreadsheets and programs give numbers instead of digits: whole ones are taken as long as they are exact.

    Raises:
        BadValue: it is no text, cannot be stored, or is far too long.
    """
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        value = str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadValue(field, "F110")
    if not is_storable(value):
        raise BadValue(field, "F112")
    if len(value) > LONGEST:
        raise BadValue(field, "F102", max=LONGEST, actual=len(value))
    return bare(value) or None


def digits_in_full(typed: str, field: Field) -> str:
    """Return ``1.3800001234E+10`` as ``13800001234``, and everything else as it is.

    Raises:
        BadValue: a spreadsheet has cut digits off, as in ``1.38E+10``.
    """
    found = _SCIENTIFIC.fullmatch(typed)
    if found is None:
        return typed
    fraction, exponent = found[2] or "", int(found[3])
    if len(fraction) != exponent:
        raise BadValue(field, "F132")
    return found[1] + fraction
