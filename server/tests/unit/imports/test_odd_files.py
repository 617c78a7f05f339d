"""Files as they really come: doubled headers, hundreds of columns, endless cells, formulas, numbers that are names."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from tenon.imports.guess import guess_type
from tenon.imports.match import match_columns
from tenon.imports.survey import survey
from tenon.schema import FIELD_TYPES, BadValue, FieldBody, ValueContext, build_field
from tenon.sheets import open_sheets, write_sheet

CONTEXT = ValueContext(datetime(2026, 3, 5, tzinfo=UTC))
PHONE = build_field(FieldBody(key="phone", type="mobile", label="手机", settings={}), {})


def csv(folder: Path, text: str) -> Path:
    path = folder / "a.csv"
    path.write_text(text, "utf-8")
    return path


def test_of_two_columns_with_the_same_header_one_gets_the_field(tmp_path: Path) -> None:
    found = survey(csv(tmp_path, "名称,手机,手机\na,13800000001,无\nb,13800000002,无\n"), "a.csv")
    samples = [list(values) for values in found.values]
    matches = match_columns(found.head.labels, found.head.groups, samples, [PHONE], CONTEXT)
    assert [match.field for match in matches] == [None, "phone", None]


def test_three_hundred_columns_are_all_there(tmp_path: Path) -> None:
    with write_sheet(tmp_path / "a.xlsx", "xlsx", "s", [f"c{n}" for n in range(300)]) as sheet:
        sheet.row([f"v{n}" for n in range(300)])
    found = survey(tmp_path / "a.xlsx", "a.xlsx")
    assert (len(found.head.labels), found.head.labels[299], found.values[299]) == (300, "c299", ("v299",))


def test_a_cell_of_a_million_characters_is_shown_short(tmp_path: Path) -> None:
    found = survey(csv(tmp_path, f"name,note\na,{'长' * 1_000_000}\n"), "a.csv")
    assert len(found.samples(1)[0]) == 80
    assert found.values[1] == ("长" * 1_000_000,)


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = csv(tmp_path, "name,note\na,=1+1\nb,@SUM(A1)\n")
    assert [row[1] for row in open_sheets(path, "a.csv").rows("")][1:] == ["=1+1", "@SUM(A1)"]


def test_a_phone_that_a_spreadsheet_made_a_number_is_a_phone_again(tmp_path: Path) -> None:
    with write_sheet(tmp_path / "a.xlsx", "xlsx", "s", ["手机"]) as sheet:
        for number in range(20):
            sheet.row([13_800_000_000 + number])
    found = survey(tmp_path / "a.xlsx", "a.xlsx")
    assert guess_type(found.values[0], CONTEXT).type == "mobile"


def test_days_as_numbers_and_as_text_stand_in_one_column(tmp_path: Path) -> None:
    with write_sheet(tmp_path / "a.xlsx", "xlsx", "s", ["签约日期"]) as sheet:
        for cell in ("2026-03-05", 46086, "2026/3/5", 46086.0, "46086", "2026年3月5日"):
            sheet.row([cell])
    found = survey(tmp_path / "a.xlsx", "a.xlsx").values[0]
    assert guess_type(found, msgspec.structs.replace(CONTEXT, typed=True)).type == "date"
    day = build_field(FieldBody(key="signed_on", type="date", label="签约日期", settings={}), {})
    typed = msgspec.structs.replace(CONTEXT, typed=True)
    assert {FIELD_TYPES["date"].parse(cell, day, typed)["signed_on"] for cell in found} == {date(2026, 3, 5)}
    with pytest.raises(BadValue):
        FIELD_TYPES["date"].parse(46086, day, CONTEXT)
