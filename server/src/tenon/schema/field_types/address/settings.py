"""Settings of an address field."""

from __future__ import annotations

from msgspec import Struct

from tenon.schema.regions import Depth


class AddressSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``depth`` is how far down the region is offered; ``detail_required`` asks for street and number as well."""

    depth: Depth = "district"
    detail_required: bool = False
