"""How rows travel from the reading process to the one that asked: a length, then MessagePack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import IO, Any

import msgspec

from tenon.sheets.cells import Cell, tidy

ROWS, CHARACTERS = 1_000, 4_000_000
"""Rows of one message at most, and about how many characters."""

_READ: dict[str, Any] = {"d": date.fromisoformat, "m": datetime.fromisoformat, "t": time.fromisoformat}


def packed(cell: Any) -> Any:
    """Return a cell as MessagePack can carry it: days and times as ``{letter: text}``."""
    if cell.__class__ is str:
        return cell if cell and not cell.isspace() else None
    match cell:
        case datetime():
            return {"m": cell.isoformat()}
        case date():
            return {"d": cell.isoformat()}
        case time():
            return {"t": cell.isoformat()}
        case timedelta():
            return {"s": cell.total_seconds()}
        case _:
            return tidy(cell)


def unpacked(cell: Any) -> Cell:
    """Return the cell that ``packed`` was given."""
    if not isinstance(cell, dict):
        plain: Cell = cell
        return plain
    ((letter, content),) = cell.items()
    read: Cell = timedelta(seconds=content) if letter == "s" else _READ[letter](content)
    return read


def pipe(messages: Iterable[dict[str, Any]], out: IO[bytes]) -> None:
    """Write messages until the reader has gone or there are no more."""
    encode = msgspec.msgpack.Encoder().encode
    try:
        for message in messages:
            body = encode(message)
            out.write(len(body).to_bytes(4, "big") + body)
        out.flush()
    except BrokenPipeError:
        # The reader has seen enough; there is nobody to tell.
        pass


def received(source: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Yield the messages; an end in the middle of one is the end."""
    decode = msgspec.msgpack.Decoder(dict[str, Any]).decode
    while len(head := source.read(4)) == 4:
        body = source.read(int.from_bytes(head, "big"))
        yield decode(body)
