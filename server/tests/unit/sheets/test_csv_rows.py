"""CSV files as companies send them."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenon.sheets import CellTooLong, NotClosed, NotReadable, WrongEncoding, open_sheets

ROWS = [["客户", "电话", "金额"], ["青木机械", "13800001234", "1.2万"], ["云杉, 商贸", "021-55550000", "=1+1"]]


def written(tmp_path: Path, content: bytes, name: str = "a.csv") -> list[list[object]]:
    path = tmp_path / name
    path.write_bytes(content)
    sheets = open_sheets(path, name)
    return [list(row) for row in sheets.rows(sheets.names[0])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_rows_are_read_in_every_usual_encoding_and_with_every_usual_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    lines = [delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in ROWS]
    assert written(tmp_path, "\r\n".join(lines).encode(encoding)) == ROWS


def test_chinese_that_stands_far_below_the_head_decides_the_encoding(tmp_path: Path) -> None:
    plain = "name,city\n" + "a,b\n" * 600_000
    rows = written(tmp_path, plain.encode() + "青木,深圳\n".encode("gbk"))
    assert rows[-1] == ["青木", "深圳"]
    assert len(rows) == 600_002


def test_text_in_no_known_encoding_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(WrongEncoding) as refused:
        written(tmp_path, b"a,b\nc,d\n\xff\xff\xff,e\n")
    assert refused.value.params["line"] == 3


@pytest.mark.parametrize("content", [b"", b"\n\n  \n"])
def test_a_file_without_text_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(NotReadable):
        written(tmp_path, content)


def test_a_quotation_mark_that_nobody_closed_is_refused_and_not_read_to_the_end_of_memory(tmp_path: Path) -> None:
    with pytest.raises(CellTooLong):
        written(tmp_path, b'a,b\n1,"2\n' + b"x,y\n" * 400_000)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('name,note\n1,a\n2,"b\n3,c\n4,d\n', 3),
        ('name,note\n1,a\n2,"b', 3),
        ('name,note\n1,"a\n2,b\n3,"c"\n4,d\n', 2),
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_told_with_its_line(tmp_path: Path, content: str, line: int) -> None:
    with pytest.raises(NotClosed) as told:
        written(tmp_path, content.encode())
    assert told.value.params == {"line": line}


def test_a_quotation_mark_inside_of_a_cell_is_a_character(tmp_path: Path) -> None:
    rows = written(tmp_path, b'size,note\n5" pipe,the "best"\n')
    assert rows[1] == ['5" pipe', 'the "best"']


def test_line_breaks_inside_quotes_belong_to_the_cell(tmp_path: Path) -> None:
    assert written(tmp_path, b'a,b\n"one\ntwo",3\n') == [["a", "b"], ["one\ntwo", "3"]]


@pytest.mark.parametrize(
    "content",
    ["名,额\na,1\n".encode("utf-32"), b"\xff\xfea", b"\xef\xbb\xbfa,b\n1,\0\n", b"\xef\xbb\xbfa,b\n1,\xff\n"],
    ids=["utf-32", "half a sign", "a zero", "no sign"],
)
def test_a_mark_that_lies_is_told_with_the_line(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(WrongEncoding) as refused:
        written(tmp_path, content)
    assert refused.value.params["line"] >= 1


@given(st.binary(max_size=400))
def test_no_bytes_whatever_end_in_anything_but_rows_or_words(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    with contextlib.suppress(NotReadable, NotClosed, CellTooLong, WrongEncoding):
        written(tmp_path_factory.mktemp("csv"), content)
