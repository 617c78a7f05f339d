"""From a snapshot of everything that is published to the Catalog. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from tenon.definitions import DefinitionKind, Snapshot
from tenon.schema.build import build_object
from tenon.schema.lines import line_objects
from tenon.schema.model import Catalog
from tenon.store import schema_of


def build_catalog(snapshot: Snapshot, kinds: Sequence[DefinitionKind]) -> Catalog:
    """Decode everything published and build the objects, those of lines behind the one they belong to."""
    models = {kind.key: kind.model for kind in kinds}
    definitions: dict[str, dict[str, Any]] = {key: {} for key in models}
    for (kind, key), body in sorted(snapshot.bodies.items()):
        if kind in models:
            definitions[kind][key] = msgspec.convert(body, models[kind])
    option_sets = definitions.get("option_set", {})
    objects = definitions.get("object", {})
    built = [build_object(key, body, option_sets) for key, body in objects.items()]
    return Catalog(
        workspace=snapshot.workspace,
        schema=schema_of(snapshot.workspace),
        revision=snapshot.revision,
        language=snapshot.language,
        timezone=snapshot.timezone,
        currency=snapshot.currency,
        objects={each.key: each for one in built for each in (one, *line_objects(one, option_sets).values())},
        definitions=definitions,
        epoch=snapshot.epoch,
    )
