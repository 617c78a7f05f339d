"""What a filter asks of encrypted fields is kept in no job: it stands there encrypted.

A job lies in the database for good, and administrators read what was exported; neither may learn a number that nobody
may read without leaving a trace.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import Caller
from tenon.exports.model import Wish
from tenon.kernel.words import Words
from tenon.query import View, type_of
from tenon.schema import Field, Sealed

_PLACE = ("sys_job", "filter")
"""What the ciphertext is bound to, in the place of an object and a field."""


def names_sealed(view: View, filter: object) -> bool:
    """Tell whether a filter compares an encrypted field with something."""
    told = (leaf for leaf in _leaves(filter) if leaf.get("value") is not None)
    return any(type_of(field).sealed for leaf in told for field in _fields(view, leaf))


def shown(view: View, filter: Any) -> Any:
    """Return the filter as everybody may see it: without the values that encrypted fields are compared with."""
    if isinstance(filter, dict) and "field" in filter:
        return {**filter, "value": None} if names_sealed(view, filter) else filter
    if isinstance(filter, dict):
        return {word: shown(view, part) for word, part in filter.items()}
    return [shown(view, part) for part in filter] if isinstance(filter, list) else filter


def labels(view: View, filter: object) -> dict[str, list[Words]]:
    """Return the names of the fields that a filter compares, by path, from the object outwards."""
    return {str(leaf["field"]): [field.label for field in _fields(view, leaf)] for leaf in _leaves(filter)}


def sealed_filter(caller: Caller, place: UUID, filter: object) -> str:
    """Return the filter encrypted, bound to ``place``."""
    assert caller.sealer is not None, "a session without the keys of its workspace"  # noqa: S101 - main gives them
    text = Sealed(msgspec.json.encode(filter).decode())
    return base64.b64encode(caller.sealer.seal(*_PLACE, place, text)).decode()


def opened(caller: Caller, place: UUID, sealed: str, wish: Wish) -> Wish:
    """Return the wish with the filter that ``sealed_filter`` encrypted."""
    assert caller.sealer is not None, "a job without the keys of its workspace"  # noqa: S101 - main gives them
    text = caller.sealer.open(*_PLACE, place, base64.b64decode(sealed))
    return msgspec.structs.replace(wish, filter=msgspec.json.decode(text))


def _leaves(filter: object) -> Iterator[dict[str, Any]]:
    if isinstance(filter, list):
        for part in filter:
            yield from _leaves(part)
    elif isinstance(filter, dict) and "field" in filter:
        yield filter
    elif isinstance(filter, dict):
        for part in filter.values():
            yield from _leaves(part)


def _fields(view: View, leaf: dict[str, Any]) -> Iterator[Field]:
    *hops, name = str(leaf["field"]).split(".")
    for hop in hops:
        yield view.field(hop)
        view = view.target(view.field(hop), (hop,))
    yield view.field(name)
