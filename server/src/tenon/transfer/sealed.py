"""Encrypted values on their way: blank, or in plain text if somebody wants it so; encrypted again where they arrive.

They stand in two places, in the rows of their objects and in the log, under the same names of columns. What the keys
of the leaving server made means nothing to another one, nor to another workspace of the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import Sealer
from tenon.kernel.errors import TenonError
from tenon.schema import FIELD_TYPES, Blind, Catalog, Field, Sealed, SealedType

LOG = "sys_change_log"
_SIDES = ("before", "after")
_NULL = msgspec.Raw(b"null")

Row = dict[str, msgspec.Raw]


class SealedValues:
    """Rewrites lines that hold encrypted values; all others pass as they are. ``blank`` counts what was left out.

    Args:
        catalog: says which fields are encrypted.
        sealer: the keys of the workspace.
        plain: whether values travel in plain text.
    """

    def __init__(self, catalog: Catalog, sealer: Sealer, plain: bool) -> None:
        self._sealer = sealer
        self._plain = plain
        self.blank = 0
        found = {key: _sealed(object.fields) for key, object in catalog.objects.items()}
        self._fields = {key: fields for key, fields in found.items() if fields}
        self._marks = tuple({f'"{field.key}__index"'.encode() for each in self._fields.values() for field in each})

    def leaving(self, table: str, line: bytes) -> bytes:
        """Return a line without what only this server can read."""
        return self._rewritten(table, line, self._open)

    def arriving(self, table: str, line: bytes) -> bytes:
        """Return a line whose plain values are encrypted with the keys of this server."""
        return self._rewritten(table, line, self._seal) if self._plain else line

    def _rewritten(self, table: str, line: bytes, turn: Callable[[str, Field, UUID, Row], None]) -> bytes:
        if table == LOG:
            return self._of_log(line, turn) if any(mark in line for mark in self._marks) else line
        if table not in self._fields:
            return line
        row = msgspec.json.decode(line, type=Row)
        record = msgspec.json.decode(row["id"], type=UUID)
        for field in self._fields[table]:
            turn(table, field, record, row)
        return msgspec.json.encode(row)

    def _of_log(self, line: bytes, turn: Callable[[str, Field, UUID, Row], None]) -> bytes:
        entry = msgspec.json.decode(line, type=Row)
        object_key = msgspec.json.decode(entry["object"], type=str)
        if object_key not in self._fields:
            return line
        record = msgspec.json.decode(entry["record_id"], type=UUID)
        for side in _SIDES:
            row = msgspec.json.decode(entry[side], type=Row | None)
            if row is not None:
                for field in self._fields[object_key]:
                    turn(object_key, field, record, row)
                entry[side] = msgspec.Raw(msgspec.json.encode(row))
        return msgspec.json.encode(entry)

    def _open(self, object_key: str, field: Field, record: UUID, row: Row) -> None:
        cipher, index, mask = (column.name for column in field.columns)
        stored = msgspec.json.decode(row[cipher], type=str | None) if cipher in row else None
        if stored is None:
            return
        text = self._text(object_key, field, record, stored) if self._plain else None
        if text is None:
            self.blank += 1
        for name in (index, mask):
            row[name] = _NULL
        row[cipher] = _NULL if text is None else msgspec.Raw(msgspec.json.encode(text))

    def _text(self, object_key: str, field: Field, record: UUID, stored: str) -> str | None:
        try:
            return self._sealer.open(object_key, field.key, record, bytes.fromhex(stored.removeprefix("\\x")))
        except (TenonError, ValueError):
            # A damaged ciphertext was lost long before; it must not keep everything else from leaving.
            return None

    def _seal(self, object_key: str, field: Field, record: UUID, row: Row) -> None:
        cipher, index, mask = (column.name for column in field.columns)
        text = msgspec.json.decode(row[cipher], type=str | None) if cipher in row else None
        if text is None:
            return
        kind = FIELD_TYPES[field.type]
        assert isinstance(kind, SealedType)  # noqa: S101 - only those are looked at
        own = not kind.indexed(field)
        blind = Blind(f"{record}\n{text}" if own else text, form=kind.blind)
        row[cipher] = _bytes(self._sealer.seal(object_key, field.key, record, Sealed(text)))
        row[index] = _bytes(self._sealer.blind(object_key, field.key, blind))
        row[mask] = msgspec.Raw(msgspec.json.encode(kind.mask(text)))


def _sealed(fields: Mapping[str, Field]) -> list[Field]:
    return [field for field in fields.values() if isinstance(FIELD_TYPES.get(field.type), SealedType)]


def _bytes(content: bytes) -> msgspec.Raw:
    told: Any = "\\x" + content.hex()
    return msgspec.Raw(msgspec.json.encode(told))
