"""What an upgrade would do, decided on values alone."""

from __future__ import annotations

from collections.abc import Mapping

from tenon.definitions import Address, Body
from tenon.packs.merge import merge
from tenon.packs.model import UpgradeStep, Verdict


def plan_upgrade(
    base: Mapping[Address, Body], theirs: Mapping[Address, Body], mine: Mapping[Address, Body]
) -> tuple[UpgradeStep, ...]:
    """Compare definition by definition.

    Args:
        base: bodies as the pack was installed.
        theirs: bodies of the new version of the pack.
        mine: what is published in the workspace now; a definition that the customer retired is missing.

    Returns:
        One step for each definition of either version, by address.
    """
    return tuple(
        _step(address, base.get(address), theirs.get(address), mine.get(address))
        for address in sorted(base.keys() | theirs.keys())
    )


def _step(address: Address, base: Body | None, theirs: Body | None, mine: Body | None) -> UpgradeStep:
    kind, key = address
    if theirs is None:
        return UpgradeStep(kind, key, "removed")
    if mine is None:
        # Retired by the customer after it came with the pack: that is his change, and it stays.
        return UpgradeStep(kind, key, "keep") if base is not None else UpgradeStep(kind, key, "new", body=theirs)
    if theirs in (base, mine):
        return UpgradeStep(kind, key, "same" if mine == theirs else "keep")
    merged, conflicts = merge(base or {}, theirs, mine)
    verdict: Verdict = "conflict" if conflicts else "upgrade" if mine == base else "merge"
    return UpgradeStep(kind, key, verdict, conflicts, merged if merged != mine else None)
