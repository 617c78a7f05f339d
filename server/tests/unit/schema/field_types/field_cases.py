"""The golden cases of a type, and fields to try them on."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tenon.schema import Field, FieldBody, ValueContext, build_field

GOLDEN = Path(__file__).parents[5] / "golden" / "fields"
CONTEXT = ValueContext(now=datetime(2026, 3, 5, 2, tzinfo=UTC), timezone="Asia/Shanghai")


def build(kind: str, settings: dict[str, Any] | None = None, **wishes: Any) -> Field:
    """Return a field ``v`` of a type."""
    return build_field(FieldBody(key="v", type=kind, label="V", settings=settings or {}, **wishes), {})


def ok_cases(kind: str) -> list[dict[str, Any]]:
    """Return the cases without settings that are taken."""
    cases = json.loads((GOLDEN / f"{kind}.json").read_text("utf-8"))["cases"]
    return [case for case in cases if "json" in case and "settings" not in case]
