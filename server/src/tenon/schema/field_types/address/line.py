"""An address as one line and in parts: region, street and number, postcode; the two say the same. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from tenon.schema.characters import one_line, plain
from tenon.schema.regions import full_name, leading

_POSTCODE_LAST = re.compile(r"(?:^|[\s,，;；]|[(（]?邮编\s*[:：]?\s*)(?P<postcode>[0-9]{6})[)）]?$")
_POSTCODE_FIRST = re.compile(r"^(?:邮编\s*[:：]?\s*)?(?P<postcode>[0-9]{6})[\s,，;；]+")


_ROUNDS = 5
"""What one part leaves may belong to another; after so many rounds nothing does."""


class Address(NamedTuple):
    """``region`` is a code of GB/T 2260 or None, ``text`` what follows it, ``postcode`` six digits or None."""

    region: str | None
    text: str
    postcode: str | None

    @property
    def line(self) -> str:
        """The whole address: it is read as these parts again."""
        region = "" if self.region is None else full_name(self.region, "")
        return " ".join(part for part in (region, self.text, self.postcode) if part)


def settled(region: str | None, text: str, postcode: str | None) -> Address:
    """Return the parts of an address so that no part holds what belongs to another.

    >>> settled(None, "广东省深圳市南山区科技园路1号 518000", None)
    Address(region='440305', text='科技园路1号', postcode='518000')
    >>> settled("440300", "南山区科技园路1号", None)
    Address(region='440305', text='科技园路1号', postcode=None)
    """
    found = _once(region, re.sub(r"\s+", " ", one_line(plain(text))), postcode)
    for _ in range(_ROUNDS):
        again = _once(None, found.line, None)
        if again == found:
            break
        found = again
    return found


def _once(region: str | None, text: str, postcode: str | None) -> Address:
    rest = text
    if postcode is None:
        match = _POSTCODE_LAST.search(rest) or _POSTCODE_FIRST.match(rest)
        if match is not None:
            postcode = match["postcode"]
            rest = (rest[: match.start()] + rest[match.end() :]).strip(" ,，;；")
    found, after = leading(rest)
    if region is not None and (found is None or region not in found.path):
        found, after = leading(f"{full_name(region, '')} {rest}")
    rest = after
    return Address(found.code if found else None, rest, postcode)
