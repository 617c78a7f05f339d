"""Columns of a file make fields of the right type."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tenon.imports import guess_type
from tenon.imports.guess import guess_name
from tenon.schema import ValueContext
from tenon.sheets import Cell

CONTEXT = ValueContext(datetime(2026, 3, 5, tzinfo=UTC))
MOMENT = datetime.fromisoformat("2026-03-05T14:30:00")


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([13800001234, 13900001234], "mobile"),
        (["138 0000 1234", None, "+86 13900001234"], "mobile"),
        (["021-55550000", "0755-12345678"], "phone"),
        (["a@qm.example", "b@ys.example"], "email"),
        (["https://qm.example", "https://ys.example/x"], "url"),
        (["91350100M000100Y43"], "credit_code"),
        (["6222020200001234567".replace("1234567", "1234569"), None], "text"),
        (["是", "否", "是"], "bool"),
        (["1.2万", "3,000.50", "¥200"], "number"),
        ([12, 7.5, 0], "number"),
        (["15%", "7.5%"], "percent"),
        (["007", "012"], "text"),
        (["2026-03-05", "2026年3月6日"], "date"),
        ([date(2026, 3, 5), date(2026, 3, 6)], "date"),
        ([MOMENT, date(2026, 3, 6)], "datetime"),
        (["2026-03-05 14:30", "2026-03-06 09:00"], "datetime"),
        (["华东", "华南"] * 9, "select"),
        (["出口型", "出口型、自有车间", "自有车间；国产替代"] * 4, "multi_select"),
        (["浙江省/杭州市/余杭区", "江苏省苏州市吴中区"], "region"),
        (["示例路 1 号、2 号", "示例街 3 号"], "text"),
        ([f"青木机械 {number}" for number in range(40)], "text"),
        (["长" * 300], "long_text"),
        ([], "text"),
        ([None, None], "text"),
    ],
)
def test_the_type_follows_from_the_values(cells: list[Cell], kind: str) -> None:
    assert guess_type(cells, CONTEXT).type == kind


def test_decimals_follow_from_the_values() -> None:
    assert guess_type(["1.25", "3"], CONTEXT).settings["decimals"] == 2


def test_options_are_the_values_in_the_order_they_come() -> None:
    options = guess_type(["华东", "华南", "华东"] * 3, CONTEXT).settings["options"]
    assert [option["label"] for option in options] == ["华东", "华南"]


def test_two_bad_values_in_a_hundred_do_not_change_the_type() -> None:
    good: list[Cell] = [f"1380000{number:04}" for number in range(98)]
    assert guess_type([*good, "无", "暂缺"], CONTEXT).type == "mobile"


@pytest.mark.parametrize("sheet", ["Sheet1", "sheet 2", "工作表1", "", " "])
def test_a_sheet_without_a_name_of_its_own_is_called_like_its_file(sheet: str) -> None:
    assert guess_name(sheet, "客户.台账.xlsx") == "客户.台账"
