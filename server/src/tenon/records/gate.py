"""What every write has in common: the right to it, the controls of its statement, the check of its snapshot."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping, Sequence
from contextlib import aclosing, contextmanager
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from tenon.access import READ, Caller, Scope
from tenon.query import EVERY, View, Write, sees_all, visible_of
from tenon.records.carried import array_text, range_text
from tenon.records.errors import Contended, MetaChanged, NotAllowed, OutOfReach, ThroughRecord
from tenon.schema import Column
from tenon.store import Transaction

SALT_BYTES = 16
_GIVEN = ("owner_id", "created_at", "created_by")
"""System columns that a new row may bring along."""

BATCH_LIMIT = 10_000
CHUNK = 1_000
"""Rows of one set-wise statement. PostgreSQL writes them while the next ones are put into words for it."""


def _spread(content: object) -> object:
    """Write a range of days as PostgreSQL reads it inside of ``:rows``."""
    if isinstance(content, asyncpg.Range):
        return range_text(content)
    raise TypeError(type(content).__name__)


_json = msgspec.json.Encoder(enc_hook=_spread)


def open_view(caller: Caller, object_key: str, operation: str) -> View:
    """Open an object for an operation.

    Raises:
        UnknownObject: it does not exist for the caller.
        NotAllowed: the operation is not granted.
        ThroughRecord: the object holds lines, which are written with their record alone.
    """
    view = View(caller, object_key)
    if view.object.parent and operation != READ:
        record = view.catalog.object(view.object.parent)
        raise ThroughRecord(object=record.label, field=record.fields[view.object.parent_field].label)
    if not view.scope.may(operation):
        raise NotAllowed(operation=operation, object=view.object.label)
    return view


def as_system(caller: Caller, reason: str) -> Caller:
    """Return the caller with the rights of the system, for what follows from a write by rule; the actor stays he."""
    scope = Scope.system(caller.subject.workspace, reason=reason, epoch=caller.scope.epoch)
    return msgspec.structs.replace(caller, scope=scope)


def controls(caller: Caller, batch: UUID | None) -> dict[str, object]:
    """Return the values that every write statement takes: who, when, why, from which snapshot."""
    departments = caller.subject.department_ids
    return {
        ":rev": caller.catalog.revision,
        ":epoch": caller.scope.epoch,
        ":now": caller.now,
        ":actor": caller.subject.user_id,
        ":department": departments[0] if departments else None,
        ":source": caller.source,
        ":batch": batch,
        ":salt": os.urandom(SALT_BYTES),
    }


def check_snapshot(caller: Caller, row: asyncpg.Record) -> None:
    """Refuse an answer that another revision or epoch gave.

    Raises:
        MetaChanged: with the ones to compile from.
    """
    if row["meta_rev"] != caller.catalog.revision or row["perm_epoch"] != caller.scope.epoch:
        raise MetaChanged(row["meta_rev"], row["perm_epoch"])


async def send(tx: Transaction, write: Write, values: Mapping[str, object]) -> asyncpg.Record:
    """Send a statement about one record: alone in one round trip, or inside the transaction that has begun.

    A refused statement leaves the transaction usable.

    Raises:
        Contended: others hold the record for longer than a write may wait.
    """
    with _contention():
        if not tx.begun:
            row = await tx.fetchrow(write.text, *write.fill(values), final=True)
        else:
            async with tx.savepoint():
                row = await tx.fetchrow(write.text, *write.fill(values))
    assert row is not None, "a workspace without its revision row"  # noqa: S101 - the migration writes it
    return row


async def write_rows(
    tx: Transaction, caller: Caller, write: Write, batch: UUID | None, rows: Sequence[Mapping[str, Any]]
) -> tuple[int, list[bytes]]:
    """Send a set-wise statement in chunks; each row gets the salt of its log row.

    Returns:
        How many rows were written, and the JSON arrays of the records, one for each chunk.

    Raises:
        MetaChanged: the snapshot is outdated; the transaction must roll back.
    """
    count, bodies = 0, []
    worded = _worded(write, [rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK)])
    async with aclosing(worded):
        async for carried in worded:
            values = {**controls(caller, batch), **carried}
            with _contention():
                answer = await tx.fetchrow(write.text, *write.fill(values))
            assert answer is not None, "a workspace without its revision row"  # noqa: S101 - the migration writes it
            check_snapshot(caller, answer)
            count += answer["count"]
            bodies.append(answer["body"].encode())
    return count, bodies


async def _worded(write: Write, chunks: Sequence[Sequence[Mapping[str, Any]]]) -> AsyncGenerator[dict[str, Any], None]:
    """Yield the rows of each chunk as the statement takes them: made by a thread while the chunk before is written."""
    if not chunks:
        return
    carried, loop = _carried(write, chunks[0]), asyncio.get_running_loop()
    for chunk in chunks[1:]:
        coming = loop.run_in_executor(None, _carried, write, chunk)
        try:
            yield carried
        except BaseException:
            coming.cancel()
            raise
        carried = await coming
    yield carried


def given_system(rows: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return which system fields the new rows bring along, for ``insert_many``."""
    given = set().union(*(row.keys() & _GIVEN for row in rows))
    return tuple(name for name in _GIVEN if name in given)


async def demand_visible(tx: Transaction, view: View, rows: Sequence[Mapping[str, Any]]) -> None:
    """Demand that rows which were just written lie within the caller's rows.

    Raises:
        OutOfReach: one does not; the transaction must roll back.
    """
    if sees_all(view):
        return
    visible = await rows_of(tx, visible_of(view), ids=[row["id"] for row in rows])
    if visible[0][0] != len(rows):
        raise OutOfReach


def _carried(write: Write, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the rows as the statement takes them, each with a salt: by column, or as ``:rows``."""
    random = os.urandom(SALT_BYTES * len(rows)).hex()
    salts: list[Any] = [random[at : at + 2 * SALT_BYTES] for at in range(0, len(random), 2 * SALT_BYTES)]
    columns = write.columnwise
    if not columns:
        return {":rows": encoded([{**row, "salt": salt} for row, salt in zip(rows, salts, strict=True)])}
    contents = {name: [row.get(name) for row in rows] for name in columns if name not in ("salt", "search")}
    contents["salt"] = salts
    if "search" in columns:
        contents["search"] = [None if (pieces := row["search"]) is None else " ".join(pieces) for row in rows]
    return {EVERY + name: array_text(content) for name, content in contents.items()}


async def rows_of(tx: Transaction, write: Write, **values: object) -> list[asyncpg.Record]:
    """Send a lock or a look-up; ``ids=…`` fills ``:ids``."""
    with _contention():
        return await tx.fetch(write.text, *write.fill({f":{name}": value for name, value in values.items()}))


@contextmanager
def _contention() -> Iterator[None]:
    """Turn a lock that did not come, or came to a deadlock, into the advice to try again."""
    try:
        yield
    except (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError) as error:
        raise Contended from error


def encoded(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as the JSON text that ``:rows`` takes."""
    return _json.encode([{name: _in_hex(content) for name, content in row.items()} for row in rows]).decode()


def _in_hex(content: object) -> object:
    return f"\\x{content.hex()}" if isinstance(content, bytes) else content


def joined(arrays: Sequence[bytes]) -> bytes:
    """Join JSON arrays to one."""
    return b"[" + b",".join(array[1:-1] for array in arrays if len(array) > 2) + b"]"


def plain_columns(columns: Sequence[Column]) -> list[Column]:
    """Return the columns, each once, in order."""
    return list({column.name: column for column in columns}.values())
