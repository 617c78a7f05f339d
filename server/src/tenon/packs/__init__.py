"""Packs: a product built on the platform as data — definitions by stable key, one file each, and sample rows.

Invariants: installing publishes everything or nothing; ``export`` of what was installed is the pack, byte for byte;
an upgrade never overwrites what the customer changed; sample data are one batch, and taking them away touches nothing
that the customer entered. A pack holds no code and names no user. Start reading at ``model.py``, then ``service.py``.
"""

from tenon.packs.errors import AlreadyThere, BadPack, UnknownPack
from tenon.packs.folder import MANIFEST, manifest_text, read_pack, write_definitions
from tenon.packs.model import Available, Installed, Manifest, Pack, SampleState, UpgradePlan, UpgradeStep
from tenon.packs.service import PackService

__all__ = [
    "MANIFEST",
    "AlreadyThere",
    "Available",
    "BadPack",
    "Installed",
    "Manifest",
    "Pack",
    "PackService",
    "SampleState",
    "UnknownPack",
    "UpgradePlan",
    "UpgradeStep",
    "manifest_text",
    "read_pack",
    "write_definitions",
]
