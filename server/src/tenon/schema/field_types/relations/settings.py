"""Settings of a relations field."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class RelationsSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``target`` is an object's key; ``on_delete`` says what deleting a record does to lists that name it."""

    target: str = ""
    on_delete: Literal["refuse", "clear"] = "refuse"
    max_count: int | None = None
