"""Files that a write names: why one of them cannot be held, and that the others are kept from now on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from tenon.files import group_words
from tenon.kernel.errors import FieldProblem
from tenon.query import View, attach_files, described_files, found_files, type_of
from tenon.records.gate import rows_of
from tenon.schema import Field
from tenon.store import Transaction

MEGABYTE = 1024 * 1024


async def keep_files(
    tx: Transaction, view: View, field: Field, wanted: set[UUID], records: Sequence[UUID]
) -> set[UUID]:
    """Note that ``records`` hold those files of ``wanted`` that ``field`` may hold, and return them."""
    actor = view.caller.subject.user_id
    asked = {"ids": sorted(wanted), "records": list(records), "actor": actor}
    found = {row["id"] for row in await rows_of(tx, found_files(view, field), **asked)}
    await rows_of(tx, attach_files(view), ids=sorted(found), now=view.caller.now)
    return found


async def files_in_the_way(
    tx: Transaction, view: View, field: Field, files: Sequence[UUID], record: UUID
) -> list[FieldProblem]:
    """Say of each file that ``field`` cannot hold why; of one that is not there for the caller no more than that.

    Asked after the statement that was refused: ``tx`` may have ended with it.
    """
    asked = {":ids": list(files), ":records": [record], ":actor": view.caller.subject.user_id}
    statement = described_files(view, field)
    found = {row["id"]: row for row in await tx.after(statement.text, *statement.fill(asked))}
    problems = [_problem(field, found[id]) if id in found else _absent(field) for id in files]
    told = list({(each.code, str(each.params)): each for each in problems if each is not None}.values())
    return told or [_absent(field)]


def _problem(field: Field, file: Any) -> FieldProblem | None:
    rule, name = type_of(field).file_rule(field), file["name"]
    if file["state"] != "stored":
        return FieldProblem(field.key, "F184", {"name": name})
    if file["media_type"] not in rule.media_types:
        return FieldProblem(field.key, "F182", {"name": name, "allowed": group_words(rule.groups)})
    if file["size_bytes"] > rule.max_bytes:
        return FieldProblem(
            field.key, "F183", {"name": name, "size": _shown(file["size_bytes"]), "max": _shown(rule.max_bytes)}
        )
    return None


def _absent(field: Field) -> FieldProblem:
    return FieldProblem(field.key, "R105", {"label": field.label})


def _shown(size: int) -> str:
    """Return a size as people read it, in kilobytes below one megabyte."""
    if size < MEGABYTE:
        return f"{-(-size // 1000)} KB"
    return f"{size / MEGABYTE:.1f}".removesuffix(".0") + " MB"
