"""Whether a manifest can be followed: its names lead nowhere else, nothing stands twice, every file has its sum."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tenon.identity import WorkspaceChanges, workspace_problems
from tenon.schema import is_column_type, is_mark
from tenon.transfer.errors import NotAnExport, NotKnownHere
from tenon.transfer.model import MANIFEST, PEOPLE, TABLES, Manifest, TableEntry, WorkspaceEntry
from tenon.transfer.tables import is_system

_PATH = re.compile(
    r"people\.jsonl|definitions/[a-z][a-z0-9_]*/[a-z][a-z0-9_]*\.yaml|tables/[a-z][a-z0-9_]*\.jsonl|files/[0-9a-f-]{36}"
)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
_MOST = 2**53
"""Counters beyond it have never been reached by counting."""


def demand_sound(root: Path, manifest: Manifest) -> None:
    """Refuse a manifest that no export has written.

    Raises:
        NotAnExport: a name could lead out of the folder or into a statement, something stands there twice, a table
            has no file, or the workspace has settings that none can have.
        NotKnownHere: a column has a type or a meaning that this Tenon does not have.
    """
    for wrong in (*_paths(manifest), *_tables(manifest), *_settings(manifest.workspace)):
        raise NotAnExport(folder=str(root), reason=f"{MANIFEST}: {wrong[:200]}")
    for table in manifest.tables:
        for column in table.columns:
            strange = column.mark and not is_mark(column.mark)
            if strange or not (is_system(table.name) or is_column_type(column.type)):
                name = f"{table.name}.{column.name} {column.type} {column.mark}".strip()
                raise NotKnownHere(name=name[:200], version=manifest.version)


def _paths(manifest: Manifest) -> Iterator[str]:
    paths = [entry.path for entry in manifest.files]
    yield from (path for path in paths if not _PATH.fullmatch(path))
    yield from _twice(paths)
    needed = [PEOPLE, *(f"{TABLES}/{table.name}.jsonl" for table in manifest.tables)]
    yield from (path for path in needed if path not in set(paths))


def _tables(manifest: Manifest) -> Iterator[str]:
    yield from _twice([table.name for table in manifest.tables])
    for table in manifest.tables:
        yield from _names(table)


def _names(table: TableEntry) -> Iterator[str]:
    columns = [column.name for column in table.columns]
    yield from (name for name in (table.name, *table.key, *columns) if not _NAME.fullmatch(name))
    yield from (f"{table.name}.{name}" for name in _twice(columns))
    if not table.key or not set(table.key) <= set(columns):
        yield f"{table.name}: key"


def _settings(about: WorkspaceEntry) -> Iterator[str]:
    settings = WorkspaceChanges(
        name=about.name,
        short_name=about.short_name,
        timezone=about.timezone,
        currency=about.currency,
        language=about.language,
    )
    yield from (f"workspace.{problem.path}" for problem in workspace_problems(settings))
    yield from (f"workspace.{name}" for name in ("revision", "epoch") if not 0 <= getattr(about, name) < _MOST)


def _twice(names: list[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
