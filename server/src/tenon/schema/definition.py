"""The kinds of this room as data: option set, object, app."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from tenon.definitions import (
    Connection,
    Context,
    DefinitionKind,
    KindChange,
    Problem,
    Reference,
    Step,
    without_defaults,
)
from tenon.kernel.words import is_blank
from tenon.schema.activities import check_activity
from tenon.schema.bodies import AppBody, AppItem, FieldBody, ObjectBody, OptionSetBody
from tenon.schema.build import build_field, lines_key
from tenon.schema.check import check_label, check_object, check_options, check_symbol, check_target
from tenon.schema.compare import compare_apps, compare_objects, compare_option_sets
from tenon.schema.execute import lock_tables, run_steps
from tenon.schema.field_type import Need
from tenon.schema.field_types import DESIGNABLE
from tenon.schema.layouts import check_layouts
from tenon.schema.lines import line_bodies
from tenon.schema.model import PARENT_ID
from tenon.schema.plan import Place, plan
from tenon.schema.survey import Facts, count_values, survey_objects, survey_option_sets
from tenon.schema.table import qualified

MAX_APP_DEPTH = 3
MAX_APP_ITEMS = 500

FollowUp = Callable[[Any, str, str], Awaitable[None]]
"""Enqueues work on one object (transaction, workspace, object key) that follows a publish."""


@dataclass(frozen=True, slots=True)
class FollowUps:
    """Ports for what a publish leaves to jobs.

    Attributes:
        build_indexes: leads to ``schema.build_indexes``; without it indexes are made inside the publish.
        refresh_search: leads to rewriting ``search`` and the pinyin shadows of an object's records.
    """

    build_indexes: FollowUp | None = None
    refresh_search: FollowUp | None = None


def definition_kinds(follow_ups: FollowUps | None = None) -> tuple[DefinitionKind, ...]:
    """Return the kinds of this room, in the order in which they are published together."""
    return (_option_set_kind(), _object_kind(follow_ups or FollowUps()), _app_kind())


def _object_kind(follow_ups: FollowUps) -> DefinitionKind:
    async def apply(tx: Connection, change: KindChange, context: Context) -> None:
        await run_steps(tx, change.steps, online=follow_ups.build_indexes is not None)
        for key, steps in _plans(change.key, context).items():
            concurrent = [step for step in steps if step.concurrent]
            if follow_ups.build_indexes and any(step.sql for step in concurrent):
                await follow_ups.build_indexes(tx, context.workspace, key)
            if follow_ups.refresh_search and any(not step.sql for step in concurrent):
                await follow_ups.refresh_search(tx, context.workspace, key)

    return DefinitionKind(
        key="object",
        label={"zh-CN": "表", "en-US": "Object"},
        model=ObjectBody,
        tidy=_tidy_object,
        brief=_brief_object,
        validate=_validate_object,
        references=_object_references,
        diff=compare_objects,
        plan=_plan_object,
        survey=survey_objects,
        lock=_lock_objects,
        apply=apply,
        usage=_count_records,
    )


def _option_set_kind() -> DefinitionKind:
    return DefinitionKind(
        key="option_set",
        label={"zh-CN": "选项集", "en-US": "Option set"},
        model=OptionSetBody,
        validate=_validate_option_set,
        survey=survey_option_sets,
        diff=compare_option_sets,
    )


def _app_kind() -> DefinitionKind:
    return DefinitionKind(
        key="app",
        label={"zh-CN": "应用", "en-US": "App"},
        model=AppBody,
        validate=_validate_app,
        references=_app_references,
        diff=compare_apps,
    )


def _tidy_object(body: ObjectBody) -> ObjectBody:
    """Spell out every field's settings, so that readers need not know the defaults of its type."""
    return msgspec.structs.replace(body, fields=tuple(_tidy_field(field, _as_stored) for field in body.fields))


def _as_stored(settings: Any) -> Any:
    """Return the settings as JSON gives them back: a list of what was a tuple, so that both sides compare alike."""
    return msgspec.json.decode(msgspec.json.encode(settings))


def _brief_object(body: ObjectBody) -> Any:
    short = msgspec.structs.replace(body, fields=tuple(_tidy_field(field, without_defaults) for field in body.fields))
    return without_defaults(short)


def _tidy_field(field: FieldBody, form: Callable[[Any], Any]) -> FieldBody:
    """Rewrite the settings; those of a draft that do not have the type's shape stay and become a problem."""
    kind = DESIGNABLE.get(field.type)
    if kind is None:
        return field
    try:
        settings = msgspec.convert(field.settings, kind.settings)
    except msgspec.ValidationError:
        return field
    if kind.line_fields(settings):
        inner = tuple(_tidy_field(line, form) for line in kind.line_fields(settings))
        settings = msgspec.structs.replace(settings, fields=inner)
    return msgspec.structs.replace(field, settings=form(settings))


def _validate_object(body: ObjectBody, context: Context) -> list[Problem]:
    problems = [*check_object(body, context), *check_layouts(body), *check_activity(body)]
    facts = context.facts.get(context.key)
    return problems + list(facts.problems) if isinstance(facts, Facts) else problems


