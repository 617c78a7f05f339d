"""Proposing keys: the label's pinyin, made unique."""

from __future__ import annotations

from collections.abc import Collection

from tenon.kernel.names import is_key
from tenon.kernel.pinyin import key_from

_MAX_KEY = 41


def propose_key(label: str, taken: Collection[str] = ()) -> str:
    """Return a key for a label that is not among ``taken``.

    >>> propose_key("客户等级"), propose_key("客户等级", ["ke_hu_deng_ji"])
    ('ke_hu_deng_ji', 'ke_hu_deng_ji_2')
    """
    stem = key_from(label[:200])
    if not is_key(stem):
        stem = "item"
    key, number = stem, 2
    while key in taken:
        suffix = f"_{number}"
        key = stem[: _MAX_KEY - len(suffix)].rstrip("_") + suffix
        number += 1
    return key
