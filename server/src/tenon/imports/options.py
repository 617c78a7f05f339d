"""A value that a file has and a choice lacks becomes one of its options. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tenon.kernel.errors import FieldProblem, Invalid
from tenon.schema import Field, propose_key

Place = tuple[str, str]
"""Kind and key of the definition in which the options of a field stand."""


def place_of(object_key: str, field: Field | None) -> Place:
    """Return where the options of a field stand: in its object, or in an option set that others share.

    Raises:
        Invalid: it has none that people may add to (T215).
    """
    if field is None or not hasattr(field.settings, "options"):
        raise Invalid([FieldProblem("column", "T215")])
    shared = getattr(field.settings, "option_set", "")
    return ("option_set", shared) if shared else ("object", object_key)


def with_option(place: Place, body: Mapping[str, Any], field: Field, label: str) -> dict[str, Any]:
    """Return the body of a definition (plain JSON) with one option more, the last of its list."""
    option = {"key": propose_key(label, list(field.options)), "label": label}
    if place[0] == "option_set":
        return {**body, "options": [*body.get("options", ()), option]}
    return {**body, "fields": [_added(each, option) if each["key"] == field.key else each for each in body["fields"]]}


def _added(field: Mapping[str, Any], option: Mapping[str, Any]) -> dict[str, Any]:
    settings = field.get("settings", {})
    return {**field, "settings": {**settings, "options": [*settings.get("options", ()), option]}}
