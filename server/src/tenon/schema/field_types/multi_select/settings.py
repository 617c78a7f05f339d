"""Settings of a multiple-select field."""

from __future__ import annotations

from msgspec import Struct

from tenon.schema.bodies import Option


class MultiSelectSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Its own ``options`` or an ``option_set``; at least ``min_count`` (once any is chosen), at most ``max_count``."""

    options: tuple[Option, ...] = ()
    option_set: str = ""
    min_count: int = 0
    max_count: int | None = None
