"""Workbooks as companies send them, and files that only say they are workbooks."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tenon.sheets import Encrypted, NotReadable, TooLarge, TooWide, find_head, open_sheets
from tenon.sheets.xlsx_rows import MAX_COLUMNS


def workbook(path: Path) -> Path:
    """A title over all columns, two rows of headers with a merged one, days, long numbers as text, a formula."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("客户")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.merge_range(0, 0, 0, 4, "2026 年客户一览表")
        sheet.merge_range(1, 0, 2, 0, "客户名称")
        sheet.merge_range(1, 1, 1, 2, "联系方式")
        sheet.write_row(2, 1, ["手机", "邮箱"])
        sheet.merge_range(1, 3, 2, 3, "签约日期")
        sheet.merge_range(1, 4, 2, 4, "银行卡号")
        for row in range(3, 1203):
            sheet.write_row(row, 0, [f"青木机械 {row}", 13800001234, "a@qm.example"])
            sheet.write_datetime(row, 3, date(2026, 3, 5), day)
            sheet.write_string(row, 4, "6222020200001234567")
        sheet.write_formula(1203, 1, "=1+1", None, 2)
        book.add_worksheet("空表")
    return path


def test_sheets_rows_days_and_long_numbers_are_read_as_they_stand(tmp_path: Path) -> None:
    sheets = open_sheets(workbook(tmp_path / "a.xlsx"), "a.xlsx")
    assert sheets.names == ("客户", "空表")
    rows = list(sheets.rows("客户"))
    assert rows[3] == ["青木机械 3", 13800001234, "a@qm.example", date(2026, 3, 5), "6222020200001234567"]
    assert rows[1203][1] == 2
    assert list(sheets.rows("空表")) in ([], [[]])


def test_the_header_of_two_rows_below_a_title_is_found(tmp_path: Path) -> None:
    sheets = open_sheets(workbook(tmp_path / "a.xlsx"), "a.xlsx")
    rows = list(sheets.rows("客户"))
    head = find_head(rows, sheets.merged("客户"))
    assert (head.first, head.data) == (1, 3)
    assert head.labels == ("客户名称", "手机", "邮箱", "签约日期", "银行卡号")
    assert head.groups == ("", "联系方式", "联系方式", "", "")


def test_what_a_cell_merged_over_several_rows_says_stands_in_each_of_them(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("人员")
        sheet.write_row(1, 1, ["部门", "姓名"])
        sheet.merge_range(2, 1, 4, 1, "销售部")
        sheet.write_column(2, 2, ["周沐言", "林知远", "韩若溪"])
        sheet.write_row(5, 1, ["采购部", "许青棠"])
        sheet.merge_range(6, 1, 6, 2, "以上共四人")
    rows = list(open_sheets(tmp_path / "a.xlsx", "a.xlsx").rows("人员"))
    assert [row[1:] for row in rows[2:6]] == [
        ["销售部", "周沐言"],
        ["销售部", "林知远"],
        ["销售部", "韩若溪"],
        ["采购部", "许青棠"],
    ]
    assert rows[6][1:] == ["以上共四人", None]


def test_a_sheet_may_be_left_before_its_end(tmp_path: Path) -> None:
    sheets = open_sheets(workbook(tmp_path / "a.xlsx"), "a.xlsx")
    for _ in sheets.rows("客户"):
        break
    assert len(list(sheets.rows("客户"))) == 1204


def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "a.xlsx").read_bytes()
    for name, content in {"cut.xlsx": whole[: len(whole) // 2], "text.xlsx": b"a,b\n", "none.xlsx": b""}.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NotReadable):
            open_sheets(tmp_path / name, name)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.xlsx", "w") as parts:
        parts.writestr("hello.txt", "hello")
    with pytest.raises(NotReadable):
        open_sheets(tmp_path / "z.xlsx", "z.xlsx")


def test_a_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    (tmp_path / "p.xlsx").write_bytes(old)
    with pytest.raises(Encrypted):
        open_sheets(tmp_path / "p.xlsx", "p.xlsx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w", zipfile.ZIP_DEFLATED) as parts:
        for number in range(11_000):
            parts.writestr(f"xl/{number}.xml", "")
    with pytest.raises(TooLarge):
        open_sheets(tmp_path / "b.xlsx", "b.xlsx")


def test_more_columns_than_may_be_read_are_told(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "w.xlsx") as book:
        book.add_worksheet("w").write(0, MAX_COLUMNS, "far")
    with pytest.raises(TooWide):
        list(open_sheets(tmp_path / "w.xlsx", "w.xlsx").rows("w"))
