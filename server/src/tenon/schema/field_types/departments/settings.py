"""Settings of a departments field."""

from __future__ import annotations

from msgspec import Struct


class DepartmentsSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``max_count``: how many may be chosen; None for as many as a list may hold."""

    max_count: int | None = None
