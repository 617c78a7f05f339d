"""Errors of files.

TenonError
├── FileTooLarge         L202  larger than one file may be
├── WorkspaceFull        L203  the workspace's storage is used up
├── ContentMismatch      L206  the bytes are not what the name says
├── FileInUse            L207  a record holds it; it goes with the record
├── OffsetConflict       L209  a piece for another place than the next; ``extra["offset"]`` is the next
├── NoPreview            L210  no preview can be made: another kind, too large, locked, damaged
├── RangeNotSatisfiable  L416  a range outside the file
└── StorageUnavailable   L503  object storage does not take or give the bytes

Codes without a class are problems at a place of the request: L201 kind not allowed, L204 wrong size of a piece,
L205 empty file.
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class FileTooLarge(TenonError):
    """The file is larger than one of its kind may be (parameters ``size``, ``limit``)."""

    code = "L202"
    status = 413


class WorkspaceFull(TenonError):
    """The file does not fit into what the workspace may store (parameters ``free``, ``limit``)."""

    code = "L203"
    status = 413


class ContentMismatch(TenonError):
    """The bytes are not those of a file of this extension (parameter ``extension``)."""

    code = "L206"
    status = 422


class FileInUse(TenonError):
    """A record holds the file, or did within the last 30 days: it is removed there, not here."""

    code = "L207"
    status = 409


class NoPreview(TenonError):
    """The content cannot be shown as a table; which of the subclasses says why."""

    code = "L210"
    status = 422


class TooLargeToShow(NoPreview):
    """The file, or what it unpacks to, is larger than a preview may read (parameter ``limit``)."""

    code = "L211"


class Locked(NoPreview):
    """The content is encrypted with a password."""

    code = "L212"


class Damaged(NoPreview):
    """The content cannot be read."""

    code = "L213"


class OffsetConflict(TenonError):
    """The piece does not start where the file ends so far."""

    code = "L209"
    status = 409

    def __init__(self, offset: int) -> None:
        super().__init__(extra={"offset": offset}, offset=offset)


class RangeNotSatisfiable(TenonError):
    """The asked range lies outside the file of ``size`` bytes."""

    code = "L416"
    status = 416


class StorageUnavailable(TenonError):
    """The storage cannot be reached, is full, or lost a piece."""

    code = "L503"
    status = 503
