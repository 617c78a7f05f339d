"""Names of files: harmless when they come in, honest when they go out."""

from __future__ import annotations

import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenon.files import RangeNotSatisfiable, content_disposition, parse_range, safe_name
from tenon.files.kinds import KINDS
from tenon.files.names import MAX_NAME, extension_of


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("报价单.pdf", "报价单.pdf"),
        ("/etc/passwd", "passwd"),
        ("C:\\Users\\x\\合同.docx", "合同.docx"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("evil\u202efdp.exe", "evilfdp.exe"),
        ("...", "file"),
        ("", "file"),
        (".pdf", "pdf"),
        ("con.txt", "_con.txt"),
        ('a"b<c>.csv', "a_b_c_.csv"),
        ("x" * 500 + ".xlsx", "x" * 145 + ".xlsx"),
    ],
)
def test_a_name_keeps_what_is_harmless(typed: str, kept: str):
    assert safe_name(typed) == kept


@given(st.text(max_size=400))
def test_no_name_can_leave_its_folder_or_hide_what_it_is(typed: str):
    name = safe_name(typed)
    assert name
    assert len(name) <= MAX_NAME
    assert not set('/\\<>:"|?*') & set(name)
    assert not any(unicodedata.category(c)[0] == "C" for c in name)
    assert name not in {".", ".."}
    assert not name.startswith(".")


@given(st.text(max_size=100))
def test_the_download_header_is_one_ascii_line_that_spells_the_name(typed: str):
    name = safe_name(typed)
    header = content_disposition(name)
    assert header.isascii()
    assert header.isprintable()
    assert unquote(header.rpartition("UTF-8''")[2]) == name
    assert header.startswith("attachment; ")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, None),
        ("bytes=0-0", (0, 1)),
        ("bytes=10-5", None),
        ("bytes=0-99999", (0, 100)),
        ("bytes=-1", (99, 100)),
        ("bytes=-500", (0, 100)),
        ("items=0-5", None),
        ("bytes=a-b", None),
        ("bytes=-", None),
    ],
)
def test_ranges_are_read_as_the_rfc_says(header: str | None, expected: tuple[int, int] | None):
    assert parse_range(header, 100) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=200-300", "bytes=-0"])
def test_a_range_behind_the_end_cannot_be_satisfied(header: str):
    with pytest.raises(RangeNotSatisfiable):
        parse_range(header, 100)


@pytest.mark.parametrize("extension", ["html", "htm", "svg", "exe", "js", "bat", "php", "xhtml", "lnk", ""])
def test_what_a_browser_or_a_desktop_would_run_cannot_be_uploaded(extension: str):
    assert extension not in KINDS


@pytest.mark.parametrize(
    ("name", "head", "fits"),
    [
        ("a.pdf", b"%PDF-1.7\n", True),
        ("a.pdf", b"MZ\x90\x00", False),
        ("a.xlsx", b"PK\x03\x04....", True),
        ("a.xlsx", b"<html>", False),
        ("a.png", b"\x89PNG\r\n\x1a\n", True),
        ("a.jpg", b"GIF89a", False),
        ("a.csv", "客户,电话\n".encode("gb18030"), True),
        ("a.csv", b"MZ\x00\x00", False),
        ("a.mp4", b"\x00\x00\x00\x18ftypmp42", True),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBP", True),
        ("a.webp", b"RIFF\x00\x00\x00\x00WAVE", False),
    ],
)
def test_the_first_bytes_must_be_those_of_the_kind(name: str, head: bytes, fits: bool):
    assert KINDS[extension_of(name)].looks_right(head) is fits
