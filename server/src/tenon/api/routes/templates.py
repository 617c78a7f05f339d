"""``/templates``: what a new object can be made after, and making one. Administrators alone."""

from __future__ import annotations

import msgspec
from litestar import get, post

from tenon.api.describe import words
from tenon.api.parts import Parts
from tenon.api.provided import Caller
from tenon.api.routes.definitions import DefinitionView, designing, shown
from tenon.definitions import without_defaults
from tenon.kernel.errors import NotFound
from tenon.kernel.words import Words
from tenon.packs import AlreadyThere
from tenon.schema import FIELD_TYPES, ObjectBody, copy_object


class TemplateField(msgspec.Struct):
    key: str
    type: str
    label: str
    required: bool


class TemplateView(msgspec.Struct):
    """A template with what its gallery shows of it."""

    key: str
    label: str
    description: str
    icon: str
    fields: list[TemplateField]


class Templates(msgspec.Struct):
    templates: list[TemplateView]


class ObjectWish(msgspec.Struct, forbid_unknown_fields=True):
    """An object to be made after a template or after another object, whichever is named."""

    key: str
    label: Words
    template: str = ""
    copy_of: str = ""


@get("/templates", summary="Templates of objects")
async def list_templates(parts: Parts, caller: Caller) -> Templates:
    designing(caller)
    return Templates([_view(key, body, caller) for key, body in parts.packs.templates().items()])


@post("/templates", summary="Make an object after a template or after another object")
async def make_object(parts: Parts, caller: Caller, data: ObjectWish) -> DefinitionView:
    workspace = designing(caller)
    model, model_key = await _model(parts, workspace, data)
    known = {
        (kind, row.key) for kind in ("object", "option_set") for row in await parts.definitions.list(workspace, kind)
    }
    if ("object", data.key) in known:
        raise AlreadyThere(name=f"object {data.key}")
    body = copy_object(model, model_key, data.key, data.label, known)
    saved = await parts.definitions.save_draft(
        workspace, caller.subject.user_id, "object", data.key, without_defaults(body), 0
    )
    return await shown(parts, caller, saved)


HANDLERS = (list_templates, make_object)


async def _model(parts: Parts, workspace: str, data: ObjectWish) -> tuple[ObjectBody, str]:
    """Return the body to copy and the key it has; a copy is made of what is under design, if anything is."""
    if data.template:
        found = parts.packs.templates().get(data.template)
        if found is None:
            raise NotFound
        return found, data.template
    definition = await parts.definitions.get(workspace, "object", data.copy_of)
    return msgspec.convert(definition.draft or definition.published or {}, ObjectBody), data.copy_of


def _view(key: str, body: ObjectBody, caller: Caller) -> TemplateView:
    fields = [
        TemplateField(field.key, field.type, words(field.label, caller), field.required)
        for field in body.fields
        if field.type in FIELD_TYPES
    ]
    return TemplateView(key, words(body.label, caller), words(body.description, caller), body.icon, fields)
