"""The provinces, cities and districts of China by their codes of GB/T 2260, and how people write them. Pure.

The table beside this module is made by ``tools/make_regions.py``, which names its source. A code of six digits holds
the codes of what it lies in: ``440305`` (南山区) lies in ``440300`` (深圳市) and ``440000`` (广东省). Districts of a
municipality, and cities that a province rules directly, have no city above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

import msgspec

from tenon.schema.characters import folded

Depth = Literal["province", "city", "district"]

_LEVELS: dict[Depth, int] = {"province": 1, "city": 2, "district": 3}
_MUNICIPAL = ("11", "12", "31", "50", "81", "82")
"""Provinces that are one city."""

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔"
    "|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各"
)
_AUTONOMOUS = re.compile(rf"(?:(?:{_PEOPLES})族?)+自治[州县旗]$|(?:壮族|回族|维吾尔)?自治区$")
_ENDING = re.compile(r"(?:特别行政区|自治州|自治县|自治旗|地区|林区|矿区|新区|省|市|盟|区|县|旗)$")
_ALSO = {"内蒙古自治区": "内蒙"}
_PLACEHOLDER = re.compile(r"市辖区|(?:省|自治区)直辖县级行政区划")
_COUNTRY = re.compile(r"^(?:中华人民共和国|中国)")
_BETWEEN = re.compile(r"[\s/>\-–—|,，、·]+")
_CODE = re.compile(r"[0-9]{6}")


class Region(NamedTuple):
    """One region; ``path`` are the codes from its province down to its own."""

    code: str
    name: str
    path: tuple[str, ...]


class _Step(NamedTuple):
    """A region that a text names up to ``end``; ``full`` tells whether the last name was written out."""

    region: Region | None
    end: int
    full: bool


@cache
def all_regions() -> dict[str, Region]:
    """Return every region by its code, in the order of the codes."""
    raw = resources.files("tenon.schema").joinpath("regions.json").read_bytes()
    names = msgspec.json.decode(raw, type=dict[str, str])
    return {code: Region(code, name, _path(code, names)) for code, name in names.items()}


def full_name(code: str, between: str = "/") -> str:
    """Return the names from the province down to the region; of an unknown code, the code.

    >>> full_name("440305"), full_name("110105"), full_name("999999")
    ('广东省/深圳市/南山区', '北京市/朝阳区', '999999')
    """
    region = all_regions().get(code)
    return code if region is None else between.join(all_regions()[each].name for each in region.path)


def beginning(code: str) -> str:
    """Return the digits that the codes of all regions within this one begin with.

    >>> beginning("440000"), beginning("440300"), beginning("440305")
    ('44', '4403', '440305')
    """
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def reaches(region: Region, depth: Depth) -> bool:
    """Tell whether the region is exactly as deep as wanted, or has nothing below it and is less deep.

    >>> [reaches(all_regions()[code], "city") for code in ("440000", "440300", "440305", "110000", "429004")]
    [False, True, False, True, True]
    """
    level, wanted = len(region.path), _LEVELS[depth]
    if depth == "city" and level == 1:
        return region.code[:2] in _MUNICIPAL or region.code not in _parents()
    return level == wanted or (level < wanted and region.code not in _parents())


def named(typed: str) -> list[Region]:
    """Return every region that a whole text may mean: a code, a name, or names from above to below.

    >>> [region.code for region in named("广东深圳南山")], [region.code for region in named("南山区")]
    (['440305'], ['230404', '440305'])
    """
    text = _BETWEEN.sub("", _PLACEHOLDER.sub("", _COUNTRY.sub("", folded(typed[:200]))))
    if _CODE.fullmatch(text):
        meant = (text, f"{text[:2]}0000")
        return [all_regions()[code] for code in meant if code in all_regions() and _same(code, text)][:1]
    whole = [step for step in _steps(text, _Step(None, 0, True)) if step.end == len(text)]
    written_out = [step for step in whole if step.full] or whole
    found = {step.region.code: step.region for step in written_out if step.region}
    # 湖南长沙 is the city, not the county of that name within it.
    return [found[code] for code in sorted(found) if not found.keys() & set(found[code].path[:-1])]


def leading(line: str) -> tuple[Region | None, str]:
    """Split an address into the region it begins with and the rest.

    A short name counts as long as a full one follows, so that a street named after a city stays a street.

    >>> [(region and region.code, rest) for region, rest in map(leading, ("广东深圳市南山大道1号", "上海路12号"))]
    [('440300', '南山大道1号'), (None, '上海路12号')]
    """
    start = _COUNTRY.match(line)
    steps = [step for step in _steps(line, _Step(None, start.end() if start else 0, True)) if step.region and step.full]
    furthest = max((step.end for step in steps), default=0)
    found = {step.region.code: step.region for step in steps if step.end == furthest and step.region}
    if len(found) != 1:
        return None, line
    return next(iter(found.values())), line[furthest:].lstrip(" /,，、-")


def _steps(text: str, here: _Step) -> Iterator[_Step]:
    """Yield every way to read names of regions from here on, each within the one before."""
    start = here.end
    while here.region is not None and start < len(text) and text[start] in " /-,，、":
        start += 1
    within = "" if here.region is None else beginning(here.region.code)
    for length in range(min(_longest(), len(text) - start), 1, -1):
        for region, full in _index().get(text[start : start + length], ()):
            if here.region is None or (region.code != here.region.code and region.code.startswith(within)):
                step = _Step(region, start + length, full)
                yield step
                yield from _steps(text, step)


@cache
def _index() -> dict[str, list[tuple[Region, bool]]]:
    """Every region by the names it is written with; True beside its full one."""
    found: dict[str, list[tuple[Region, bool]]] = {}
    for region in all_regions().values():
        for name in _names(region.name):
            found.setdefault(name, []).append((region, name == region.name))
    return found


@cache
def _longest() -> int:
    return max(map(len, _index()))


@cache
def _parents() -> frozenset[str]:
    return frozenset(code for region in all_regions().values() for code in region.path[:-1])


def _names(name: str) -> set[str]:
    """Return the name and what is left of it without its kind: 南山区, 南山; 延边朝鲜族自治州, 延边."""
    short = _AUTONOMOUS.sub("", name)
    short = _ENDING.sub("", name) if short == name else short
    return {name, *(each for each in (short, _ALSO.get(name, name)) if len(each) > 1)}


def _path(code: str, names: dict[str, str]) -> tuple[str, ...]:
    above = (f"{code[:2]}0000", f"{code[:4]}00")
    return (*(each for each in dict.fromkeys(above) if each != code and each in names), code)


def _same(code: str, typed: str) -> bool:
    """Municipalities have placeholders for a city (``110100``) that mean the municipality."""
    return code == typed or (typed[:2] in _MUNICIPAL and typed[4:] == "00")
