"""Keys: the immutable names of designed things, and the only text that ever becomes an SQL identifier."""

from __future__ import annotations

import re

KEY_PATTERN = re.compile(r"[a-z][a-z0-9_]{0,40}")
"""What a key looks like. It never contains ``__`` (that separates a column's part) and never starts with ``sys_``."""

WORKSPACE_PATTERN = re.compile(r"[a-z][a-z0-9]{0,30}")

SYSTEM_COLUMNS = (
    "id",
    "version",
    "created_at",
    "created_by",
    "updated_at",
    "updated_by",
    "owner_id",
    "department_id",
    "deleted_at",
    "search",
)
"""Columns that every object's table has; no field may take their names."""

HIDDEN_COLUMNS = ("cmax", "cmin", "ctid", "tableoid", "xmax", "xmin")
"""Columns that PostgreSQL itself gives to every table, and refuses to give twice."""


def is_key(text: object) -> bool:
    """Tell whether ``text`` may name a designed thing.

    >>> [is_key(t) for t in ("name", "a__b", "sys_x", "Name", "owner_id", "xmin", "", "a" * 42)]
    [True, False, False, False, False, False, False, False]
    """
    return (
        isinstance(text, str)
        and KEY_PATTERN.fullmatch(text) is not None
        and "__" not in text
        and not text.startswith("sys_")
        and text not in SYSTEM_COLUMNS
        and text not in HIDDEN_COLUMNS
    )


def is_workspace_key(text: object) -> bool:
    """Tell whether ``text`` may name a workspace (letters and digits, at most 31)."""
    return isinstance(text, str) and WORKSPACE_PATTERN.fullmatch(text) is not None


_IDENT = re.compile(r"[a-z_][a-z0-9_]{0,62}")


def quote_ident(name: str) -> str:
    """Return ``name`` as a quoted SQL identifier; refuse anything that is no plain lower-case name.

    >>> quote_ident("amount__currency")
    '"amount__currency"'

    Raises:
        ValueError: ``name`` did not come from a key or a system name.
    """
    if _IDENT.fullmatch(name) is None:
        raise ValueError(f"not an identifier: {name!r}")
    return f'"{name}"'
