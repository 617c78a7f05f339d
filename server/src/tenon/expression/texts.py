"""Texts: counted, cut and compared by code point; patterns know ``* ? ~`` only. Pure."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from tenon.expression.figures import EXACT, rounded, whole
from tenon.expression.model import Failed
from tenon.expression.parse import plain

MAX_TEXT = 100_000
"""Characters that a result may have."""

_SPACES = " \u3000\u00a0"
_RUN = re.compile(f"[{_SPACES}]+")
_HIDDEN = dict.fromkeys([*range(0x20), 0x7F, *range(0x80, 0xA0)])
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = str.maketrans("０１２３４５６７８９．－＋，％", "0123456789.-+,%")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")


def bounded(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise Failed("VALUE")
    return text


def upper(text: str) -> str:
    """Return a text in upper case, sign by sign; signs whose upper case is several stay as they are."""
    return "".join(sign.upper() if len(sign.upper()) == 1 else sign for sign in text)


def lower(text: str) -> str:
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def proper(text: str) -> str:
    """Return a text whose words begin with a capital: a letter behind anything that is no letter begins a word."""
    return _WORD.sub(lambda word: upper(word.group()[0]) + lower(word.group()[1:]), text)


def trim(text: str) -> str:
    """Return a text without spaces at its ends, and with single ones inside.

    >>> trim("  a \u3000 b ")
    'a b'
    """
    return _RUN.sub(" ", text).strip(" ")


def clean(text: str) -> str:
    return text.translate(_HIDDEN)


def count(number: Decimal, least: int = 0) -> int:
    """Return a number of characters or a place; below the least it is none."""
    found = whole(number)
    if found < least:
        raise Failed("VALUE")
    return found


def find(wanted: str, text: str, start: Decimal) -> Decimal:
    place = count(start, 1)
    found = text.find(wanted, place - 1) if place <= len(text) + 1 else -1
    if found < 0:
        raise Failed("VALUE")
    return Decimal(found + 1)


def search(wanted: str, text: str, start: Decimal) -> Decimal:
    """Return where a pattern begins in a text, whatever the case."""
    place = count(start, 1)
    found = pattern(wanted).search(lower(text), place - 1) if place <= len(text) + 1 else None
    if found is None:
        raise Failed("VALUE")
    return Decimal(found.start() + 1)


@lru_cache(512)
def pattern(wanted: str) -> re.Pattern[str]:
    """Return what a pattern of ``*``, ``?`` and ``~`` matches, case folded."""
    parts: list[str] = []
    signs = iter(lower(wanted))
    for sign in signs:
        if sign == "~":
            following = next(signs, "~")
            parts.append(re.escape(following if following in "*?~" else f"~{following}"))
        else:
            parts.append({"*": ".*?", "?": "."}.get(sign) or re.escape(sign))
    return re.compile("".join(parts), re.DOTALL)


def matches(text: str, wanted: str) -> bool:
    """Tell whether the whole text is of a pattern."""
    return pattern(wanted).fullmatch(lower(text)) is not None


def substitute(text: str, old: str, new: str, which: Decimal | None) -> str:
    if not old:
        return text
    if which is None:
        return (
            bounded(text.replace(old, new))
            if len(text) * max(1, len(new)) < 10 * MAX_TEXT
            else _sparing(text, old, new)
        )
    nth = count(which, 1)
    place = -1
    for _ in range(nth):
        place = text.find(old, place + 1 if place < 0 else place + len(old))
        if place < 0:
            return text
    return bounded(text[:place] + new + text[place + len(old) :])


def _sparing(text: str, old: str, new: str) -> str:
    """Replace only after it is known that the result is not too long."""
    if len(text) + text.count(old) * (len(new) - len(old)) > MAX_TEXT:
        raise Failed("VALUE")
    return text.replace(old, new)


def repeated(text: str, times: Decimal) -> str:
    number = count(times)
    if len(text) * number > MAX_TEXT:
        raise Failed("VALUE")
    return text * number


def char(code: Decimal) -> str:
    number = whole(code)
    if not 1 <= number <= 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise Failed("VALUE")
    return chr(number)


def code(text: str) -> Decimal:
    if not text:
        raise Failed("VALUE")
    return Decimal(ord(text[0]))


def parse_number(text: str) -> Decimal:
    """Return the number that a text says: ``1,234.5``, ``12%``, ``1e3``, also in full-width signs."""
    said = text.translate(_DIGITS).strip(_SPACES)
    percents = len(said) - len(said.rstrip("%"))
    said = said.rstrip("%").lstrip("¥$￥").strip(_SPACES)
    if _GROUPED.fullmatch(said):
        said = said.replace(",", "")
    if not _NUMBER.fullmatch(said):
        raise Failed("VALUE")
    return EXACT.plus(Decimal(said).scaleb(-2 * percents))


def parse_by(text: str, point: str, group: str) -> Decimal:
    """Return the number that a text says with signs of its own for the point and between groups."""
    said = text.strip(_SPACES)
    if group:
        said = said.replace(group[0], "")
    if point:
        said = said.replace(point[0], ".")
    return parse_number(said) if said else Decimal(0)


def before(text: str, mark: str, nth: Decimal) -> str:
    place = _nth(text, mark, whole(nth))
    return text[:place]


def after(text: str, mark: str, nth: Decimal) -> str:
    place = _nth(text, mark, whole(nth))
    return text[place + len(mark) :]


def _nth(text: str, mark: str, nth: int) -> int:
    if not nth:
        raise Failed("VALUE")
    if not mark:
        return 0 if nth > 0 else len(text)
    place = -len(mark) if nth > 0 else len(text)
    for _ in range(abs(nth)):
        place = text.find(mark, place + len(mark)) if nth > 0 else text.rfind(mark, 0, place)
        if place < 0:
            raise Failed("NA")
    return place


def split(text: str, mark: str) -> list[str]:
    if not mark:
        raise Failed("VALUE")
    return text.split(mark)


def grouped(number: Decimal, places: int, groups: bool = True) -> str:
    """Return a number with so many places, its thousands parted by commas."""
    found = rounded(number, Decimal(places), "round")
    written = f"{found:f}" if places <= 0 else f"{found:.{places}f}"
    return _commas(written) if groups else written


def _commas(written: str) -> str:
    sign, rest = ("-", written[1:]) if written.startswith("-") else ("", written)
    units, point, fraction = rest.partition(".")
    lead = len(units) % 3
    parts = [units[:lead]] if lead else []
    parts += [units[at : at + 3] for at in range(lead, len(units), 3)]
    return sign + ",".join(parts) + point + fraction


def said(number: Decimal) -> str:
    """Return a number as ``&`` puts it into a text."""
    return plain(number)


_FIGURES = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ["", "拾", "佰", "仟"]
_FOURS = ["", "万", "亿", "万亿"]


def rmb(amount: Decimal) -> str:
    """Return an amount in upper-case Chinese figures, as cheques and invoices demand it (票据法, 银行支付结算办法).

    >>> rmb(Decimal("1680.32")), rmb(Decimal("107000.53")), rmb(Decimal(0))
    ('人民币壹仟陆佰捌拾元叁角贰分', '人民币壹拾万柒仟元伍角叁分', '人民币零元整')
    """
    cents = whole(rounded(abs(amount), Decimal(2), "round").scaleb(2))
    yuan, rest = divmod(cents, 100)
    if yuan >= 10**16:
        raise Failed("NUM")
    tenth, hundredth = divmod(rest, 10)
    told = f"{_yuan(yuan)}元" if yuan else ""
    if not rest:
        told = (told or "零元") + "整"
    else:
        told += f"{_FIGURES[tenth]}角" if tenth else ("零" if yuan else "")
        told += f"{_FIGURES[hundredth]}分" if hundredth else "整"
    return ("人民币负" if amount < 0 and cents else "人民币") + told


def _yuan(number: int) -> str:
    told, pending = "", False
    for place in reversed(range((len(str(number)) + 3) // 4)):
        four = number // 10 ** (4 * place) % 10_000
        if not four:
            pending = bool(told)
            continue
        if told and (pending or four < 1_000):
            told += "零"
        told += _four(four) + _FOURS[place]
        pending = False
    return told


def _four(number: int) -> str:
    told, gap = "", False
    for place in (3, 2, 1, 0):
        figure = number // 10**place % 10
        if figure:
            told += ("零" if gap and told else "") + _FIGURES[figure] + _PLACES[place]
            gap = False
        else:
            gap = True
    return told
