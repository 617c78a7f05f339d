"""Two typical values of every field type, taken from ``golden/fields``, and what the server is asked with them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tenon.schema import DESIGNABLE, BadValue, Field, FieldBody, FieldType, ValueContext, build_field, can_index

GOLDEN = Path(__file__).parents[4] / "golden" / "fields"
TYPES = sorted(DESIGNABLE)
TARGET = "conformance_target"
CONTEXT = ValueContext(datetime(2026, 3, 5, 2, tzinfo=UTC))
LATER = ValueContext(datetime(2031, 11, 22, 9, tzinfo=UTC))
"""Two moments: what typical values mean depends on neither."""

_HOLE = re.compile(r"^\$(member|department|record|file)$|^0193a1c2-0000-7000-8000-00000000000[1-9]$", re.IGNORECASE)

Things = dict[str, list[str]]
"""Ids of two members, departments, records and files of each kind, by what refers to them."""


@dataclass(frozen=True)
class Specimen:
    """A field type with two different values, as they are sent and as they are answered (names left out)."""

    key: str
    settings: dict[str, Any]
    inputs: tuple[Any, Any]
    answers: tuple[Any, Any]

    @property
    def kind(self) -> FieldType:
        return DESIGNABLE[self.key]

    @property
    def body(self) -> dict[str, Any]:
        """The field as it is designed."""
        return {
            "key": "v",
            "type": self.key,
            "label": "V",
            "searchable": self.kind.searchable,
            "indexed": self.indexable,
            "settings": self.settings,
        }

    @property
    def indexable(self) -> bool:
        """Whether its values are short enough for an index."""
        return self.kind.storage != "none" and can_index(self.field)

    @property
    def field(self) -> Field:
        searchable = self.kind.searchable
        return build_field(FieldBody("v", self.key, "V", searchable=searchable, settings=self.settings), {})


def specimen(key: str, things: Things) -> Specimen:
    """Read the golden file of a type; its absence is a failure of the type."""
    kind = DESIGNABLE[key]
    cases = json.loads((GOLDEN / f"{key}.json").read_text("utf-8"))["cases"]
    fine = [case for case in cases if case.get("json") is not None and _steady(kind, case)]
    assert fine, f"{key}: golden/fields/{key}.json has no case that is answered"
    first, settings = fine[0], dict(fine[0].get("settings", {}))
    if "target" in settings:
        settings["target"] = TARGET
    if kind.refers is not None:
        ids = things[key if kind.refers == "file" else kind.refers]
        inputs = _filled(first["input"], ids[0]), _filled(first["input"], ids[1])
        answers = _filled(first["json"], ids[0]), _filled(first["json"], ids[1])
        return Specimen(key, settings, inputs, answers)
    alike = [case for case in fine if case.get("settings", {}) == first.get("settings", {})]
    told_by = "input" if kind.sealed else "json"
    others = [case for case in alike if case[told_by] != first[told_by]]
    assert others, f"{key}: golden/fields/{key}.json has no second value under the settings of the first"
    return Specimen(key, settings, (first["input"], others[0]["input"]), (first["json"], others[0]["json"]))


def holds(answer: Any, expected: Any) -> bool:
    """Tell whether an answer says at least what is expected: names, ids and versions come on top."""
    if isinstance(expected, dict):
        return isinstance(answer, dict) and all(holds(answer.get(name), part) for name, part in expected.items())
    if isinstance(expected, list):
        same = isinstance(answer, list) and len(answer) == len(expected)
        return same and all(holds(one, part) for one, part in zip(answer, expected, strict=True))
    return bool(answer == expected)


def _steady(kind: FieldType, case: dict[str, Any]) -> bool:
    """Tell whether a value means the same whenever it is typed; ids, secrets and lines do in any case."""
    if kind.refers is not None or kind.sealed or kind.storage == "none":
        return True
    field = build_field(FieldBody("v", kind.key, "V", settings=case.get("settings", {})), {})
    column = field.column
    try:
        now, later = (kind.parse(case["input"], field, when)[column] for when in (CONTEXT, LATER))
    except BadValue:
        return False
    return bool(now == later)


def _filled(value: Any, thing: str) -> Any:
    if isinstance(value, str):
        return thing if _HOLE.match(value.strip()) else value
    if isinstance(value, list):
        return [_filled(each, thing) for each in value[:1]]
    if isinstance(value, dict):
        return {name: _filled(each, thing) for name, each in value.items()}
    return value
