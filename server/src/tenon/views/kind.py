"""Shared views as a kind of designed thing."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import msgspec

from tenon.access import FULL_ACCESS, Caller, Scope, Subject
from tenon.definitions import Context, DefinitionKind, Problem, Reference
from tenon.schema import Catalog, ObjectBody, build_object
from tenon.views.check import check_view
from tenon.views.compare import compare_views
from tenon.views.model import ViewBody
from tenon.views.names import leaves, named_fields

_ANYBODY = UUID(int=0)
_ANY_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def view_kind() -> DefinitionKind:
    """Return the kind ``view``."""
    return DefinitionKind(
        key="view",
        label={"zh-CN": "视图", "en-US": "View"},
        model=ViewBody,
        validate=_validate,
        references=_references,
        diff=compare_views,
    )


def _validate(body: ViewBody, context: Context) -> list[Problem]:
    try:
        caller = _reader_of_everything(body, context)
    except (KeyError, msgspec.ValidationError):
        # The object itself cannot be built; its own problems say so.
        return []
    return [Problem(problem.path, problem.code, problem.params) for problem in check_view(body, caller)]


def _reader_of_everything(body: ViewBody, context: Context) -> Caller:
    subject = Subject("member", _ANYBODY, "", context.workspace)
    scope = Scope(subject, 0, default=FULL_ACCESS)
    return Caller(subject, _catalog(body, context), scope, context.language, context.timezone, _ANY_MOMENT)


def _catalog(body: ViewBody, context: Context) -> Catalog:
    """Return what a view can name: its object, and the others where a condition leads over a relation."""
    every: dict[str, ObjectBody] = context.of("object")
    beyond = any("." in leaf.field for leaf in leaves(body.filter))
    needed = every if beyond else {key: every[key] for key in (body.object,) if key in every}
    option_sets = context.of("option_set")
    return Catalog(
        workspace=context.workspace,
        schema=context.schema,
        revision=0,
        language=context.language,
        timezone=context.timezone,
        currency="",
        objects={key: build_object(key, each, option_sets) for key, each in needed.items()},
    )


def _references(body: ViewBody) -> list[Reference]:
    """Return the object and its fields; what lies beyond a relation is named by the relation alone."""
    fields = [
        Reference("object", body.object, path, f"fields.{field.split('.')[0]}") for path, field in named_fields(body)
    ]
    return [Reference("object", body.object, "object"), *fields] if body.object else []
