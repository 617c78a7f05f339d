"""Where the table in a sheet begins."""

from __future__ import annotations

from datetime import date

import pytest

from tenon.sheets import Cell, find_head

DATA: list[list[Cell]] = [["青木机械", 12, date(2026, 3, 5)], ["云杉商贸", 7, date(2026, 3, 6)]]


@pytest.mark.parametrize(
    "above",
    [[], [[]], [["客户一览表"]], [["客户一览表", None, None], ["制表：", "小林", None], [None, None, None]]],
    ids=["nothing", "an empty row", "a title", "a title and who made it"],
)
def test_titles_above_the_header_are_passed_over(above: list[list[Cell]]) -> None:
    head = find_head([*above, ["名称", "数量", "日期"], *DATA])
    assert head.data == len(above) + 1
    assert head.labels == ("名称", "数量", "日期")


def test_a_table_of_texts_alone_has_its_header_on_top() -> None:
    head = find_head([["名称", "城市"], ["青木", "深圳"], ["云杉", "成都"]])
    assert (head.first, head.labels) == (0, ("名称", "城市"))


def test_columns_without_a_name_and_repeated_names_are_kept_in_their_place() -> None:
    head = find_head([["名称", None, "电话", "电话"], ["青木", 1, 2, 3]])
    assert head.labels == ("名称", "", "电话", "电话")


def test_an_empty_sheet_has_no_header() -> None:
    assert find_head([]).labels == ()
    assert find_head([[]]).labels == ()
