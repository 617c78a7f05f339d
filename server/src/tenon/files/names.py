"""File names: made harmless when they come in, written safely into a header when they go out."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

MAX_NAME = 150
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*]')


def safe_name(name: str) -> str:
    r"""Return the last part of a file name without anything that could mislead a system or a reader.

    >>> safe_name("..\\..\\报价单 <最终>.PDF ")
    '报价单 _最终_.PDF'
    >>> safe_name("gpj.exe\u202e.pdf"), safe_name("/"), safe_name("nul.txt")
    ('gpj.exe.pdf', 'file', '_nul.txt')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    # Cc, Cf and the like: control characters, and the marks that let text run backwards.
    visible = "".join(c for c in last if unicodedata.category(c)[0] != "C" and c not in "\u2028\u2029")
    plain = _FORBIDDEN.sub("_", visible).strip().strip(".").strip()
    stem, dot, extension = plain.rpartition(".")
    if not dot:
        stem, extension = plain, ""
    if not stem:
        return extension or "file"
    if _RESERVED.fullmatch(stem.split(".")[0]):
        stem = f"_{stem}"
    return f"{stem[: MAX_NAME - len(extension) - 1].rstrip()}{dot}{extension[:20]}"


def extension_of(name: str) -> str:
    """Return the extension in lower case, without its dot.

    >>> extension_of("a.tar.GZ"), extension_of("README")
    ('gz', '')
    """
    return name.rpartition(".")[2].lower() if "." in name else ""


def content_disposition(name: str) -> str:
    r"""Return the header that makes a browser save the file under its name (RFC 6266), never show it in our origin.

    >>> content_disposition("报价.pdf")
    'attachment; filename="__.pdf"; filename*=UTF-8\'\'%E6%8A%A5%E4%BB%B7.pdf'
    """
    ascii_name = re.sub(r'[^\x20-\x7e]|["\\%]', "_", name)
    return f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name, safe='')}"
