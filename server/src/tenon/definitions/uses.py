"""Who refers to what: the answer to "used by", from the references that the kinds report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tenon.definitions.kind import DefinitionKind
from tenon.definitions.model import Address, Context, Reference, Use


def uses_of(target: Address, part: str, context: Context, kinds: Mapping[str, DefinitionKind]) -> Iterator[Use]:
    """Yield every place of the published bodies that refers to ``target``, or to the ``part`` of it."""
    for (kind, key), body in sorted(context.bodies.items(), key=lambda item: item[0]):
        for reference in kinds[kind].references(body):
            if (reference.kind, reference.key) == target and _meets(reference, part):
                yield Use(kind, key, getattr(body, "label", ""), reference.path)


def _meets(reference: Reference, part: str) -> bool:
    return not part or reference.part == part or reference.part.startswith(f"{part}.")
