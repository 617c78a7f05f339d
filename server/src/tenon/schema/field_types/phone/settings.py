"""Settings of a phone field."""

from __future__ import annotations

from msgspec import Struct


class PhoneSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``area_code`` (``0755``) is put before a number that is typed without one."""

    area_code: str = ""
