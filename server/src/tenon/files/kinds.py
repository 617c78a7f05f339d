"""What may be uploaded: by extension, and what the first bytes must look like.

HTML and SVG are missing on purpose: a browser would run what they hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, get_args

import msgspec

from tenon.kernel.words import Words

Check = Callable[[bytes], bool]
Group = Literal["pdf", "document", "sheet", "slides", "text", "image", "audio", "video", "archive"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""What people call kinds of files; a field may take some of them only."""

_WORDS: dict[str, tuple[str, str]] = {
    "pdf": ("PDF", "PDF"),
    "document": ("文档", "documents"),
    "sheet": ("表格", "spreadsheets"),
    "slides": ("演示", "slides"),
    "text": ("文本", "text"),
    "image": ("图片", "images"),
    "audio": ("音频", "audio"),
    "video": ("视频", "video"),
    "archive": ("压缩包", "archives"),
}


class Kind(msgspec.Struct, frozen=True):
    """A kind of file: the media type it is served with, the look of its first bytes, what people call it."""

    media_type: str
    looks_right: Check
    group: Group

    @property
    def recording(self) -> bool:
        return self.group in ("audio", "video")


def group_words(groups: Iterable[str]) -> Words:
    """Return the names of some groups as one text for people.

    >>> group_words(["pdf", "image"])["zh-CN"]
    'PDF、图片'
    """
    chinese, english = zip(*(_WORDS[group] for group in groups), strict=True)
    return {"zh-CN": "、".join(chinese), "en-US": ", ".join(english)}


def media_types(groups: Iterable[str]) -> tuple[str, ...]:
    """Return the media types of the files of these groups, each once, in order."""
    wanted = set(groups)
    return tuple(dict.fromkeys(kind.media_type for kind in KINDS.values() if kind.group in wanted))


def _starts(*signatures: bytes, at: int = 0) -> Check:
    return lambda head: head[at:].startswith(signatures)


def _text(head: bytes) -> bool:
    return b"\0" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff"))


def _riff(form: bytes) -> Check:
    return lambda head: head.startswith(b"RIFF") and head[8:12] == form


_ZIP = _starts(b"PK\x03\x04", b"PK\x05\x06")
_OLE = _starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
# A document that is locked by a password lies in an OLE container, whatever its extension says.
_OFFICE = _starts(b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_MP4 = _starts(b"ftyp", at=4)
_OOXML = "application/vnd.openxmlformats-officedocument"

KINDS: dict[str, Kind] = {
    "pdf": Kind("application/pdf", lambda head: b"%PDF-" in head[:1024], "pdf"),
    "ofd": Kind("application/ofd", _ZIP, "document"),
    "docx": Kind(f"{_OOXML}.wordprocessingml.document", _OFFICE, "document"),
    "xlsx": Kind(f"{_OOXML}.spreadsheetml.sheet", _OFFICE, "sheet"),
    "pptx": Kind(f"{_OOXML}.presentationml.presentation", _OFFICE, "slides"),
    "doc": Kind("application/msword", _OLE, "document"),
    "xls": Kind("application/vnd.ms-excel", _OLE, "sheet"),
    "ppt": Kind("application/vnd.ms-powerpoint", _OLE, "slides"),
    "zip": Kind("application/zip", _ZIP, "archive"),
    "7z": Kind("application/x-7z-compressed", _starts(b"7z\xbc\xaf\x27\x1c"), "archive"),
    "rar": Kind("application/vnd.rar", _starts(b"Rar!\x1a\x07"), "archive"),
    "csv": Kind("text/csv", _text, "sheet"),
    "txt": Kind("text/plain", _text, "text"),
    "md": Kind("text/markdown", _text, "text"),
    "json": Kind("application/json", _text, "text"),
    "xml": Kind("application/octet-stream", _text, "text"),
    "eml": Kind("message/rfc822", _text, "text"),
    "png": Kind("image/png", _starts(b"\x89PNG\r\n\x1a\n"), "image"),
    "jpg": Kind("image/jpeg", _starts(b"\xff\xd8\xff"), "image"),
    "jpeg": Kind("image/jpeg", _starts(b"\xff\xd8\xff"), "image"),
    "gif": Kind("image/gif", _starts(b"GIF87a", b"GIF89a"), "image"),
    "bmp": Kind("image/bmp", _starts(b"BM"), "image"),
    "webp": Kind("image/webp", _riff(b"WEBP"), "image"),
    "heic": Kind("image/heic", _MP4, "image"),
    "tif": Kind("image/tiff", _starts(b"II*\0", b"MM\0*"), "image"),
    "tiff": Kind("image/tiff", _starts(b"II*\0", b"MM\0*"), "image"),
    "mp3": Kind("audio/mpeg", _starts(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"), "audio"),
    "wav": Kind("audio/wav", _riff(b"WAVE"), "audio"),
    "m4a": Kind("audio/mp4", _MP4, "audio"),
    "aac": Kind("audio/aac", _starts(b"\xff\xf1", b"\xff\xf9", b"ADIF"), "audio"),
    "amr": Kind("audio/amr", _starts(b"#!AMR"), "audio"),
    "ogg": Kind("audio/ogg", _starts(b"OggS"), "audio"),
    "mp4": Kind("video/mp4", _MP4, "video"),
    "mov": Kind("video/quicktime", _starts(b"ftyp", b"moov", b"mdat", b"wide", b"free", at=4), "video"),
    "webm": Kind("video/webm", _starts(b"\x1a\x45\xdf\xa3"), "video"),
    "mkv": Kind("video/x-matroska", _starts(b"\x1a\x45\xdf\xa3"), "video"),
    "avi": Kind("video/x-msvideo", _riff(b"AVI "), "video"),
}
