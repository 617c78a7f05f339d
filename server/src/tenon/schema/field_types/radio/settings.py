"""Settings of a field of radio buttons."""

from __future__ import annotations

from msgspec import Struct

from tenon.schema.bodies import Option


class RadioSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Its own ``options``, or the key of an ``option_set`` that several fields share."""

    options: tuple[Option, ...] = ()
    option_set: str = ""
