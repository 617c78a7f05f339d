"""Sample rows: from texts in a table to values that the write path takes.

The first column, ``ref``, names a row so that later tables can point to it; it is not stored. A cell ``@-30`` in a date
column means thirty days before the installation, so that sample data never look old.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from tenon.packs.errors import BadPack
from tenon.packs.model import SampleTable
from tenon.schema import FIELD_TYPES, Field, Object

REF = "ref"
_RELATIVE = re.compile(r"@([+-]\d{1,4})")

Refs = dict[tuple[str, str], UUID]
"""(object, ref) → the id that the row got."""


def values(
    table: SampleTable, target: Object, refs: Mapping[tuple[str, str], UUID], today: date
) -> list[dict[str, object]]:
    """Return one mapping of field key to value for each row; empty cells are left out.

    A relation may point to a row of an earlier table, not of its own; a list of them is separated by ``;``.

    Raises:
        BadPack: the head names a field that the object has not, or a relation points to no earlier row.
    """
    unknown = [name for name in table.head if name != REF and name not in target.fields]
    if unknown:
        raise BadPack(file=f"sample/{table.object}.csv", reason=", ".join(unknown))
    return [
        {
            name: _value(name, text, target, refs, today)
            for name, text in zip(table.head, row, strict=True)
            if text and name != REF
        }
        for row in table.rows
    ]


def _value(name: str, text: str, target: Object, refs: Mapping[tuple[str, str], UUID], today: date) -> object:
    field = target.fields[name]
    kind = FIELD_TYPES[field.type]
    if kind.refers == "record":
        found = [_found(name, each, field, target, refs) for each in (text.split(";") if kind.many else (text,))]
        return found if kind.many else found[0]
    relative = _RELATIVE.fullmatch(text)
    return (today + timedelta(days=int(relative[1]))).isoformat() if relative else text


def _found(name: str, text: str, field: Field, target: Object, refs: Mapping[tuple[str, str], UUID]) -> str:
    found = refs.get((field.settings.target, text.strip()))
    if found is None:
        raise BadPack(file=f"sample/{target.key}.csv", reason=f"{name} = {text}")
    return str(found)
