"""What may be uploaded: by extension, and what the first bytes must look like.

HTML and SVG are missing on purpose: a browser would run what they hold.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

Check = Callable[[bytes], bool]


class Kind(msgspec.Struct, frozen=True):
    """A kind of file: the media type it is served with, the look of its first bytes, and whether it is a recording."""

    media_type: str
    looks_right: Check
    recording: bool = False


def _starts(*signatures: bytes, at: int = 0) -> Check:
    return lambda head: head[at:].startswith(signatures)


def _text(head: bytes) -> bool:
    return b"\0" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff"))


def _riff(form: bytes) -> Check:
    return lambda head: head.startswith(b"RIFF") and head[8:12] == form


_ZIP = _starts(b"PK\x03\x04", b"PK\x05\x06")
_OLE = _starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_MP4 = _starts(b"ftyp", at=4)
_OOXML = "application/vnd.openxmlformats-officedocument"

KINDS: dict[str, Kind] = {
    "pdf": Kind("application/pdf", lambda head: b"%PDF-" in head[:1024]),
    "ofd": Kind("application/ofd", _ZIP),
    "docx": Kind(f"{_OOXML}.wordprocessingml.document", _ZIP),
    "xlsx": Kind(f"{_OOXML}.spreadsheetml.sheet", _ZIP),
    "pptx": Kind(f"{_OOXML}.presentationml.presentation", _ZIP),
    "doc": Kind("application/msword", _OLE),
    "xls": Kind("application/vnd.ms-excel", _OLE),
    "ppt": Kind("application/vnd.ms-powerpoint", _OLE),
    "zip": Kind("application/zip", _ZIP),
    "7z": Kind("application/x-7z-compressed", _starts(b"7z\xbc\xaf\x27\x1c")),
    "rar": Kind("application/vnd.rar", _starts(b"Rar!\x1a\x07")),
    "csv": Kind("text/csv", _text),
    "txt": Kind("text/plain", _text),
    "md": Kind("text/markdown", _text),
    "json": Kind("application/json", _text),
    "xml": Kind("application/octet-stream", _text),
    "eml": Kind("message/rfc822", _text),
    "png": Kind("image/png", _starts(b"\x89PNG\r\n\x1a\n")),
    "jpg": Kind("image/jpeg", _starts(b"\xff\xd8\xff")),
    "jpeg": Kind("image/jpeg", _starts(b"\xff\xd8\xff")),
    "gif": Kind("image/gif", _starts(b"GIF87a", b"GIF89a")),
    "bmp": Kind("image/bmp", _starts(b"BM")),
    "webp": Kind("image/webp", _riff(b"WEBP")),
    "heic": Kind("image/heic", _MP4),
    "tif": Kind("image/tiff", _starts(b"II*\0", b"MM\0*")),
    "tiff": Kind("image/tiff", _starts(b"II*\0", b"MM\0*")),
    "mp3": Kind("audio/mpeg", _starts(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"), recording=True),
    "wav": Kind("audio/wav", _riff(b"WAVE"), recording=True),
    "m4a": Kind("audio/mp4", _MP4, recording=True),
    "aac": Kind("audio/aac", _starts(b"\xff\xf1", b"\xff\xf9", b"ADIF"), recording=True),
    "amr": Kind("audio/amr", _starts(b"#!AMR"), recording=True),
    "ogg": Kind("audio/ogg", _starts(b"OggS"), recording=True),
    "mp4": Kind("video/mp4", _MP4, recording=True),
    "mov": Kind("video/quicktime", _starts(b"ftyp", b"moov", b"mdat", b"wide", b"free", at=4), recording=True),
    "webm": Kind("video/webm", _starts(b"\x1a\x45\xdf\xa3"), recording=True),
    "mkv": Kind("video/x-matroska", _starts(b"\x1a\x45\xdf\xa3"), recording=True),
    "avi": Kind("video/x-msvideo", _riff(b"AVI "), recording=True),
}