def _object_references(body: ObjectBody) -> list[Reference]:
    return [each for place, field in enumerate(body.fields) for each in _field_references(field, f"fields[{place}]")]


def _field_references(field: FieldBody, path: str) -> Iterator[Reference]:
    for need in _needs(field):
        if need.key:
            yield Reference(need.kind, need.key, f"{path}.settings.{need.path}")
    for place, line in enumerate(line_bodies(field)):
        yield from _field_references(line, f"{path}.settings.fields[{place}]")


def _needs(field: FieldBody) -> Iterator[Need]:
    """Yield what a field's settings name; nothing if they do not have the type's shape."""
    try:
        yield from DESIGNABLE[field.type].needs(build_field(field, {}))
    except (KeyError, msgspec.ValidationError):
        return


def _plan_object(old: ObjectBody | None, new: ObjectBody | None, context: Context) -> list[Step]:
    return [step for steps in _plans(context.key, context).values() for step in steps]


def _plans(key: str, context: Context) -> dict[str, list[Step]]:
    """Return the steps of each table of an object by its key, its own first, then those of its sub-tables."""
    facts = context.facts.get(key)
    if not isinstance(facts, Facts):
        return {}
    each = {key: facts, **facts.lines}
    return {name: plan(found.old, found.new, found.table, _place(context)) for name, found in each.items()}


def _place(context: Context) -> Place:
    titles = {key: body.title_field for key, body in context.of("object").items()}
    return Place(context.schema, context.role, context.language, context.timezone, titles)


async def _lock_objects(tx: Connection, changes: Sequence[KindChange], context: Context) -> None:
    steps: dict[str, Sequence[Step]] = {}
    for change in changes:
        facts = context.facts.get(change.key)
        if isinstance(facts, Facts):
            tables = {change.key: facts, **facts.lines}
            plans = _plans(change.key, context)
            steps |= {qualified(context.schema, key): plans[key] for key in tables if tables[key].table is not None}
    await lock_tables(tx, steps)


async def _count_records(connection: Connection, path: str, context: Context) -> int | None:
    body: ObjectBody | None = context.find("object", context.key)
    parts = path.removeprefix("fields.").split(".")
    field = next((each for each in body.fields if each.key == parts[0]), None) if body else None
    if field is None or not path.startswith("fields."):
        return None
    lines = line_bodies(field)
    if not lines:
        return await count_values(connection, qualified(context.schema, context.key), field.key)
    column = parts[3] if parts[1:3] == ["settings", "fields"] and len(parts) > 3 else PARENT_ID
    if column != PARENT_ID and column not in {line.key for line in lines}:
        return None
    return await count_values(connection, qualified(context.schema, lines_key(context.key, field.key)), column)


def _validate_option_set(body: OptionSetBody, context: Context) -> list[Problem]:
    surveyed = context.facts.get(context.key, ())
    return [*check_label(body.label, "label"), *check_options(body.options, "options"), *surveyed]


def _validate_app(body: AppBody, context: Context) -> list[Problem]:
    problems = [*check_label(body.label, "label"), *check_symbol(body.icon, "icon")]
    problems += _items(body.items, "items", 1, context)
    if _count(body.items) > MAX_APP_ITEMS:
        problems.append(Problem("items", "M133", {"max": MAX_APP_ITEMS}))
    return problems + list(_home(body, context))


def _home(body: AppBody, context: Context) -> Iterator[Problem]:
    """Yield what is wrong with what the workbench shows: its objects are there, and plans come from an activity."""
    if body.home is None:
        return
    for part, key in msgspec.structs.asdict(body.home).items():
        if key:
            yield from check_target("object", key, f"home.{part}", context)
    told: ObjectBody | None = context.find("object", body.home.activity)
    if told is not None and (told.activity is None or not told.activity.next_at):
        yield Problem("home.activity", "M244", {"object": told.label})


def _items(items: Sequence[AppItem], path: str, depth: int, context: Context) -> Iterator[Problem]:
    if depth > MAX_APP_DEPTH:
        yield Problem(path, "M132", {"max": MAX_APP_DEPTH})
        return
    for place, item in enumerate(items):
        at = f"{path}[{place}]"
        is_group = bool(item.items) or not is_blank(item.group)
        if is_group == bool(item.object):
            yield Problem(at, "M130")
        elif item.object:
            yield from check_target("object", item.object, f"{at}.object", context)
        else:
            yield from check_label(item.group, f"{at}.group")
            yield from _items(item.items, f"{at}.items", depth + 1, context)


def _count(items: Sequence[AppItem]) -> int:
    return sum(1 + _count(item.items) for item in items)


def _app_references(body: AppBody) -> list[Reference]:
    home = msgspec.structs.asdict(body.home) if body.home else {}
    shown = [Reference("object", key, f"home.{part}") for part, key in home.items() if key]
    return [*_item_references(body.items, "items"), *shown]


def _item_references(items: Sequence[AppItem], path: str) -> Iterator[Reference]:
    for place, item in enumerate(items):
        if item.object:
            yield Reference("object", item.object, f"{path}[{place}].object")
        yield from _item_references(item.items, f"{path}[{place}].items")
