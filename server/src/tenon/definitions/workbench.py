"""Getting a publish ready, without writing anything: decode, look at the whole, survey, validate, compare, plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from tenon.definitions.errors import UnknownKind
from tenon.definitions.kind import DefinitionKind
from tenon.definitions.model import (
    Address,
    Body,
    Change,
    Connection,
    Context,
    KindChange,
    Problem,
    PublishPlan,
    Snapshot,
    Step,
)
from tenon.definitions.shape import decode
from tenon.store import role_of, schema_of


class Work(msgspec.Struct, frozen=True):
    """One definition ready to be published; ``body`` are the plain values to store (None: retire)."""

    address: Address
    kind: DefinitionKind
    body: Body | None
    change: KindChange
    context: Context
    diff: tuple[Change, ...]
    problems: tuple[Problem, ...]


class Workbench:
    """Knows the kinds and turns bodies about to be published into ``Work``."""

    def __init__(self, kinds: Mapping[str, DefinitionKind]) -> None:
        self._kinds = kinds

    def kind(self, key: str) -> DefinitionKind:
        """Return a kind.

        Raises:
            UnknownKind: nobody registered it.
        """
        found = self._kinds.get(key)
        if found is None:
            raise UnknownKind(kind=key[:60])
        return found

    def context(
        self, snapshot: Snapshot, changes: Mapping[Address, Any | None], drafts: frozenset[Address] = frozenset()
    ) -> Context:
        """Return the workspace as it would stand: published bodies, overlaid with decoded ``changes``."""
        bodies = {
            (kind, key): msgspec.convert(body, self._kinds[kind].model)
            for (kind, key), body in snapshot.bodies.items()
            if kind in self._kinds and (kind, key) not in changes
        }
        bodies |= {address: body for address, body in changes.items() if body is not None}
        return Context(
            key="",
            workspace=snapshot.workspace,
            schema=schema_of(snapshot.workspace),
            role=role_of(snapshot.workspace),
            language=snapshot.language,
            timezone=snapshot.timezone,
            bodies=bodies,
            drafts=drafts - changes.keys(),
        )

    def problems(self, address: Address, body: Any, context: Context) -> list[Problem]:
        """Return what stands in the way of publishing a decoded body."""
        return self.kind(address[0]).validate(body, context.about(address[1]))

    async def prepare(
        self,
        connection: Connection,
        snapshot: Snapshot,
        bodies: Mapping[Address, Body | None],
        drafts: frozenset[Address],
    ) -> list[Work]:
        """Return the work of publishing ``bodies`` together, kinds in order of registration.

        Raises:
            Invalid: a body does not have the shape of its kind.
        """
        decoded = {
            address: None if body is None else decode(body, self.kind(address[0])) for address, body in bodies.items()
        }
        context = self.context(snapshot, decoded, drafts)
        work: list[Work] = []
        for kind in self._kinds.values():
            changes = [
                KindChange(key, self._old(snapshot, (each, key)), new)
                for (each, key), new in sorted(decoded.items(), key=lambda item: item[0])
                if each == kind.key
            ]
            if changes:
                facts = await kind.survey(connection, changes, context)
                work += [_ready(kind, change, context.about(change.key, facts)) for change in changes]
        return work

    def _old(self, snapshot: Snapshot, address: Address) -> Any | None:
        body = snapshot.bodies.get(address)
        return None if body is None else msgspec.convert(body, self._kinds[address[0]].model)


def _ready(kind: DefinitionKind, change: KindChange, context: Context) -> Work:
    problems = [] if change.new is None else kind.validate(change.new, context)
    blocked = any(problem.severity == "error" for problem in problems)
    steps = () if blocked else tuple(kind.plan(change.old, change.new, context))
    return Work(
        address=(kind.key, change.key),
        kind=kind,
        body=None if change.new is None else msgspec.to_builtins(change.new),
        change=msgspec.structs.replace(change, steps=steps),
        context=context,
        diff=tuple(kind.diff(change.old, change.new, context)),
        problems=tuple(problems),
    )


def told(work: Iterable[Work]) -> PublishPlan:
    """Return the plan of a publish for people; with several definitions each path begins with ``kind/key:``."""
    work = list(work)
    several = len(work) > 1
    return PublishPlan(
        diff=tuple(msgspec.structs.replace(c, path=_at(w, c.path, several)) for w in work for c in w.diff),
        steps=tuple(step for w in work for step in shown(w.change.steps)),
        problems=tuple(msgspec.structs.replace(p, path=_at(w, p.path, several)) for w in work for p in w.problems),
    )


def shown(steps: Iterable[Step]) -> list[Step]:
    """Return the steps that people are told of; one without text belongs to the step before it."""
    return [step for step in steps if step.text]


def _at(work: Work, path: str, several: bool) -> str:
    return f"{work.address[0]}/{work.address[1]}:{path}" if several else path
