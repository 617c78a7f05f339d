"""The PostgreSQL that Tenon brings along: its programs, its one cluster per data folder, its roles, its start-up check.

Promises: no TCP, no ``trust``, a socket folder that nobody else enters, passwords in 0400 files outside the data, never
root, no parent folder opened, only our own process stopped. Start reading at ``server.EmbeddedPostgres``.
"""

from __future__ import annotations

from tenon.store.embedded.errors import CheckFailed, EmbeddedProblem
from tenon.store.embedded.examination import check_database, check_folders
from tenon.store.embedded.finding import Finding
from tenon.store.embedded.folders import write as write_file
from tenon.store.embedded.lifeline import ends_with_parent
from tenon.store.embedded.selfcheck import Facts, judge
from tenon.store.embedded.server import EmbeddedPostgres, Endpoints, throwaway

__all__ = [
    "CheckFailed",
    "EmbeddedPostgres",
    "EmbeddedProblem",
    "Endpoints",
    "Facts",
    "Finding",
    "check_database",
    "check_folders",
    "ends_with_parent",
    "judge",
    "throwaway",
    "write_file",
]
