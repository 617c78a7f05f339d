"""All words of the program: every room's ``texts.json`` in one, and those of every field type."""

from __future__ import annotations

from importlib import resources
from typing import Any

import msgspec

from tenon.kernel.texts import Texts
from tenon.schema import FIELD_TYPES

ROOMS = (
    "kernel",
    "expression",
    "store",
    "store.embedded",
    "identity",
    "jobs",
    "files",
    "calendar",
    "vault",
    "feed",
    "sheets",
    "definitions",
    "schema",
    "access",
    "query",
    "records",
    "views",
    "packs",
    "imports",
    "exports",
    "transfer",
    "ops",
    "api",
    "cli",
)


def all_texts() -> Texts:
    """Read the texts of every room.

    Raises:
        ValueError: two rooms claim one code.
    """
    types = (f"schema.field_types.{key}" for key in FIELD_TYPES)
    return Texts(_texts_of(room) for room in (*ROOMS, *types))


def _texts_of(room: str) -> dict[str, Any]:
    file = resources.files(f"tenon.{room}").joinpath("texts.json")
    return msgspec.json.decode(file.read_bytes()) if file.is_file() else {}
