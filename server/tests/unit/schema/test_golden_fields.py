"""Both programs answer the cases of ``golden/fields`` alike; this is the server's side."""

import json
import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from tenon.schema import DESIGNABLE, BadValue, FieldBody, ValueContext, build_field

GOLDEN = Path(__file__).parents[4] / "golden" / "fields"
ID = "0193a1c2-0000-7000-8000-0000000000aa"
HOLES = re.compile(r"\$(member|department|record|file)")
FILES = {path.stem: json.loads(HOLES.sub(ID, path.read_text("utf-8"))) for path in sorted(GOLDEN.glob("*.json"))}
CASES = [(kind, number, case) for kind, file in FILES.items() for number, case in enumerate(file["cases"])]


def test_every_type_has_its_cases():
    assert FILES.keys() == DESIGNABLE.keys()


@pytest.mark.parametrize("key", sorted(DESIGNABLE))
def test_a_type_has_one_name_in_both_programs(key):
    words = json.loads((GOLDEN.parents[1] / "web/src/fields" / key / "texts.json").read_text("utf-8"))
    assert DESIGNABLE[key].label == {language: told["label"] for language, told in words.items()}


def answered(kind, row, field):
    """A value of one column is told by it; of several, as the log tells them, for no column knows the whole."""
    if kind.sealed or len([column for column in field.columns if column.telling]) == 1:
        return kind.to_json(row["v"], field)
    logged = {
        name: str(value) if isinstance(value, Decimal) else msgspec.to_builtins(value) for name, value in row.items()
    }
    return kind.from_log(logged, field)


@pytest.mark.parametrize(("kind", "number", "case"), CASES, ids=lambda v: None if isinstance(v, dict) else str(v))
def test_a_value_is_stored_or_refused_as_agreed(kind, number, case):
    told = FILES[kind]["context"]
    typed = isinstance(case["input"], str)
    context = ValueContext(datetime.fromisoformat(told["now"]), told["timezone"], typed=typed)
    field = build_field(FieldBody(key="v", type=kind, label="V", settings=case.get("settings", {})), {})
    try:
        row = DESIGNABLE[kind].parse(case["input"], field, context)
    except BadValue as refused:
        answer = {"error": refused.problem.code}
    else:
        answer = {"json": answered(DESIGNABLE[kind], row, field)}
    assert answer == {name: case[name] for name in ("json", "error") if name in case}
