"""``tenon expression eval`` answers every line by a value or by what is wrong."""

from __future__ import annotations

import io
import json

from tenon.cli.expressions import evaluate_lines
from tenon.ops import speech


def answers(*lines: str) -> list[dict[str, object]]:
    out = io.StringIO()
    evaluate_lines(io.StringIO("\n".join(lines)), out, speech(io.StringIO()))
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_of_input_is_answered_by_a_line_of_output() -> None:
    found = answers(
        '{"expression": "ROUND(amount / 3, 2)", "fields": {"amount": 100.10}}',
        "",
        '{"expression": "due + 1", "fields": {"due": {"type": "date", "value": "2026-02-28"}}}',
        '{"expression": "1/0"}',
    )
    assert found == [
        {"value": "33.37", "type": "number", "error": None},
        {"value": "2026-03-01", "type": "date", "error": None},
        {"value": None, "type": "error", "error": "#DIV/0!"},
    ]


def test_numbers_are_read_as_they_are_written() -> None:
    assert answers('{"expression": "a", "fields": {"a": 0.1234567890123456789}}')[0]["value"] == "0.1234567890123456789"


def test_what_is_wrong_has_a_code_and_a_place() -> None:
    bad, broken, odd = answers(
        '{"expression": "1 +"}', "{", '{"expression": "a", "fields": {"a": {"type": "date", "value": 5}}}'
    )
    assert bad["error"] == {"code": "E110", "message": bad["error"]["message"], "span": [3, 3]}  # type: ignore[index]  # JSON
    assert broken["type"] == odd["type"] == "error"
