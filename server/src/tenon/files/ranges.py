"""The Range header (RFC 9110 §14): one range of bytes, or none."""

from __future__ import annotations

import re

from tenon.files.errors import RangeNotSatisfiable

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def parse_range(header: str | None, size: int) -> tuple[int, int] | None:
    """Return the asked bytes as ``(start, end)``, ``end`` excluded, or None when the whole file is to be sent.

    Headers that are not understood, several ranges among them, mean the whole file, as the RFC allows.

    >>> parse_range("bytes=0-99", 1000), parse_range("bytes=-100", 1000), parse_range("bytes=900-", 1000)
    ((0, 100), (900, 1000), (900, 1000))
    >>> parse_range("bytes=0-5,7-9", 1000) is None
    True

    Raises:
        RangeNotSatisfiable: the range starts behind the end of the file.
    """
    match = _RANGE.fullmatch(header.strip()) if header else None
    if match is None or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= end:
        raise RangeNotSatisfiable(size=size)
    return start, end
