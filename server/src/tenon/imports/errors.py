"""Errors of imports.

TenonError
├── NoSuchImport  T404  absent, or another person's
└── NotNow        T201  it runs, or has run: what was asked is not possible any more

Codes without a class are problems at a place of the request or of a row: T202 unknown field, T203 a field given to two
columns, T204 no column goes to a field, T205 a key that is not unique or not in the file, T206 no such sheet, T207 a
header outside of the sheet, T208 no such column, T211 nothing has this name, T212 several things have this name,
T213 not importable from a file.
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class NoSuchImport(TenonError):
    code = "T404"
    status = 404


class NotNow(TenonError):
    """``state`` is the state it is in."""

    code = "T201"
    status = 409
