"""Who is who where a workspace arrives: people with an account there keep it, and their id takes the place of the old.

An id of 36 characters stands for one person wherever it stands, so it is replaced in the text of the lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import asyncpg

_ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class Renamed:
    """Puts the ids that people have here into lines."""

    def __init__(self, ids: Mapping[bytes, bytes]) -> None:
        self._ids = ids

    def __call__(self, line: bytes) -> bytes:
        """Return the line with every id of a person as it is here."""
        return _ID.sub(lambda found: self._ids.get(found[0], found[0]), line) if self._ids else line


def renamed(accounts: Sequence[asyncpg.Record]) -> Renamed:
    """Return what replaces ids; ``accounts`` have ``id`` as it came and ``known`` as it stands here (None: new)."""
    changed = {
        str(row["id"]).encode(): str(row["known"]).encode()
        for row in accounts
        if row["known"] is not None and row["known"] != row["id"]
    }
    return Renamed(changed)
