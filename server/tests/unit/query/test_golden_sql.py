"""The compiler by pairs of text: ``golden/query/<case>.json`` is asked, ``<case>.sql`` must be sent.

Line breaks in the SQL are for the reader. After a wanted change, ``TENON_GOLDEN=write`` writes the files anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from query_world import caller_of, full_caller

from tenon.query import Cursors, GetRecord, compile, parse_request
from tenon.query.anchors import Anchors

FOLDER = Path(__file__).parents[4] / "golden" / "query"
CASES = sorted(path.stem for path in FOLDER.glob("*.json"))
BREAKS = re.compile(r" (?=(?:FROM|WHERE|ORDER BY|GROUP BY|UNION ALL|LEFT JOIN) )")


def readable(sql: str, params: tuple[Any, ...]) -> str:
    lines = BREAKS.sub("\n", sql)
    return lines + "\n" + "".join(f"-- ${place + 1} = {param!s}\n" for place, param in enumerate(params))


@pytest.mark.parametrize("case", CASES)
def test_the_request_becomes_the_recorded_statement(case: str) -> None:
    asked = msgspec.json.decode((FOLDER / f"{case}.json").read_bytes())
    caller = caller_of(asked["caller"]) if "caller" in asked else full_caller(str(UUID(int=100)))
    if "get" in asked:
        request: Any = GetRecord(asked["object"], UUID(asked["get"]), tuple(asked.get("fields", ())) or None)
    else:
        request = parse_request(asked["object"], asked["query"])
    plan = compile(request, caller, Cursors(b"key"), Anchors())
    target = FOLDER / f"{case}.sql"
    if os.environ.get("TENON_GOLDEN") == "write":
        target.write_text(readable(plan.sql, plan.params), "utf-8")
    assert readable(plan.sql, plan.params) == target.read_text("utf-8")


def test_there_are_cases() -> None:
    assert len(CASES) >= 10
