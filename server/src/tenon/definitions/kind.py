"""A kind of designed thing, as data: the one value that a room hands to ``main`` to give its things a life."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from tenon.definitions.brief import without_defaults
from tenon.definitions.diff import structural_diff
from tenon.definitions.model import Change, Connection, Context, KindChange, Problem, Reference, Step
from tenon.kernel.words import Words


def _as_it_is(body: Any) -> Any:
    return body


def _no_problems(body: Any, context: Context) -> list[Problem]:
    return []


def _no_references(body: Any) -> list[Reference]:
    return []


def _no_steps(old: Any | None, new: Any | None, context: Context) -> list[Step]:
    return []


async def _nothing_to_survey(connection: Connection, changes: Sequence[KindChange], context: Context) -> dict[str, Any]:
    return {}


async def _nothing_to_lock(tx: Connection, changes: Sequence[KindChange], context: Context) -> None:
    return None


async def _nothing_to_apply(tx: Connection, change: KindChange, context: Context) -> None:
    return None


async def _not_counted(connection: Connection, path: str, context: Context) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class DefinitionKind:
    """How one kind of designed thing is read, checked, compared and put into effect.

    Attributes:
        key: the kind's name in addresses and texts, such as ``object``.
        label: its name for people.
        model: the Struct a body is decoded to; every attribute has a default, so that a draft may be incomplete, and
            ``forbid_unknown_fields`` is set, so that a typing slip is told.
        tidy: the canonical form of a decoded body (defaults inside free parts spelled out); called once on each save.
        brief: the body as plain values without defaults, for the text form.
        validate: all problems of a decoded body; pure.
        references: the other definitions that a decoded body names.
        diff: readable differences of two decoded bodies (None = not there); ``diff(a, a)`` is empty.
        plan: what publishing does beyond storing the body; pure, may use ``context.facts``.
        survey: reads what ``validate`` and ``plan`` need to know of the database, by key of the definition.
        lock: takes, as fast as it can, every lock that ``apply`` will need for all these changes.
        apply: effects inside the publish transaction, which runs as the owner of the workspace schema.
        usage: how many records hold a value at ``path`` of the definition ``context.key``; None = not countable.
    """

    key: str
    label: Words
    model: type[Struct]
    tidy: Callable[[Any], Any] = _as_it_is
    brief: Callable[[Any], Any] = without_defaults
    validate: Callable[[Any, Context], list[Problem]] = _no_problems
    references: Callable[[Any], list[Reference]] = _no_references
    diff: Callable[[Any | None, Any | None, Context], list[Change]] = structural_diff
    plan: Callable[[Any | None, Any | None, Context], list[Step]] = _no_steps
    survey: Callable[[Connection, Sequence[KindChange], Context], Awaitable[Mapping[str, Any]]] = _nothing_to_survey
    lock: Callable[[Connection, Sequence[KindChange], Context], Awaitable[None]] = _nothing_to_lock
    apply: Callable[[Connection, KindChange, Context], Awaitable[None]] = _nothing_to_apply
    usage: Callable[[Connection, str, Context], Awaitable[int | None]] = _not_counted
