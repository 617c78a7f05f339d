"""What is written is read again as it was, and no cell becomes a formula."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenon.sheets import Cell, open_sheets, write_sheet
from tenon.sheets.writer import Format

LABELS = ["名称", "卡号", "金额", "日期", "时间"]
MOMENT = datetime.fromisoformat("2026-03-05T14:30:00")
ROWS: list[list[Cell | Decimal]] = [
    ["青木机械", "6222020200001234567", Decimal("12.50"), date(2026, 3, 5), MOMENT],
    ["=HYPERLINK(1)", "007", Decimal("-3"), None, None],
]


def reread(path: Path, name: str) -> list[list[Cell]]:
    sheets = open_sheets(path, name)
    return list(sheets.rows(sheets.names[0]))


def written(path: Path, format: Format, rows: list[list[Cell | Decimal]]) -> list[list[Cell]]:
    with write_sheet(path, format, "客户/[一览]", LABELS) as sheet:
        for row in rows:
            sheet.row(row)
    return reread(path, path.name)


def test_a_workbook_is_read_as_it_was_written(tmp_path: Path) -> None:
    rows = written(tmp_path / "a.xlsx", "xlsx", ROWS)
    assert rows[0] == LABELS
    assert rows[1] == ["青木机械", "6222020200001234567", 12.5, date(2026, 3, 5), MOMENT]
    assert rows[2][:3] == ["=HYPERLINK(1)", "007", -3]


def test_a_workbook_holds_no_formula_whatever_the_cells_say(tmp_path: Path) -> None:
    written(tmp_path / "a.xlsx", "xlsx", ROWS)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_csv_opens_in_the_right_encoding_and_defuses_formulas(tmp_path: Path) -> None:
    rows = written(tmp_path / "a.csv", "csv", ROWS)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows[1] == ["青木机械", "6222020200001234567", "12.50", "2026-03-05", "2026-03-05 14:30:00"]
    assert rows[2] == ["'=HYPERLINK(1)", "007", "-3", None, None]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_no_csv_cell_begins_like_a_formula(tmp_path: Path, start: str) -> None:
    written(tmp_path / "a.csv", "csv", [[f"{start}cmd|' /C calc'!A0"]])
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[1].lstrip('"').startswith("'")


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="￾￿"), max_size=40)


@settings(max_examples=8)
@given(st.lists(TEXTS, min_size=40, max_size=80))
def test_any_text_survives_a_workbook(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("xlsx") / "a.xlsx"
    rows = written(path, "xlsx", [["first", text] for text in texts])
    assert [row[1] for row in rows[1:]] == [text if text.strip() else None for text in texts]


def test_a_workbook_is_sound_xml_whatever_its_title_and_cells_hold(tmp_path: Path) -> None:
    odd = ["\x00\x0b\r", "_x0041_", " a\nb ", "<&>\"'", "x" * 40_000, float("inf"), Decimal("123456789012345678.5")]
    with write_sheet(tmp_path / "a.xlsx", "xlsx", "<\"&'>", ["a&b"]) as sheet:
        sheet.row([*odd, True, date(1850, 1, 1), date(1900, 2, 28), date(1900, 3, 1)])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        for name in parts.namelist():
            ElementTree.fromstring(parts.read(name))
        cells = ElementTree.fromstring(parts.read("xl/worksheets/sheet1.xml")).findall(".//{*}c")
    said = ["".join(cell.itertext()) for cell in cells[1:]]
    assert said[:4] == ["_x0000__x000B__x000D_", "_x005F_x0041_", " a\nb ", "<&>\"'"]
    assert (len(said[4]), said[5:]) == (32_767, ["inf", "123456789012345678.5", "1", "1850-01-01", "59", "61"])
