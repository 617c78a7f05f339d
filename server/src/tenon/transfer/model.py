"""What the folder of a workspace says of itself: its manifest, and the places of its files."""

from __future__ import annotations

from typing import Literal

import msgspec

from tenon.schema import StandingColumn

FORMAT = 1
"""Raised whenever an older Tenon could misread a folder."""

MANIFEST = "manifest.json"
PEOPLE = "people.jsonl"
DEFINITIONS = "definitions"
TABLES = "tables"
FILES = "files"


class WorkspaceEntry(msgspec.Struct, frozen=True):
    """The workspace as its settings say; ``revision`` and ``epoch`` are its counters."""

    key: str
    name: str
    short_name: str
    timezone: str
    currency: str
    language: str
    revision: int
    epoch: int


class TableEntry(msgspec.Struct, frozen=True):
    """One table: how many rows stand in ``tables/<name>.jsonl``, and all of its columns."""

    name: str
    rows: int
    key: tuple[str, ...]
    columns: tuple[StandingColumn, ...]


class FileEntry(msgspec.Struct, frozen=True):
    """One file of the folder, its path with ``/``; the manifest itself is not among them."""

    path: str
    bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """``manifest.json``; written last, so a folder without it is unfinished.

    Attributes:
        format: of the folder, see ``FORMAT``.
        version: of the Tenon that wrote it.
        exported_at: RFC 3339, UTC.
        sealed: whether encrypted values stand in plain text or were left blank.
        sealed_blank: how many were left blank.
        people: rows of ``people.jsonl``.
    """

    format: int
    version: str
    exported_at: str
    workspace: WorkspaceEntry
    sealed: Literal["plain", "blank"]
    sealed_blank: int
    people: int
    tables: tuple[TableEntry, ...]
    files: tuple[FileEntry, ...]


class Arrived(msgspec.Struct, frozen=True):
    """What an import made.

    Attributes:
        workspace: its key here.
        rows: of all tables.
        files: how many attachments came along.
        joined: sign-in names that had an account here already and keep their password.
        without_password: sign-in names that need a one-time link, administrators first.
        sealed_blank: encrypted values that the export left out.
    """

    workspace: str
    rows: int
    files: int
    joined: tuple[str, ...]
    without_password: tuple[str, ...]
    sealed_blank: int
