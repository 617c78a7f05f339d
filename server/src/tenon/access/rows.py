"""Row filters: which records of an object a grant reaches. A closed tree; its meaning in SQL is ``query.predicate``."""

from __future__ import annotations

from uuid import UUID

import msgspec

from tenon.kernel.condition import Condition


class All(msgspec.Struct, frozen=True, tag=True):
    """Every record of the workspace's object."""


class Nothing(msgspec.Struct, frozen=True, tag=True):
    """No record."""


class Own(msgspec.Struct, frozen=True, tag=True):
    """Records whose owner is the subject."""


class Departments(msgspec.Struct, frozen=True, tag=True):
    """Records of these departments; an empty tuple reaches nothing."""

    ids: tuple[UUID, ...]


class Where(msgspec.Struct, frozen=True, tag=True):
    """Records that satisfy a condition over fields the grant can read; unknown (NULL) means not visible."""

    condition: Condition


class Either(msgspec.Struct, frozen=True, tag=True):
    """Records that any of the parts reaches; no parts reach nothing."""

    parts: tuple[RowFilter, ...]


class Both(msgspec.Struct, frozen=True, tag=True):
    """Records that every part reaches; no parts reach everything."""

    parts: tuple[RowFilter, ...]


RowFilter = All | Nothing | Own | Departments | Where | Either | Both

ALL = All()
NOTHING = Nothing()
