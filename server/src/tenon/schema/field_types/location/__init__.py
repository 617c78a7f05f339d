"""The field type location: a point on the map, with a name."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, ClassVar, NamedTuple

from msgspec import Struct

from tenon.kernel.names import quote_ident
from tenon.kernel.words import Words
from tenon.schema.amounts import read_amount
from tenon.schema.characters import is_storable, one_line, plain
from tenon.schema.field_type import BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.location.settings import LocationSettings
from tenon.schema.model import Column, Field

LONGEST = 200
PLACES = Decimal("0.000001")
"""About a tenth of a metre."""

_DEGREES = (
    r"(?P<{0}before>[EWNS]|东经|西经|北纬|南纬)?\s*"
    r"(?P<{0}>[+-]?[0-9]{{1,3}}(?:\.[0-9]{{0,20}})?)°?(?P<{0}after>[EWNS])?"
)
_POINT = re.compile(
    _DEGREES.format("first") + r"\s*[,，;；\s]\s*" + _DEGREES.format("second") + r"(?:[\s,，;；]+(?P<label>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_SIGNS = {"e": 1, "东经": 1, "n": 1, "北纬": 1, "w": -1, "西经": -1, "s": -1, "南纬": -1}
_NORTHERN = frozenset(("n", "s", "北纬", "南纬"))


class _Point(NamedTuple):
    longitude: Decimal
    latitude: Decimal
    label: str

    @property
    def coordinates(self) -> str:
        return f"{self.longitude:f},{self.latitude:f}"


class LocationType(FieldType):
    """The first column holds the label; of a point without one, its coordinates."""

    key = "location"
    label: ClassVar[Words] = {"zh-CN": "地图定位", "en-US": "Location"}
    settings: ClassVar[type[Struct]] = LocationSettings
    storage: ClassVar[Storage] = "text"
    operator_set: ClassVar[OperatorSet] = "place"
    searchable = True
    sortable = False
    groupable = False
    uniqueable = False

    def columns(self, field: Field) -> tuple[Column, ...]:
        return (
            Column(field.key, "text"),
            Column(f"{field.key}__longitude", "numeric(9,6)", "longitude"),
            Column(f"{field.key}__latitude", "numeric(9,6)", "latitude"),
            Column(f"{field.key}__system", "text", "system"),
        )

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        point = _read(value, field)
        names = [column.name for column in field.columns]
        if point is None:
            return dict.fromkeys(names)
        label = point.label or point.coordinates
        return dict(zip(names, (label, point.longitude, point.latitude, field.settings.system), strict=True))

    def to_json(self, value: Any, field: Field) -> Any:
        return None if value is None else {"label": value}

    def json_sql(self, field: Field, row: str) -> str:
        label, longitude, latitude, system = (f"{row}.{quote_ident(column.name)}" for column in field.columns)
        parts = (
            f"""'{{"longitude":"'||{longitude}||'","latitude":"'||{latitude}||'","label":'||to_json({label})::text"""
        )
        return f"""coalesce({parts}||',"system":"'||{system}||'"}}','null')"""

    def from_log(self, columns: dict[str, Any], field: Field) -> Any:
        label, longitude, latitude, system = (columns.get(column.name) for column in field.columns)
        if longitude is None or latitude is None:
            return None
        return {"longitude": longitude, "latitude": latitude, "label": label, "system": system}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        degrees = {"type": "string", "pattern": r"^-?\d{1,3}\.\d{6}$"}
        properties = {
            "longitude": degrees,
            "latitude": degrees,
            "label": {"type": "string", "maxLength": LONGEST},
            "system": {"const": field.settings.system},
        }
        return {"type": ["object", "null"], "properties": properties, "required": list(properties)}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        if not isinstance(value, dict):
            return ""
        coordinates, label = f"{value.get('longitude')},{value.get('latitude')}", value.get("label") or ""
        return coordinates if label == coordinates else f"{coordinates} {label}".strip()

    def search_text(self, value: Any, field: Field) -> str | None:
        return value or None


def _read(value: object, field: Field) -> _Point | None:
    if value is None or isinstance(value, str):
        return _typed(value or "", field)
    if not isinstance(value, dict):
        raise BadValue(field, "F173")
    longitude, latitude, label = value.get("longitude"), value.get("latitude"), value.get("label")
    if longitude in (None, "") and latitude in (None, ""):
        return None
    if value.get("system") not in (None, field.settings.system):
        raise BadValue(field, "F175", value=str(value.get("system"))[:20], system=field.settings.system)
    return _placed(_degrees(longitude, field), _degrees(latitude, field), label or "", field)


def _typed(text: str, field: Field) -> _Point | None:
    if not text.strip():
        return None
    if len(text) > 10 * LONGEST:
        raise BadValue(field, "F102", max=LONGEST, actual=len(text))
    match = _POINT.fullmatch(one_line(plain(text)))
    if match is None:
        raise BadValue(field, "F173")
    marks = [(match[f"{name}before"] or match[f"{name}after"] or "").lower() for name in ("first", "second")]
    degrees = [
        Decimal(match[name]) * _SIGNS.get(mark, 1) for name, mark in zip(("first", "second"), marks, strict=True)
    ]
    if marks[0] in _NORTHERN or (marks[1] and marks[1] not in _NORTHERN):
        degrees.reverse()
    return _placed(degrees[0], degrees[1], match["label"] or "", field)


def _degrees(value: object, field: Field) -> Decimal:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        try:
            number = read_amount(value, field, "")
        except BadValue:
            number = None
        if number is not None and number.is_finite():
            return number
    raise BadValue(field, "F173")


def _placed(longitude: Decimal, latitude: Decimal, label: object, field: Field) -> _Point:
    if not isinstance(label, str):
        raise BadValue(field, "F173")
    if not is_storable(label):
        raise BadValue(field, "F112")
    if abs(longitude) > 180 or abs(latitude) > 90:
        raise BadValue(field, "F174")
    name = one_line(plain(label)).lstrip(" ,，;；")
    if len(name) > LONGEST:
        raise BadValue(field, "F102", max=LONGEST, actual=len(name))
    # A label that was made of coordinates follows them.
    return _Point(_exact(longitude), _exact(latitude), "" if _POINT.fullmatch(name) else name)


def _exact(degrees: Decimal) -> Decimal:
    exact = degrees.quantize(PLACES)
    return abs(exact) if exact.is_zero() else exact


TYPE = LocationType()
