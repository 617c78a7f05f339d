"""Settings of a department field: none so far."""

from __future__ import annotations

from msgspec import Struct


class DepartmentSettings(Struct, frozen=True, forbid_unknown_fields=True):
    pass
