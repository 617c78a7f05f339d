r"""The formats of ``TEXT``: a part of Excel's number and date formats, without locale. Pure.

A format has up to three sections for positive, negative and zero, parted by ``;``. Known are ``0 # ? . , %``, ``E+00``,
texts in quotes or behind ``\``, and in dates ``yyyy yy mm m dd d hh h ss s ddd dddd aaa aaaa AM/PM``.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from tenon.expression.figures import rounded
from tenon.expression.model import Failed
from tenon.expression.texts import grouped, rmb

_DATE_PARTS = re.compile(
    r"(?i)yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|aaaa|aaa|hh|h|ss|s|am/pm|上午/下午|\"[^\"]*\"|\\.|.", re.DOTALL
)
_NUMBER_PARTS = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|[Ee][+-]0+|[0#?.,]+|%|.", re.DOTALL)
_WEEKDAYS = "一二三四五六日"
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip


def format_number(number: Decimal, form: str) -> str:
    """Return a number as a format shows it.

    >>> format_number(Decimal("1234.5"), "#,##0.00"), format_number(Decimal("0.256"), "0.0%")
    ('1,234.50', '25.6%')
    """
    if form.strip().lower() in ("", "general", "@"):
        return f"{number.normalize():f}" if form else ""
    if form.upper().startswith("[DBNUM2]"):
        return rmb(number)
    sections = form.split(";")
    if number > 0 or len(sections) == 1:
        section, shown = sections[0], number
    elif number < 0:
        section, shown = sections[1], -number
    else:
        section, shown = (sections[2] if len(sections) > 2 else sections[0]), number
    written = _section(shown, section)
    return written


def _section(number: Decimal, section: str) -> str:
    parts = _NUMBER_PARTS.findall(section)
    bare = [part for part in parts if _is_figure(part)]
    if len(bare) > 1:
        raise Failed("VALUE")
    percents = sum(part == "%" for part in parts)
    number = number.scaleb(2 * percents)
    exponent = next((part for part in parts if part[0] in "Ee" and len(part) > 2), "")
    scaled, power = number, 0
    figure = bare[0] if bare else ""
    if exponent and number:
        power = number.adjusted()
        scaled = rounded(number.scaleb(-power), Decimal(_places(figure)), "round")
        if scaled.adjusted() > 0:
            power, scaled = power + 1, scaled.scaleb(-1)
    told = []
    for part in parts:
        if part == figure and figure:
            told.append(_figure(scaled, figure))
            figure = ""
        elif part == exponent and exponent:
            width = len(part) - 2
            sign = "-" if power < 0 else "+" if part[1] == "+" else ""
            told.append(f"{part[0]}{sign}{abs(power):0{width}d}")
        else:
            told.append(_literal(part))
    shown = "".join(told)
    return f"-{shown.replace('-', '', 1)}" if scaled < 0 and "-" in shown else shown


def _is_figure(part: str) -> bool:
    return part[0] in "0#?." and all(sign in "0#?.," for sign in part)


def _literal(part: str) -> str:
    if part[0] == '"':
        return part[1:-1]
    if part[0] == "\\":
        return part[1:]
    return "" if part[0] in "*" and len(part) > 1 else " " if part[0] == "_" and len(part) > 1 else part


def _places(figure: str) -> int:
    return len([sign for sign in figure.partition(".")[2] if sign in "0#?"])


def _figure(number: Decimal, figure: str) -> str:
    units, _, fraction = figure.partition(".")
    thousands = len(units) - len(units.rstrip(",")) if "," in units else 0
    number = number.scaleb(-3 * thousands)
    groups = "," in units.rstrip(",")
    written = grouped(number, _places(figure), groups=False)
    sign, written = ("-", written[1:]) if written.startswith("-") else ("", written)
    if not any(digit in "123456789" for digit in written):
        sign = ""
    whole, _, rest = written.partition(".")
    optional = len(fraction) - len(fraction.rstrip("#?"))
    while optional and rest.endswith("0"):
        rest, optional = rest[:-1], optional - 1
    least = units.count("0")
    whole = whole.lstrip("0").rjust(least, "0") if least or whole.strip("0") else ""
    whole = grouped(Decimal(whole), 0) if groups and len(whole) > 3 else whole
    point = "." if "." in figure else ""
    return sign + whole + point + rest


def format_date(moment: date | datetime, form: str) -> str:
    """Return a day, or an instant in its zone, as a format shows it: ``yyyy-mm-dd``, ``yyyy年m月d日 aaaa``."""
    parts = _DATE_PARTS.findall(form)
    clock = moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - a day has none
    halves = any(part.lower() in ("am/pm", "上午/下午") for part in parts)
    told: list[str] = []
    for place, part in enumerate(parts):
        told.append(_date_part(clock, part, _is_minute(parts, place), halves))
    return "".join(told)


def format_duration(span: timedelta, form: str) -> str:
    """Return a time of day as a format shows it."""
    return format_date(datetime(2000, 1, 1) + span, form)  # noqa: DTZ001 - a clock alone


def _is_minute(parts: list[str], place: int) -> bool:
    """Tell whether an ``m`` is minutes: behind hours, or before seconds, whatever stands between."""
    letters = [(at, part.lower()) for at, part in enumerate(parts) if part[0].lower() in "ymdhsa" and part[0] != '"']
    at = next((n for n, (where, _) in enumerate(letters) if where == place), None)
    if at is None:
        return False
    before = letters[at - 1][1] if at else ""
    after = letters[at + 1][1] if at + 1 < len(letters) else ""
    return before in ("h", "hh") or after in ("s", "ss")


def _date_part(moment: datetime, part: str, minute: bool, halves: bool) -> str:
    hour = (moment.hour % 12 or 12) if halves else moment.hour
    match part.lower():
        case "yyyy":
            return f"{moment.year:04d}"
        case "yy":
            return f"{moment.year % 100:02d}"
        case "mm":
            return f"{moment.minute if minute else moment.month:02d}"
        case "m":
            return str(moment.minute if minute else moment.month)
        case "mmm":
            return _MONTHS[moment.month - 1][:3]
        case "mmmm":
            return _MONTHS[moment.month - 1]
        case "dd":
            return f"{moment.day:02d}"
        case "d":
            return str(moment.day)
        case "ddd":
            return _ENGLISH[moment.weekday()][:3]
        case "dddd":
            return _ENGLISH[moment.weekday()]
        case "aaa":
            return _WEEKDAYS[moment.weekday()]
        case "aaaa":
            return f"星期{_WEEKDAYS[moment.weekday()]}"
        case "hh":
            return f"{hour:02d}"
        case "h":
            return str(hour)
        case "ss":
            return f"{moment.second:02d}"
        case "s":
            return str(moment.second)
        case "am/pm":
            return "AM" if moment.hour < 12 else "PM"
        case "上午/下午":
            return "上午" if moment.hour < 12 else "下午"
    return _literal(part)
