"""Who asks and what he may: Subject, Scope, Caller. Frozen values without I/O; ``query`` compiles them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Literal, Protocol, Self
from uuid import UUID

import msgspec

from tenon.access.rows import NOTHING, All, RowFilter
from tenon.schema import Blind, Catalog, Sealed

READ, CREATE, UPDATE, DELETE = "read", "create", "update", "delete"


class Subject(msgspec.Struct, frozen=True):
    """A principal in one workspace. ``user_id`` is None for system work alone."""

    kind: Literal["member", "system"]
    user_id: UUID | None
    name: str
    workspace: str
    admin: bool = False
    department_ids: tuple[UUID, ...] = ()
    session_id: UUID | None = None
    language: str = "zh-CN"


class ObjectScope(msgspec.Struct, frozen=True):
    """What a principal may do with one object.

    ``readable`` and ``writable`` are field keys; None means every field. ``id`` and ``version`` are always readable,
    ``row`` bounds every operation: a record outside it does not exist for the caller.
    """

    operations: frozenset[str]
    row: RowFilter = All()
    readable: frozenset[str] | None = None
    writable: frozenset[str] | None = None

    def may(self, operation: str) -> bool:
        """Tell whether ``operation`` (``read``, ``create``, ``update``, ``delete``) is granted at all."""
        return operation in self.operations

    def can_read(self, field: str) -> bool:
        """Tell whether the field may be shown, and so be filtered, sorted, grouped, searched or named."""
        return self.readable is None or field in self.readable

    def can_write(self, field: str) -> bool:
        """Tell whether the caller may set the field: writable and readable."""
        return (self.writable is None or field in self.writable) and self.can_read(field)


NO_ACCESS = ObjectScope(frozenset(), NOTHING, frozenset(), frozenset())
FULL_ACCESS = ObjectScope(frozenset((READ, CREATE, UPDATE, DELETE)))


class Scope(msgspec.Struct, frozen=True, dict=True):
    """The rights of one subject at one permission epoch, for every object of the workspace.

    An object missing from ``granted`` has ``default``; a scope built from ``granted`` alone denies the rest.
    """

    subject: Subject
    epoch: int
    granted: Mapping[str, ObjectScope] = {}
    default: ObjectScope = NO_ACCESS
    may_design: bool = False
    reason: str = ""

    def object(self, key: str) -> ObjectScope:
        """Return the rights on the object ``key``; no rights if nothing was granted.

        The lines of a sub-table (``quotation__lines``) are rights on the field of the record they belong to.
        """
        parent, _, field = key.partition("__")
        return self._of_lines(key, parent, field) if field else self.granted.get(key, self.default)

    def _of_lines(self, key: str, parent: str, field: str) -> ObjectScope:
        record, own = self.object(parent), self.granted.get(key, FULL_ACCESS)
        if not (record.may(READ) and record.can_read(field)):
            return NO_ACCESS
        if record.can_write(field):
            return own
        return msgspec.structs.replace(own, operations=own.operations & {READ}, writable=frozenset())

    @cached_property
    def fingerprint(self) -> bytes:
        """Equal for scopes that compile to the same predicates and fields; a key for caches inside one process.

        A scope that reaches everything compiles alike for everybody, whoever the subject is.
        """
        if not self.granted and self.default == FULL_ACCESS:
            return b""
        subject = (self.subject.user_id, self.subject.department_ids)
        return msgspec.json.encode((subject, dict(self.granted), self.default))

    @classmethod
    def system(cls, workspace: str, *, reason: str, epoch: int = 0) -> Self:
        """Return the scope of system work: everything, under a reason that can be searched for and audited.

        Raises:
            ValueError: the reason is blank.
        """
        if not reason.strip():
            raise ValueError("system work needs a reason")
        subject = Subject(kind="system", user_id=None, name="system", workspace=workspace)
        return cls(subject, epoch, default=FULL_ACCESS, reason=reason)


class Sealer(Protocol):
    """The port to the keys of one workspace: what a sealed field stores, and by what it is found."""

    def seal(self, object_key: str, field_key: str, record_id: UUID, content: Sealed) -> bytes:
        """Return the ciphertext of a text, bound to the record it belongs to."""

    def blind(self, object_key: str, field_key: str, content: Blind) -> bytes:
        """Return the blind index of a text: equal texts of one field have equal ones."""

    def open(self, object_key: str, field_key: str, record_id: UUID, ciphertext: bytes) -> str:
        """Return the text of a ciphertext that was made for this field of this record."""


class Caller(msgspec.Struct, frozen=True):
    """One request's principal with the snapshot it works on.

    Attributes:
        now: UTC.
        timezone: an IANA name.
        sealer: the keys of the workspace; None where nothing sealed is written or asked for.
    """

    subject: Subject
    catalog: Catalog
    scope: Scope
    language: str
    timezone: str
    now: datetime
    source: str = "api"
    request_id: str = ""
    sealer: Sealer | None = None


def readable_fields(scope: ObjectScope, fields: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``fields`` that the scope lets its owner read, in the given order."""
    return tuple(field for field in fields if scope.can_read(field))
