"""Readable differences of two bodies whose kind has no words of its own for them."""

from __future__ import annotations

from typing import Any

import msgspec

from tenon.definitions.model import Change, Context


def structural_diff(old: Any | None, new: Any | None, context: Context) -> list[Change]:
    """Compare two decoded bodies attribute by attribute; the path of each difference is its text."""
    before = {} if old is None else msgspec.to_builtins(old)
    after = {} if new is None else msgspec.to_builtins(new)
    return list(_compare(before, after, ""))


def _compare(before: Any, after: Any, path: str) -> list[Change]:
    if before == after:
        return []
    if isinstance(before, dict) and isinstance(after, dict):
        found: list[Change] = []
        for name in sorted(before.keys() | after.keys()):
            at = f"{path}.{name}" if path else name
            if name not in before:
                found.append(Change("add", at, _words("新增", "added", at)))
            elif name not in after:
                found.append(Change("remove", at, _words("移除", "removed", at)))
            else:
                found += _compare(before[name], after[name], at)
        return found
    return [Change("change", path, _words("修改", "changed", path))]


def _words(verb: str, past: str, path: str) -> dict[str, str]:
    return {"zh-CN": f"{verb}「{path}」", "en-US": f"“{path}” {past}"}
