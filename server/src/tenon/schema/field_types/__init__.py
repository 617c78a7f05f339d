"""The field types, one folder each: a new one joins by its folder alone, whose ``TYPE`` is found here."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from tenon.schema.field_type import FieldType

FIELD_TYPES: dict[str, FieldType] = {
    folder.name: import_module(f"{__name__}.{folder.name}").TYPE for folder in iter_modules(__path__) if folder.ispkg
}
"""Every type that a field of the Catalog may have, those of system fields included."""

DESIGNABLE: dict[str, FieldType] = {key: each for key, each in FIELD_TYPES.items() if each.designable}
"""The types a field may be given in a designer."""
