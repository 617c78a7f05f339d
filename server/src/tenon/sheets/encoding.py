"""In which encoding a text file is written: UTF-8, UTF-16 by its mark, or GB18030, which holds all of GBK."""

from __future__ import annotations

import codecs
from pathlib import Path

from tenon.sheets.errors import WrongEncoding

_READ_BYTES = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TRIED = ("utf-8", "gb18030")
"""UTF-8 first: Chinese in GB18030 is almost never valid UTF-8, while the reverse often decodes, to nonsense."""


def encoding_of(path: Path) -> str:
    """Return the name of the first encoding in which the whole file can be read.

    The whole of it is looked at: the first Chinese word may stand far below the head.

    Raises:
        WrongEncoding: none fits; it names the line where the one of its mark, or else GB18030, gives up.
    """
    with path.open("rb") as file:
        start = file.read(4)
    marked = [encoding for mark, encoding in _MARKS if start.startswith(mark)]
    line = 0
    for encoding in marked or _TRIED:
        line = _first_bad_line(path, encoding)
        if not line:
            return encoding
    raise WrongEncoding(line=line)


def _first_bad_line(path: Path, encoding: str) -> int:
    """Return the line, counted from 1, of the first bytes that are no text in the encoding; 0 if all are."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with path.open("rb") as file:
        while piece := file.read(_READ_BYTES):
            try:
                text = decoder.decode(piece)
            except UnicodeDecodeError as error:
                return line + error.object[: error.start].count(b"\n")
            if "\0" in text:
                return line + text[: text.index("\0")].count("\n")
            line += text.count("\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return line
    return 0
