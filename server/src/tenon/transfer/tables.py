"""Which system tables a workspace takes along. A table that is in neither list fails a test: somebody has to decide."""

from __future__ import annotations

KEPT: dict[str, str] = {
    "sys_definition": "true",
    "sys_definition_version": "true",
    "sys_department": "true",
    "sys_member": "true",
    # What no record holds yet is its uploader's for a day, half a file is nobody's.
    "sys_file": "state = 'stored' AND attached_at IS NOT NULL",
    "sys_pack": "true",
    "sys_counter": "true",
    "sys_view": "true",
    "sys_import_header": "true",
    "sys_batch": "true",
    # What people started and what came of it: among them who exported what.
    "sys_job": "created_by IS NOT NULL AND state IN ('done', 'dead', 'cancelled')",
    "sys_change_log": "true",
}
"""System tables that go along, in the order in which they come in, each with the condition on its rows."""

LEFT: dict[str, str] = {
    "sys_revision": "its two counters stand in the manifest",
    "sys_file_piece": "where bytes lie is the storage's own matter",
    "sys_schedule": "when housekeeping is due is the server's own matter",
    "sys_log_cursor": "how far consumers of the log have come belongs to their server",
    "sys_idempotency": "answers that are remembered for a day",
    "sys_clock": "the clock of a test server",
    "sys_import": "past imports name files that are gone; what they made and how to take it back stands in sys_batch",
    "sys_import_row": "refused rows of past imports",
    "sys_import_fix": "cells put right before an import",
}
"""System tables that stay behind, and why."""

OMITTED: dict[str, frozenset[str]] = {
    # The published body stands in the text of the definition, once.
    "sys_definition": frozenset({"body"}),
    # The number of the transaction that wrote a row means something to its own cluster alone.
    "sys_change_log": frozenset({"xid"}),
}
"""Columns of system tables that are not written."""

DERIVED = frozenset({"search"})
"""Columns of objects that are made again where they arrive."""


def is_system(table: str) -> bool:
    """Tell whether a table is one of the platform's own, and not that of an object."""
    return table.startswith("sys_")


def told_columns(table: str, columns: list[str]) -> list[str]:
    """Return the columns of a table that stand in its lines."""
    omitted = OMITTED.get(table, frozenset()) if is_system(table) else DERIVED
    return [name for name in columns if name not in omitted]
