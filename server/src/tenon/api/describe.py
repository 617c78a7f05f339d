"""Published objects as the caller may see them, for screens to be drawn from. Hidden fields are absent."""

from __future__ import annotations

from typing import Any

import msgspec

from tenon.access import CREATE, DELETE, READ, UPDATE, Caller, ObjectScope
from tenon.kernel.pinyin import syllables
from tenon.kernel.words import LANGUAGES, Words, resolve
from tenon.schema import (
    FIELD_TYPES,
    ActivityBody,
    Field,
    Layout,
    LayoutGroup,
    Object,
    Option,
    telling_of,
)


class May(msgspec.Struct):
    create: bool
    update: bool
    delete: bool
    design: bool


class ObjectHead(msgspec.Struct, kw_only=True):
    key: str
    label: str
    plural: str
    icon: str
    description: str
    title_field: str
    may: May


class FieldView(msgspec.Struct, kw_only=True):
    """``spelling``: the label's pinyin, syllables joined by ``_``, so that it is found by how it sounds."""

    key: str
    type: str
    label: str
    spelling: str
    help: str
    required: bool
    unique: bool
    read_only: bool
    system: bool
    searchable: bool
    default: Any
    settings: dict[str, Any]
    options: list[dict[str, Any]] | msgspec.UnsetType = msgspec.UNSET
    target: str | msgspec.UnsetType = msgspec.UNSET
    fields: list[FieldView] | msgspec.UnsetType = msgspec.UNSET
    operators: list[str]
    sortable: bool
    groupable: bool


class ItemView(msgspec.Struct, omit_defaults=True):
    """A field over ``span`` columns, a note, or a line across."""

    field: str = ""
    span: int = 1
    note: str = ""
    divider: bool = False


class GroupView(msgspec.Struct):
    key: str
    label: str
    columns: int
    collapsed: bool
    items: list[ItemView]


class TabView(msgspec.Struct):
    key: str
    label: str
    groups: list[GroupView]


class LayoutView(msgspec.Struct):
    """How a form is arranged for its uses; a use that no layout names shows every field in its order."""

    key: str
    label: str
    uses: list[str]
    tabs: list[TabView]


class ActivitiesView(msgspec.Struct):
    """Records of ``object`` tell what happened with this one's, which they name by their field ``relation``."""

    object: str
    relation: str
    label: str


class ObjectDescription(ObjectHead, kw_only=True):
    """``activity`` says which fields make its records activities, ``activities`` whose records tell of its own."""

    revision: int
    fields: list[FieldView]
    layouts: list[LayoutView]
    activity: ActivityBody | None
    activities: list[ActivitiesView]


def visible(caller: Caller, key: str) -> bool:
    """Tell whether the caller may know that the object exists."""
    return caller.scope.object(key).may(READ)


def head(found: Object, caller: Caller) -> ObjectHead:
    """Return an object without its fields."""
    return ObjectHead(**_head(found, caller))


def description(found: Object, caller: Caller) -> ObjectDescription:
    """Return an object with the fields that the caller may read, the system's own last."""
    scope = caller.scope.object(found.key)
    fields = [_field(each, scope, caller) for each in found.fields.values() if scope.can_read(each.key)]
    fields.sort(key=lambda view: view.system)
    layouts = [_layout(each, scope, caller) for each in found.layouts]
    return ObjectDescription(
        **_head(found, caller),
        revision=caller.catalog.revision,
        fields=fields,
        layouts=layouts,
        activity=_activity(found, scope),
        activities=_activities(found.key, caller),
    )


def _head(found: Object, caller: Caller) -> dict[str, Any]:
    scope = caller.scope.object(found.key)
    label = words(found.label, caller)
    return {
        "key": found.key,
        "label": label,
        "plural": found.many(caller.language, caller.catalog.language),
        "icon": found.icon,
        "description": words(found.description, caller),
        "title_field": found.title_field if scope.can_read(found.title_field) else "",
        "may": May(scope.may(CREATE), scope.may(UPDATE), scope.may(DELETE), caller.scope.may_design),
    }


