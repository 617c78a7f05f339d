"""Settings of a cascader field."""

from __future__ import annotations

from msgspec import Struct

from tenon.kernel.words import Words


class Branch(Struct, frozen=True, forbid_unknown_fields=True):
    """One node of the tree; a retired one takes all below it with it."""

    key: str = ""
    label: Words = ""
    color: str = ""
    retired: bool = False
    children: tuple[Branch, ...] = ()


class CascaderSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """The tree of ``options``; with ``leaf_only`` a node that has others below it cannot be chosen."""

    options: tuple[Branch, ...] = ()
    leaf_only: bool = True
