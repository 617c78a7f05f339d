"""The values of the room: a change as the log holds it, a position in the log, a consumer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Self
from uuid import UUID

import asyncpg
import msgspec

from tenon.store import Transaction


class Position(NamedTuple):
    """A place in the log: transaction id, then log id. Later places compare greater.

    >>> str(Position(755, 12)), Position.parse("755.12"), Position.parse("755;12")
    ('755.12', Position(xid=755, id=12), None)
    """

    xid: int
    id: int

    def __str__(self) -> str:
        return f"{self.xid}.{self.id}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read what ``str`` wrote; None for anything else."""
        xid, dot, number = text.partition(".")
        plain = dot and text.isascii() and xid.isdigit() and number.isdigit() and len(text) <= 40
        return cls(int(xid), int(number)) if plain and int(xid) < 2**63 and int(number) < 2**63 else None


class Change(msgspec.Struct, frozen=True):
    """One row of ``sys_change_log``. ``at`` is UTC; ``before`` and ``after`` hold the changed columns only.

    ``record_id`` is None for a row that stands for a whole batch (a back-fill, a recalculation).
    """

    position: Position
    at: datetime
    actor: UUID | None
    source: str
    batch_id: UUID | None
    object: str
    record_id: UUID | None
    op: str
    version: int | None
    changed: tuple[str, ...]
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


class Consumer(msgspec.Struct, frozen=True):
    """Somebody who must see every change.

    ``handle`` gets the transaction that moves the cursor; if it raises, the same rows come again. A version of a record
    that it has already seen is to be skipped.
    """

    name: str
    handle: Callable[[Transaction, str, Sequence[Change]], Awaitable[None]]


def change_of(row: asyncpg.Record) -> Change:
    """Read a row of the statements ``changes_after`` (with contents) and ``tail_after`` (without)."""
    return Change(
        position=Position(row["xid"], row["id"]),
        at=row["at"],
        actor=row["actor"],
        source=row["source"],
        batch_id=row["batch_id"],
        object=row["object"],
        record_id=row["record_id"],
        op=row["op"],
        version=row["version"],
        changed=tuple(row["changed"] or ()),
        before=_json(row.get("before")),
        after=_json(row.get("after")),
    )


def in_version_order(changes: Sequence[Change]) -> list[Change]:
    """Put the changes of each record into the order of their versions; the places that they take together stay.

    The log is read by transaction id, and a transaction with a smaller id may have changed the record later.
    """
    places: dict[tuple[str, UUID], list[int]] = {}
    for place, change in enumerate(changes):
        if change.record_id is not None:
            places.setdefault((change.object, change.record_id), []).append(place)
    ordered = list(changes)
    for taken in places.values():
        if len(taken) > 1:
            for place, change in zip(taken, sorted((changes[p] for p in taken), key=_version), strict=True):
                ordered[place] = change
    return ordered


def _version(change: Change) -> int:
    return change.version or 0


def _json(text: str | None) -> dict[str, Any] | None:
    return None if text is None else msgspec.json.decode(text)
