"""Settings of a relation field."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class RelationSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``target`` is an object's key; ``on_delete`` says what deleting the target does to the records that name it."""

    target: str = ""
    on_delete: Literal["refuse", "clear", "cascade"] = "refuse"
