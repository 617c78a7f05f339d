"""What crosses the door of the room: the values that describe a designed thing and its life. No I/O."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Protocol
from uuid import UUID

import msgspec
from msgspec import Struct

from tenon.kernel.words import Words

Address = tuple[str, str]
"""Kind and key: the name of a designed thing inside its workspace."""

Body = dict[str, Any]
"""A definition as plain JSON values, every attribute spelled out (see ``shape.canonical``)."""

Severity = Literal["error", "warning"]
Op = Literal["add", "remove", "change", "move"]
Risk = Literal["none", "rewrite", "lossy"]


class Connection(Protocol):
    """What this room asks of a lease or a transaction of ``store``."""

    async def execute(self, sql: str, *params: object) -> object: ...
    async def fetch(self, sql: str, *params: object) -> Sequence[Mapping[str, Any]]: ...
    async def fetchrow(self, sql: str, *params: object) -> Mapping[str, Any] | None: ...
    async def fetchval(self, sql: str, *params: object) -> Any: ...


class Problem(Struct, frozen=True):
    """Something that stands in the way of publishing (error) or that one should know (warning)."""

    path: str
    code: str
    params: dict[str, object] = {}
    severity: Severity = "error"


class Reference(Struct, frozen=True):
    """``path`` of the referring body names ``kind``/``key``, or its ``part`` (``fields.phone``; empty = the whole)."""

    kind: str
    key: str
    path: str
    part: str = ""


class Change(Struct, frozen=True):
    """One readable difference between two bodies; ``text`` has both languages."""

    op: Op
    path: str
    text: Words


class Step(Struct, frozen=True):
    """One thing that publishing does beyond storing the body.

    Attributes:
        text: what happens, in both languages.
        risk: ``rewrite`` locks the table for as long as its rows take, ``lossy`` hides values that do not fit.
        sql: one statement with ``$n`` for ``params``; empty if the work is not SQL.
        concurrent: done by a job after the publish, outside a transaction.
        act: work in place of ``sql`` that takes more than one statement, done inside of the transaction.
    """

    text: Words
    risk: Risk = "none"
    sql: str = ""
    params: tuple[object, ...] = ()
    concurrent: bool = False
    act: Callable[[Connection], Awaitable[None]] | None = None


class Context(Struct, frozen=True):
    """What a kind may look at: the workspace as it would stand after the publish, and the facts it surveyed itself.

    Attributes:
        key: the key of the definition in question.
        schema: the database schema of the workspace, ``w_crm``.
        role: the database role that serves the workspace and needs grants on what is created.
        timezone: IANA name.
        bodies: every published definition, decoded by its kind's model, overlaid with those about to be published.
        drafts: what has a draft that is not part of this publish.
        facts: what ``DefinitionKind.survey`` found out, by key of its own kind.
    """

    key: str
    workspace: str
    schema: str
    role: str
    language: str
    timezone: str
    bodies: Mapping[Address, Any]
    drafts: frozenset[Address] = frozenset()
    facts: Mapping[str, Any] = {}

    def find(self, kind: str, key: str) -> Any | None:
        """Return the decoded body of one definition, or None."""
        return self.bodies.get((kind, key))

    def of(self, kind: str) -> dict[str, Any]:
        """Return the decoded bodies of one kind by key."""
        return {key: body for (each, key), body in self.bodies.items() if each == kind}

    def about(self, key: str, facts: Mapping[str, Any] | None = None) -> Context:
        """Return the same context, looked at for another definition."""
        return msgspec.structs.replace(self, key=key, facts=self.facts if facts is None else facts)


class KindChange(Struct, frozen=True):
    """One definition on its way from ``old`` to ``new`` (decoded bodies; None = not there, i.e. created or retired)."""

    key: str
    old: Any | None
    new: Any | None
    steps: tuple[Step, ...] = ()


class Snapshot(Struct, frozen=True):
    """Everything published in one workspace at one revision. ``bodies`` are plain JSON values."""

    workspace: str
    revision: int
    epoch: int
    language: str
    timezone: str
    currency: str
    bodies: Mapping[Address, Body]


class Definition(Struct, frozen=True):
    """One designed thing with its published body, its draft and the draft's problems.

    ``version`` 0 means never published; ``draft_version`` counts the saves of the draft and guards against
    overwriting somebody else's; ``updated_at`` is UTC.
    """

    kind: str
    key: str
    version: int
    published: Body | None
    draft: Body | None
    draft_version: int
    problems: tuple[Problem, ...]
    updated_at: datetime
    updated_by: UUID | None


class Listed(Struct, frozen=True):
    """One row of the list of a kind; ``label`` is that of the published body, else of the draft."""

    kind: str
    key: str
    label: Words
    version: int
    has_draft: bool
    updated_at: datetime
    updated_by: UUID | None


class InForce(Struct, frozen=True):
    """One published definition of a kind: its body as plain JSON values, and the version that it is."""

    key: str
    version: int
    body: Body


class KindCount(Struct, frozen=True):
    kind: str
    label: Words
    count: int


class PublishPlan(Struct, frozen=True):
    """What publishing would do. It is possible if no problem has the severity ``error``."""

    diff: tuple[Change, ...]
    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]


class Published(Struct, frozen=True):
    """What publishing did. ``versions`` holds the new version of each definition; all share one ``revision``."""

    revision: int
    versions: Mapping[Address, int]
    diff: tuple[Change, ...]
    steps: tuple[Step, ...]


class Version(Struct, frozen=True):
    """One entry of a definition's history; ``at`` is UTC."""

    version: int
    at: datetime
    by: UUID | None
    note: str
    revision: int
    diff: tuple[Change, ...]


class VersionPage(Struct, frozen=True):
    """Newest first; ``next_cursor`` is None on the last page."""

    versions: tuple[Version, ...]
    next_cursor: str | None


class Use(Struct, frozen=True):
    """One place that refers to a definition; ``path`` lies inside the referring body."""

    kind: str
    key: str
    label: Words
    path: str


class Impact(Struct, frozen=True):
    used_by: tuple[Use, ...]
    records_with_value: int | None
