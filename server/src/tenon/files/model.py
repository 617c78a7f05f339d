"""What crosses the door of files. Instants are aware, in UTC; sizes are in bytes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

PIECE_BYTES = 8 * 1024 * 1024


class Limits(msgspec.Struct, frozen=True):
    """How much may be stored; ``recording_bytes`` bounds audio and video."""

    file_bytes: int = 100 * 1024**2
    recording_bytes: int = 2 * 1024**3
    workspace_bytes: int = 20 * 1024**3


class Reader(msgspec.Struct, frozen=True):
    """Who asks for a file. ``user_id`` None is the system itself.

    ``held``: files of a record that the reader has just been shown by the read gate; those he may read, whoever
    uploaded them.
    """

    user_id: UUID | None
    admin: bool = False
    held: frozenset[UUID] = frozenset()

    def may_see(self, file: UUID, owner: UUID | None, *, attached: bool) -> bool:
        """Tell whether a file exists for the reader: in his record, or uploaded by him and in no record yet."""
        if self.user_id is None or self.admin or file in self.held:
            return True
        return self.user_id == owner and not attached


class FileMeta(msgspec.Struct, frozen=True):
    """A file as described: ``complete`` once all of it is stored, with its SHA-256 as hex.

    ``attached``: a record was written that holds it; from then on the rights on that record say who may read it.
    """

    id: UUID
    name: str
    media_type: str
    size_bytes: int
    received_bytes: int
    complete: bool
    sha256: str | None
    created_by: UUID | None
    created_at: datetime
    attached: bool


class Progress(msgspec.Struct, frozen=True):
    """How far an upload is: the offset of the next byte to send, and whether the file is complete."""

    offset: int
    complete: bool
