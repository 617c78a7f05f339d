"""The short form of a body, as people read it: what has its default is left out."""

from __future__ import annotations

from typing import Any

import msgspec


def without_defaults(value: Any) -> Any:
    """Return a decoded value as plain JSON values without the attributes that have their default."""
    if isinstance(value, msgspec.Struct):
        told = {}
        for field in msgspec.structs.fields(value):
            content = getattr(value, field.name)
            if content != _default(field):
                told[field.encode_name] = without_defaults(content)
        return told
    if isinstance(value, dict):
        return {key: without_defaults(content) for key, content in value.items()}
    if isinstance(value, list | tuple):
        return [without_defaults(each) for each in value]
    return value


def _default(field: Any) -> Any:
    if field.default is not msgspec.NODEFAULT:
        return field.default
    return msgspec.NODEFAULT if field.default_factory is msgspec.NODEFAULT else field.default_factory()
