"""Sealed values: what a field type marked as secret becomes bytes before any statement sees it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tenon.access import Caller
from tenon.schema import Blind, Object, Sealed


def seal_columns(caller: Caller, object: Object, record_id: UUID, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return database values by column with every sealed text encrypted for the record it belongs to."""
    sealed = dict(columns)
    for name, content in columns.items():
        if type(content) is Sealed or type(content) is Blind:
            sealed[name] = _bytes(caller, object, name.split("__")[0], record_id, content)
    return sealed


def _bytes(caller: Caller, object: Object, field_key: str, record_id: UUID, content: Sealed | Blind) -> bytes:
    if caller.sealer is None:
        raise RuntimeError("a sealed value without the keys of the workspace")
    if isinstance(content, Sealed):
        return caller.sealer.seal(object.key, field_key, record_id, content)
    if content.own:
        content = Blind(f"{record_id}\n{content.text}", content.bits, content.form)
    return caller.sealer.blind(object.key, field_key, content)
