"""Reading dates and times the way people write them in China and in ISO 8601. No type knows another; all ask here.

Digits are ASCII ones, full-width forms included; other scripts' digits are refused, here as in the client.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tenon.schema.characters import folded

_FLAGS = re.IGNORECASE | re.ASCII
_WORDS = {
    "前天": -2, "昨天": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2,
    "yesterday": -1, "today": 0, "tomorrow": 1,
}  # fmt: skip
_NOW = ("now", "现在", "此刻")
_DATE = (
    r"(?:(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"
    r"|(?P<y2>\d{4})\s*[-/.年]\s*(?P<m2>\d{1,2})\s*[-/.月]\s*(?P<d2>\d{1,2})\s*[日号]?"
    r"|(?P<y4>\d{2})年(?P<m4>\d{1,2})月(?P<d4>\d{1,2})[日号]?"
    r"|(?P<m3>\d{1,2})\s*[-/月]\s*(?P<d3>\d{1,2})\s*[日号]?"
    r"|(?P<word>" + "|".join(_WORDS) + r"))"
)
_HALVES = {"上午": 0, "早上": 0, "凌晨": 0, "中午": 12, "下午": 12, "晚上": 12, "am": 0, "pm": 12}
_TIME = (
    r"(?P<half>" + "|".join(_HALVES) + r")?\s*(?P<hh>\d{1,2})"
    r"(?:\s*[:时点]\s*(?:(?P<half_past>半)|(?P<mm>\d{1,2})\s*分?)?(?:\s*:?\s*(?P<ss>\d{1,2})(?:\.(?P<fraction>\d{1,9}))?\s*秒?)?)"
    r"\s*(?P<late>am|pm)?"
)
_ONLY_DATE = re.compile(_DATE + r"(?:[T\s]+00:00(?::00(?:\.0+)?)?)?", _FLAGS)
_DATE_TIME = re.compile(_DATE + r"(?:\s+|T|\s*(?=[上早凌中下晚]))" + _TIME, _FLAGS)
_OFFSET = re.compile(r".+[T ].+(?:Z|[+-]\d{2}:?\d{2})", _FLAGS)
_ONLY_TIME = re.compile(_TIME, _FLAGS)
_MONTH = re.compile(
    r"(?P<y>\d{4})(?P<m>\d{2})|(?P<y2>\d{4})\s*[-/.年]\s*(?P<m2>\d{1,2})\s*月?(?:份|[-/.]0?1|0?1[日号])?"
    r"|(?P<y4>\d{2})年(?P<m4>\d{1,2})月(?:份)?|(?P<m3>\d{1,2})月(?:份)?|(?P<word>上个?月|本月|这个月|下个?月)",
    _FLAGS,
)
_MONTH_WORDS = {"上": -1, "本": 0, "这": 0, "下": 1}
_SERIAL = re.compile(r"[0-9]{5}(\.[0-9]{1,12})?")
_SERIAL_ORIGIN = datetime.combine(date(1899, 12, 30), time())
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_BOUND = re.compile(r"today\s*(?:(?P<sign>[+-])\s*(?P<days>\d{1,5}))?", _FLAGS)
_BETWEEN = re.compile(r"\s*(?:至|到|~|—+|–|‒|―|\bto\b|\buntil\b|\.\.+|…+)\s*|\s+-+\s+", re.IGNORECASE)


def read_date(typed: str, today: date) -> date | None:
    """Return the day that ``typed`` names; ``today`` gives the missing year and the words their meaning.

    >>> [str(read_date(t, date(2026, 3, 5))) for t in ("2026年3月8日", "2026/3/8", "20260308", "3月8日", "明天")]
    ['2026-03-08', '2026-03-08', '2026-03-08', '2026-03-08', '2026-03-06']
    >>> read_date("2026-02-30", date(2026, 3, 5)) is None
    True
    """
    match = _ONLY_DATE.fullmatch(folded(typed[:100]))
    return None if match is None else _day(match, today)


def serial_moment(told: object) -> datetime | None:
    """Return the local moment that a spreadsheet's number of days stands for, None if it is none.

    Numbers of five digits alone, the years 1954 to 2118: a shorter one is more likely a count, a longer one a code.

    >>> serial_moment(45321), serial_moment("45321.5"), serial_moment(2026), serial_moment(True)
    (datetime.datetime(2024, 1, 30, 0, 0), datetime.datetime(2024, 1, 30, 12, 0), None, None)
    """
    if isinstance(told, str):
        told = float(told) if _SERIAL.fullmatch(told.strip()) else None
    if isinstance(told, bool) or not isinstance(told, int | float) or not _FIRST_SERIAL <= told < _LAST_SERIAL:
        return None
    return _SERIAL_ORIGIN + timedelta(seconds=round(told * 86_400))


def read_moment(typed: str, now: datetime, timezone: str) -> datetime | None:
    """Return the moment that ``typed`` names, in UTC; without an offset it is local to ``timezone``.

    >>> now = datetime(2026, 3, 5, tzinfo=UTC)
    >>> [str(read_moment(t, now, "Asia/Shanghai")) for t in ("2026-03-05T10:00:00Z", "2026年3月5日 下午3点半")]
    ['2026-03-05 10:00:00+00:00', '2026-03-05 07:30:00+00:00']
    """
    text, zone = folded(typed[:100]), ZoneInfo(timezone)
    if text.lower() in _NOW:
        return now.astimezone(UTC).replace(microsecond=0)
    try:
        if _OFFSET.fullmatch(text):
            return datetime.fromisoformat(text.upper()).astimezone(UTC)
        day, moment = _local(text, now.astimezone(zone).date())
        return None if day is None else datetime.combine(day, moment, zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def read_time(typed: str) -> time | None:
    """Return the time of day that ``typed`` names, to the second.

    >>> [str(read_time(t)) for t in ("下午2:30", "14：30", "9点半", "2:30 pm", "25:00")]
    ['14:30:00', '14:30:00', '09:30:00', '14:30:00', 'None']
    """
    match = _ONLY_TIME.fullmatch(folded(typed[:100]))
    try:
        found = None if match is None else _time(match)
    except ValueError:
        return None
    return None if found is None or found.microsecond else found


def read_month(typed: str, today: date) -> date | None:
    """Return the first day of the month that ``typed`` names.

    >>> [str(read_month(t, date(2026, 3, 5))) for t in ("2026-03", "2026年3月", "202603", "12月", "上月", "2026-03-02")]
    ['2026-03-01', '2026-03-01', '2026-03-01', '2026-12-01', '2026-02-01', 'None']
    """
    match = _MONTH.fullmatch(folded(typed[:100]))
    if match is None:
        return None
    part = match.groupdict()
    if part["word"]:
        months = today.year * 12 + today.month - 1 + _MONTH_WORDS[part["word"][0]]
        return date(months // 12, months % 12 + 1, 1)
    suffix = next(each for each in ("", "2", "4", "3") if part[f"m{each}"])
    year, month = int(part.get(f"y{suffix}") or today.year), int(part[f"m{suffix}"])
    year += 2000 if suffix == "4" else 0
    return date(year, month, 1) if 1 <= month <= 12 and year >= 1 else None


def read_days(typed: str, today: date) -> tuple[date, date] | None:
    """Return the first and the last day of a range; one day alone, or a year after it left out, are fine.

    >>> [str(day) for day in read_days("2026年1月1日至1月31日", date(2026, 3, 5)) or ()]
    ['2026-01-01', '2026-01-31']
    >>> [str(day) for day in read_days("2026-01-01-2026-01-31", date(2026, 3, 5)) or ()]
    ['2026-01-01', '2026-01-31']
    """
    text = folded(typed[:200])
    parts = _BETWEEN.split(text)
    if len(parts) == 1:
        parts = _halves(text)
    if len(parts) != 2:
        return None
    start = read_date(parts[0], today)
    end = None if start is None else read_date(parts[1], start if _yearless(parts[1]) else today)
    return None if start is None or end is None else (start, end)


def read_bound(text: str, today: date) -> date | None:
    """Return the day that a bound in the settings means: ISO, or ``today`` and so many days.

    >>> [str(read_bound(t, date(2026, 3, 5))) for t in ("2026-03-08", "today", "today-7", "today + 30", "soon")]
    ['2026-03-08', '2026-03-05', '2026-02-26', '2026-04-04', 'None']
    """
    match = _BOUND.fullmatch(text.strip())
    try:
        if match is None:
            return date.fromisoformat(text.strip())
        return today + timedelta(days=int(f"{match['sign'] or ''}{match['days'] or 0}"))
    except (ValueError, OverflowError):
        return None


def _halves(text: str) -> list[str]:
    """Cut a text in the middle, where a dash between two equally written days stands."""
    dashes = [match.start() for match in re.finditer("[-/]", text)]
    if len(dashes) not in (3, 5) or text[dashes[len(dashes) // 2]] != "-":
        return [text, text] if text else []
    middle = dashes[len(dashes) // 2]
    return [text[:middle].strip(), text[middle + 1 :].strip()]


def _yearless(text: str) -> bool:
    return re.fullmatch(r"\d{1,2}\s*[-/月].*", text, _FLAGS) is not None and "年" not in text


def _local(text: str, today: date) -> tuple[date | None, time]:
    day = read_date(text, today)
    if day is not None:
        return day, time()
    match = _DATE_TIME.fullmatch(text)
    return (None, time()) if match is None else (_day(match, today), _time(match))


def _day(match: re.Match[str], today: date) -> date | None:
    part = match.groupdict()
    if part["word"]:
        return today + timedelta(days=_WORDS[part["word"].lower()])
    for suffix in ("", "2", "4", "3"):
        if part[f"m{suffix}"]:
            year = int(part.get(f"y{suffix}") or today.year)
            try:
                return date(year + 2000 if suffix == "4" else year, int(part[f"m{suffix}"]), int(part[f"d{suffix}"]))
            except ValueError:
                return None
    return None


def _time(match: re.Match[str]) -> time:
    hour = int(match["hh"])
    half = _HALVES.get((match["half"] or match["late"] or "").lower())
    if half == 12 and hour < 12:
        hour += 12 if match["half"] != "中午" or hour < 3 else 0
    elif half == 0 and hour == 12:
        hour = 0
    minute = 30 if match["half_past"] else int(match["mm"] or 0)
    micro = int((match["fraction"] or "0")[:6].ljust(6, "0"))
    return time(hour, minute, int(match["ss"] or 0), micro)
