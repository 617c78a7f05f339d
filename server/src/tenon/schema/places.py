"""How a field refuses a region that is unknown, unclear, or not as deep as wanted."""

from __future__ import annotations

from tenon.schema.field_type import BadValue
from tenon.schema.model import Field
from tenon.schema.regions import Depth, Region, full_name, named, reaches

_SHOWN = 5


def read_region(typed: object, field: Field, depth: Depth | None) -> Region:
    """Return the region that a text means; of several, the one that is as deep as wanted.

    Raises:
        BadValue: ``F167``, there is none; ``F168``, there are several.
    """
    found = named(typed) if isinstance(typed, str) else []
    if len(found) > 1 and depth:
        found = [region for region in found if reaches(region, depth)] or found
    if not found:
        raise BadValue(field, "F167", value=str(typed)[:80])
    if len(found) > 1:
        names = [full_name(region.code) for region in found[:_SHOWN]] + (["…"] if len(found) > _SHOWN else [])
        raise BadValue(field, "F168", value=str(typed)[:80], candidates="、".join(names))
    return found[0]
