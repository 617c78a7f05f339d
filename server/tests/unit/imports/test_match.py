"""Columns of real files find their fields."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tenon.imports import match_columns, plain_header
from tenon.schema import Field, FieldBody, ValueContext, build_field
from tenon.sheets import Cell

CONTEXT = ValueContext(datetime(2026, 3, 5, tzinfo=UTC))


def field(key: str, label: str, kind: str = "text") -> Field:
    return build_field(FieldBody(key=key, type=kind, label={"zh-CN": label}), {})


CUSTOMER = [
    field("name", "客户名称"),
    field("short", "简称"),
    field("contact", "联系人"),
    field("mobile", "手机", "mobile"),
    field("phone", "电话", "phone"),
    field("email", "邮箱", "email"),
    field("industry", "行业"),
    field("level", "客户等级"),
    field("source", "来源"),
    field("address", "地址"),
    field("region", "省市区"),
    field("credit", "统一社会信用代码"),
    field("signed_on", "签约日期", "date"),
    field("amount", "合同金额", "number"),
    field("note", "备注"),
]
HEADERS = {
    "公司全称*": "name",
    "客户简称": "short",
    "联系人姓名": "contact",
    "手机号码（必填）": "mobile",
    "联系电话": "phone",
    "E-mail": "email",
    "所属行业": "industry",
    "客户级别": "level",
    "客户来源": "source",
    "详细地址": "address",
    "所在地区": "region",
    "税号": "credit",
    "签订日期": "signed_on",
    "合同金额(元)": "amount",
    "备注信息": "note",
}


def matched(labels: list[str], samples: list[list[Cell]] | None = None, **known: str) -> list[str | None]:
    found = match_columns(labels, [""] * len(labels), samples or [[]] * len(labels), CUSTOMER, CONTEXT, known)
    return [match.field for match in found]


def test_at_least_nine_of_ten_usual_chinese_headers_are_matched_and_none_wrongly() -> None:
    found = dict(zip(HEADERS, matched(list(HEADERS)), strict=True))
    right = [header for header, key in HEADERS.items() if found[header] == key]
    wrong = {header: key for header, key in found.items() if key not in (HEADERS[header], None)}
    assert len(right) >= 0.9 * len(HEADERS), found
    assert not wrong


@pytest.mark.parametrize(("header", "key"), [("name", "name"), ("Mobile", "mobile"), ("ke hu ming cheng", "name")])
def test_keys_english_words_and_pinyin_are_matched(header: str, key: str) -> None:
    assert matched([header]) == [key]


def test_what_was_chosen_before_wins_over_every_likeness() -> None:
    assert matched(["客户名称"], **{plain_header("客户名称"): "short"}) == ["short"]


def test_a_field_is_given_once_to_the_column_that_fits_best() -> None:
    assert matched(["公司", "客户名称"]) == [None, "name"]


def test_sample_values_decide_between_columns_that_are_called_alike() -> None:
    samples: list[list[Cell]] = [["青木机械", "云杉商贸"], ["13800001234", "13900001234"]]
    assert matched(["手机", "手机号"], samples)[1] == "mobile"


@pytest.mark.parametrize("header", ["", "  ", "***", "天气", "序号"])
def test_a_header_that_means_nothing_here_is_left_to_the_person(header: str) -> None:
    assert matched([header]) == [None]
