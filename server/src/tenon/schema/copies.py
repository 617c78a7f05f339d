"""An object made after another one: what pointed to the model points to the copy, what points nowhere is left out.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec.structs import replace

from tenon.kernel.words import Words
from tenon.schema.activities import without_fields
from tenon.schema.bodies import FieldBody, Layout, ObjectBody

_POINTERS = {"target": "object", "option_set": "option_set"}
"""Settings that name another definition, and its kind."""


def copy_object(
    model: ObjectBody, model_key: str, key: str, label: Words, known: Collection[tuple[str, str]]
) -> ObjectBody:
    """Return the body of an object ``key`` that is like ``model``.

    ``known`` are kind and key of what stands in the workspace: a field that names something else is left out, with
    its places in layouts and rules. A relation of the model to itself becomes one of the copy to itself.
    """
    there = {*known, ("object", key)}
    fields = tuple(_field(field, model_key, key) for field in model.fields)
    kept = tuple(field for field in fields if _reaches(field.settings, there))
    gone = {field.key for field in fields} - {field.key for field in kept}
    return replace(
        model,
        label=label,
        plural="",
        fields=tuple(_undemanding(field, gone) for field in kept),
        unique_together=tuple(rule for rule in model.unique_together if not gone & set(rule)),
        layouts=tuple(_without(layout, gone) for layout in model.layouts),
        activity=without_fields(model.activity, gone),
    )


def _field(field: FieldBody, model_key: str, key: str) -> FieldBody:
    settings: dict[str, Any] = _turned(field.settings, model_key, key)
    return replace(field, settings=settings)


def _turned(value: Any, model_key: str, key: str) -> Any:
    """Return the settings with every pointer to the model turned to the copy, those of inner fields too."""
    if isinstance(value, dict):
        return {
            name: key if name == "target" and inner == model_key else _turned(inner, model_key, key)
            for name, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [_turned(inner, model_key, key) for inner in value]
    return value


def _reaches(value: Any, there: Collection[tuple[str, str]]) -> bool:
    if isinstance(value, dict):
        return all(
            (_POINTERS[name], inner) in there
            if name in _POINTERS and isinstance(inner, str) and inner
            else _reaches(inner, there)
            for name, inner in value.items()
        )
    return all(_reaches(inner, there) for inner in value) if isinstance(value, list | tuple) else True


def _undemanding(field: FieldBody, gone: Collection[str]) -> FieldBody:
    """Return a field whose stages ask for none of the fields that are gone."""
    options = field.settings.get("options")
    if not gone or not isinstance(options, list | tuple):
        return field
    kept = [
        {**option, "needs": [key for key in option["needs"] if key not in gone]}
        if isinstance(option, dict) and isinstance(option.get("needs"), list | tuple)
        else option
        for option in options
    ]
    return replace(field, settings={**field.settings, "options": kept})


def _without(layout: Layout, gone: Collection[str]) -> Layout:
    tabs = tuple(
        replace(
            tab,
            groups=tuple(
                replace(group, items=tuple(item for item in group.items if item.field not in gone))
                for group in tab.groups
            ),
        )
        for tab in layout.tabs
    )
    return replace(layout, tabs=tabs)
