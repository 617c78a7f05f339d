"""A sealed value is read: by whoever could write it, and never without a row in the log that he did."""

from __future__ import annotations

import os
from typing import Any
from uuid import UUID

from tenon.access import READ, UPDATE, Caller
from tenon.kernel.errors import FieldProblem, Invalid, NotFound
from tenon.query import lock_rows
from tenon.records.errors import MetaChanged, NotAllowed
from tenon.records.gate import SALT_BYTES, open_view, rows_of
from tenon.schema import FIELD_TYPES, SealedType
from tenon.store import Transaction, current_revision, load

_queries = load(__name__)


async def reveal(tx: Transaction, caller: Caller, object_key: str, record_id: UUID, field_key: str) -> dict[str, Any]:
    """Return ``{"value"}`` of a sealed field, and what else its type knows of it; a blank one is None.

    Nobody may be told before ``tx`` has committed: the log row and the answer have one fate.

    Raises:
        Invalid: the caller can see no sealed field of this key.
        NotAllowed: he may not write the field.
        NotFound: the record is absent, deleted, or not for this caller.
        MetaChanged: compile again from a newer snapshot.
    """
    view = open_view(caller, object_key, READ)
    field = view.object.fields.get(field_key) if view.scope.can_read(field_key) else None
    kind = FIELD_TYPES[field.type] if field else None
    if field is None or not isinstance(kind, SealedType):
        raise Invalid([FieldProblem("field", "R109", {"name": field_key[:80]})])
    if not view.scope.may(UPDATE) or not view.scope.can_write(field_key):
        raise NotAllowed(operation=UPDATE, object=view.object.label)
    found = await rows_of(tx, lock_rows(view, field.columns[:1]), ids=[record_id])
    if not found or found[0]["deleted"]:
        raise NotFound
    await tx.execute(
        _queries.of(caller.catalog.workspace)["log_reveal"],
        caller.now,
        caller.subject.user_id,
        caller.source,
        object_key,
        record_id,
        found[0]["version"],
        field_key,
        os.urandom(SALT_BYTES),
    )
    await _check_snapshot(tx, caller)
    ciphertext = found[0][field.column]
    if ciphertext is None:
        return {"value": None}
    if caller.sealer is None:
        raise RuntimeError("a sealed value without the keys of the workspace")
    text = caller.sealer.open(object_key, field_key, record_id, ciphertext)
    return {"value": text, **kind.details(text)}


async def _check_snapshot(tx: Transaction, caller: Caller) -> None:
    now = await current_revision(tx, caller.catalog.workspace)
    if (now.meta_rev, now.perm_epoch) != (caller.catalog.revision, caller.scope.epoch):
        raise MetaChanged(now.meta_rev, now.perm_epoch)
