"""Settings of a yes-or-no field."""

from __future__ import annotations

from msgspec import Struct


class BoolSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``must_be_yes``: a consent; "no" is refused."""

    must_be_yes: bool = False