def _field(field: Field, scope: ObjectScope, caller: Caller) -> FieldView:
    kind = FIELD_TYPES[field.type]
    label = words(field.label, caller)
    view = FieldView(
        key=field.key,
        type=field.type,
        label=label,
        spelling="" if label.isascii() else "_".join(syllables(label)),
        help=words(field.help, caller),
        required=field.required,
        unique=field.unique,
        read_only=not field.settable or kind.computed or not scope.can_write(field.key),
        system=field.system,
        searchable=field.searchable,
        default=field.default,
        settings=settings_of(field, caller),
        operators=list(kind.operators(field)),
        sortable=kind.sortable,
        groupable=kind.groupable,
    )
    own = getattr(field.settings, "options", None)
    if own is not None:
        view.options = [_option(option, scope, caller) for option in own or field.options.values()]
    if kind.refers == "record":
        view.target = field.settings.target
    if field.lines:
        view.target, view.fields = field.lines, _line_fields(field, caller)
    return view


def _option(option: Option, scope: ObjectScope, caller: Caller) -> dict[str, Any]:
    """Return a choice; of the fields that a stage needs those that the caller may read."""
    told: dict[str, Any] = _worded(msgspec.to_builtins(option), caller)
    if "needs" in told:
        told["needs"] = [key for key in told["needs"] if scope.can_read(key)]
    return told


def _activity(found: Object, scope: ObjectScope) -> ActivityBody | None:
    """Return the parts of an activity that the caller may read."""
    if found.activity is None:
        return None
    parts = msgspec.structs.asdict(found.activity)
    return ActivityBody(**{part: key if key and scope.can_read(key) else "" for part, key in parts.items()})


def _activities(target: str, caller: Caller) -> list[ActivitiesView]:
    objects = caller.catalog.objects
    return [
        ActivitiesView(told.object, told.relation, words(objects[told.object].label, caller))
        for told in telling_of(target, objects.values())
        if visible(caller, told.object) and caller.scope.object(told.object).can_read(told.relation)
    ]


def _line_fields(field: Field, caller: Caller) -> list[FieldView]:
    """Return the designed fields of a sub-table's lines."""
    scope = caller.scope.object(field.lines)
    lines = caller.catalog.objects[field.lines].own_fields
    return [_field(each, scope, caller) for each in lines if scope.can_read(each.key)]


def _layout(layout: Layout, scope: ObjectScope, caller: Caller) -> LayoutView:
    tabs = [
        TabView(tab.key, words(tab.label, caller), [_group(group, scope, caller) for group in tab.groups])
        for tab in layout.tabs
    ]
    return LayoutView(layout.key, words(layout.label, caller), list(layout.uses), tabs)


def _group(group: LayoutGroup, scope: ObjectScope, caller: Caller) -> GroupView:
    items = [
        ItemView(item.field, item.span, words(item.note, caller), item.divider)
        for item in group.items
        if not item.field or scope.can_read(item.field)
    ]
    return GroupView(group.key, words(group.label, caller), group.columns, group.collapsed, items)


def settings_of(field: Field, caller: Caller) -> dict[str, Any]:
    """Return a field's settings with all words in the caller's language.

    Options, and the fields of lines, stand beside them, not in them.
    """
    settings = msgspec.to_builtins(field.settings) if field.settings is not None else {}
    beside = ("options", "option_set", *(["fields"] if field.lines else []))
    return {name: _worded(value, caller) for name, value in settings.items() if name not in beside}


def _worded(value: Any, caller: Caller) -> Any:
    """Return a value of JSON with all words in it, at any depth, in the caller's language."""
    if isinstance(value, list):
        return [_worded(each, caller) for each in value]
    if not isinstance(value, dict):
        return value
    if value and value.keys() <= set(LANGUAGES):
        return words(value, caller)
    return {name: _worded(each, caller) for name, each in value.items()}


def words(text: Words, caller: Caller) -> str:
    """Return words in the caller's language."""
    return resolve(text, caller.language, caller.catalog.language)
