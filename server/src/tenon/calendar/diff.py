"""What changed between two calendars, in words for people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from tenon.calendar.model import CalendarBody, Day
from tenon.kernel.words import Words, resolve

_WEEKDAYS = {"zh-CN": "一二三四五六日", "en-US": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}


class Difference(msgspec.Struct, frozen=True):
    """One change: what was done, at which path of the body, and how to say it (zh-CN and en-US)."""

    op: Literal["add", "remove", "change"]
    path: str
    text: Words


def diff(old: CalendarBody | None, new: CalendarBody) -> list[Difference]:
    """Return the changes from ``old`` (None: nothing yet) to ``new``: name, weekend, then days by date."""
    before = old or CalendarBody(weekend=())
    return [
        *_label(before, new),
        *_weekend(before, new),
        *_days("holidays", "节假日", "holiday", before.holidays, new.holidays),
        *_days("workdays", "调休工作日", "make-up workday", before.workdays, new.workdays),
        *_plain("source", "数据来源", "the source of the data", before.source, new.source),
        *_plain("until", "数据截止日", "the end of the data", _iso(before.until), _iso(new.until)),
    ]


def _label(old: CalendarBody, new: CalendarBody) -> Iterator[Difference]:
    if old.label != new.label:
        yield Difference(
            "change",
            "label",
            {
                "zh-CN": f"名称改为「{resolve(new.label, 'zh-CN')}」",
                "en-US": f"Name changed to “{resolve(new.label, 'en-US')}”",
            },
        )


def _weekend(old: CalendarBody, new: CalendarBody) -> Iterator[Difference]:
    if sorted(old.weekend) == sorted(new.weekend):
        return
    days = [day for day in sorted(new.weekend) if 1 <= day <= 7]
    chinese = "、".join(f"周{_WEEKDAYS['zh-CN'][day - 1]}" for day in days) or "无"
    english = ", ".join(_WEEKDAYS["en-US"][day - 1] for day in days) or "none"
    yield Difference("change", "weekend", {"zh-CN": f"周末改为：{chinese}", "en-US": f"Weekend is now: {english}"})


def _days(path: str, chinese: str, english: str, old: tuple[Day, ...], new: tuple[Day, ...]) -> Iterator[Difference]:
    before, after = {day.date: day for day in old}, {day.date: day for day in new}
    for day in sorted(before.keys() | after.keys()):
        where = f"{path}.{day.isoformat()}"
        if day not in before:
            yield Difference("add", where, _said("增加", "Added", chinese, english, after[day]))
        elif day not in after:
            yield Difference("remove", where, _said("删除", "Removed", chinese, english, before[day]))
        elif before[day] != after[day]:
            yield Difference("change", where, _said("修改", "Changed", chinese, english, after[day]))


def _said(verb_zh: str, verb_en: str, chinese: str, english: str, day: Day) -> Words:
    name_zh, name_en = resolve(day.label, "zh-CN"), resolve(day.label, "en-US")
    return {
        "zh-CN": f"{verb_zh}{chinese} {day.date.isoformat()}" + (f"（{name_zh}）" if name_zh else ""),
        "en-US": f"{verb_en} {english} {day.date.isoformat()}" + (f" ({name_en})" if name_en else ""),
    }


def _plain(path: str, chinese: str, english: str, old: str, new: str) -> Iterator[Difference]:
    if old != new:
        yield Difference(
            "change",
            path,
            {
                "zh-CN": f"{chinese}：{old or '空'} → {new or '空'}",
                "en-US": f"Changed {english}: {old or 'empty'} → {new or 'empty'}",
            },
        )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
