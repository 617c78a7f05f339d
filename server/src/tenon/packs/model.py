"""What a pack is, once read: definitions by address, and rows of sample data by object. Frozen; no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from tenon.definitions import Address, Body
from tenon.kernel.words import Words
from tenon.records import Withdrawal


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """``pack.yaml``. ``sample`` names the objects that have sample rows, in the order in which they are made."""

    key: str
    version: str
    label: Words
    description: Words = ""
    sample: tuple[str, ...] = ()


class SampleTable(Struct, frozen=True):
    """Sample rows of one object: the head and, for each row, the texts below it.

    ``lines`` are the tables of its sub-tables, by the key of their field.
    """

    object: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: Mapping[str, SampleTable] = {}


class Pack(Struct, frozen=True):
    """``departments`` and ``people`` are those of the sample data, to whom its records belong."""

    manifest: Manifest
    definitions: Mapping[Address, Body]
    sample: tuple[SampleTable, ...] = ()
    departments: SampleTable | None = None
    people: SampleTable | None = None

    @property
    def sample_records(self) -> int:
        """How many records the sample data make."""
        return sum(len(table.rows) for table in self.sample)


class Available(Struct, frozen=True):
    """A pack on this server, and which version of it the workspace has (None: not installed).

    ``sample`` tells whether the workspace still has its sample data.
    """

    key: str
    label: Words
    description: Words
    version: str
    installed: str | None
    objects: int
    sample_records: int
    sample: bool = False

    @property
    def upgrade(self) -> bool:
        """Whether the workspace has the pack in another version."""
        return self.installed is not None and self.installed != self.version


Verdict = Literal["new", "same", "upgrade", "merge", "keep", "conflict", "removed"]


class UpgradeStep(Struct, frozen=True):
    """What an upgrade does with one definition.

    ``verdict``: ``new`` comes with the pack · ``same`` nothing changed · ``upgrade`` the pack's change is taken ·
    ``keep`` only the customer changed it · ``merge`` both did, in different places · ``conflict`` both changed the
    places in ``conflicts``, where the customer's stays · ``removed`` the new pack has it no more, it is left alone.
    ``body`` is what the definition becomes, None if it is not touched.
    """

    kind: str
    key: str
    verdict: Verdict
    conflicts: tuple[str, ...] = ()
    body: Body | None = None


class UpgradePlan(Struct, frozen=True):
    pack: str
    from_version: str
    to_version: str
    steps: tuple[UpgradeStep, ...]


class SampleState(Struct, frozen=True):
    """The sample data of a pack in a workspace: its people, and what would go and stay (None: it never had any)."""

    people: int
    withdrawal: Withdrawal | None = None


class Installed(Struct, frozen=True):
    """What an installation made; ``sample_batch`` is the batch to undo to be rid of the sample data."""

    revision: int
    definitions: tuple[Address, ...]
    sample_batch: Any = None
