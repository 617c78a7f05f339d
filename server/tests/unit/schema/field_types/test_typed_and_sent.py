"""The same figure in a file and from a program: a person means 15 %, a program what the API answers."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tenon.schema import DESIGNABLE, FieldBody, ValueContext, build_field

SENT = ValueContext(datetime(2026, 3, 5, tzinfo=UTC))
TYPED = ValueContext(datetime(2026, 3, 5, tzinfo=UTC), typed=True)


def read(kind: str, value: object, context: ValueContext, **settings: object) -> object:
    field = build_field(FieldBody(key="v", type=kind, label="V", settings=dict(settings)), {})
    return DESIGNABLE[kind].parse(value, field, context)["v"]


@pytest.mark.parametrize(
    ("value", "typed", "sent"),
    [
        ("15", "0.15", "15"),
        ("15.00", "0.15", "15"),
        ("15%", "0.15", "0.15"),
        ("1.00", "0.01", "1"),
        (15, "0.15", "15"),
        (0.15, "0.15", "0.15"),
        (1, "1", "1"),
    ],
)
def test_a_bare_figure_is_a_percentage_only_where_a_person_wrote_it(value: object, typed: str, sent: str) -> None:
    assert read("percent", value, TYPED) == Decimal(typed)
    assert read("percent", value, SENT) == Decimal(sent)


def test_a_bare_figure_counts_the_unit_only_where_a_person_wrote_it() -> None:
    assert read("duration", 2, TYPED, unit="hours") == 7200
    assert read("duration", 2, SENT, unit="hours") == 2
