"""Files: names, sizes and owners in the database, bytes in object storage (a folder, or S3 by URL).

An upload goes in pieces of 8 MiB and can be resumed after any break: the committed offset is the truth. A piece is
durable in storage before its row commits, so an acknowledged piece is never lost, and a file is readable only when all
of it is there. Pieces without a row are swept after a day.

Start reading at ``service.py``; ``kinds.py`` lists what may be uploaded.
"""

from tenon.files.blobs import Blobs
from tenon.files.errors import (
    ContentMismatch,
    FileTooLarge,
    OffsetConflict,
    RangeNotSatisfiable,
    StorageUnavailable,
    WorkspaceFull,
)
from tenon.files.kinds import GROUPS, group_words, media_types
from tenon.files.model import PIECE_BYTES, FileMeta, Limits, Progress, Reader
from tenon.files.names import content_disposition, safe_name
from tenon.files.ranges import parse_range
from tenon.files.service import Clock, Files

__all__ = [
    "GROUPS",
    "PIECE_BYTES",
    "Blobs",
    "Clock",
    "ContentMismatch",
    "FileMeta",
    "FileTooLarge",
    "Files",
    "Limits",
    "OffsetConflict",
    "Progress",
    "RangeNotSatisfiable",
    "Reader",
    "StorageUnavailable",
    "WorkspaceFull",
    "content_disposition",
    "group_words",
    "media_types",
    "parse_range",
    "safe_name",
]
