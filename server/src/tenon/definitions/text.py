"""The one text form of a definition: YAML with sorted keys and without defaults, for packs, reviews and diffs."""

from __future__ import annotations

from typing import Any

import yaml

from tenon.definitions.errors import BadText
from tenon.definitions.kind import DefinitionKind
from tenon.definitions.model import Address, Body
from tenon.definitions.shape import MAX_BYTES

_UNLIMITED = 2**30
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


class _Loader(yaml.CSafeLoader):
    """Reads dates as the text they are."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _TIMESTAMP]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def to_text(kind: DefinitionKind, key: str, body: Any) -> str:
    """Return the text form of a decoded body; the same body always yields the same bytes."""
    document = {"kind": kind.key, "key": key, "body": kind.brief(body)}
    text: str = yaml.dump(
        document, Dumper=_Dumper, allow_unicode=True, default_flow_style=False, sort_keys=True, width=_UNLIMITED
    )
    return text


def load_text(text: str) -> tuple[Address, Body]:
    """Read the text form: the address of the definition and its body as plain values, not yet checked.

    Raises:
        BadText: it is no YAML, uses aliases, is larger than 4 MB, or is not ``kind``, ``key`` and ``body``.
    """
    if len(text) > MAX_BYTES:
        raise BadText(reason=f"> {MAX_BYTES}")
    try:
        # An alias can make a few lines into gigabytes; none of our texts has one.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=_Loader)):
            raise BadText(reason="*alias")
        document = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader that leaves dates alone
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BadText(reason=" ".join(str(error).split())[:200]) from None
    if not isinstance(document, dict) or document.keys() != {"kind", "key", "body"}:
        raise BadText(reason="kind, key, body")
    kind, key, body = document["kind"], document["key"], document["body"]
    if not isinstance(kind, str) or not isinstance(key, str) or not isinstance(body, dict):
        raise BadText(reason="kind, key, body")
    return (kind, key), body
