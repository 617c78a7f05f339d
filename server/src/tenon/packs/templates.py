"""Templates of objects: one text form each in the folder ``templates`` beside the packs. Data alone."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tenon.definitions import load_text
from tenon.kernel.errors import TenonError
from tenon.packs.errors import BadPack
from tenon.schema import ObjectBody

FOLDER = "templates"


def list_templates(root: Path) -> dict[str, ObjectBody]:
    """Return the templates below ``root`` by key, in the order of their file names.

    Raises:
        BadPack: a file is no text form of an object, or is not named for its key.
    """
    return dict(_read(path) for path in sorted((root / FOLDER).glob("*.yaml")))


def _read(path: Path) -> tuple[str, ObjectBody]:
    try:
        (kind, key), body = load_text(path.read_text("utf-8"))
        decoded = msgspec.convert(body, ObjectBody)
    except (OSError, UnicodeDecodeError, TenonError, msgspec.ValidationError) as error:
        raise BadPack(file=f"{FOLDER}/{path.name}", reason=str(error)) from error
    # a number before the name puts the gallery in order
    if kind != "object" or key != path.stem.partition("-")[2]:
        raise BadPack(file=f"{FOLDER}/{path.name}", reason=f"{kind}/{key}")
    return key, decoded
