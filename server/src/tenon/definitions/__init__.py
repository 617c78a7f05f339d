"""One life for every designed thing: draft → validate → publish (version n) → … with diff, roll-back and impact.

Invariants: publishing is one transaction (definitions, effects of the kinds, revision + 1) and a failed one changes
nothing; a published version never changes; kinds are passed in as data, this room knows none of them.
Start reading at ``kind.py``, then ``service.py``.
"""

from tenon.definitions.brief import without_defaults
from tenon.definitions.errors import (
    AlreadyRetired,
    BadKey,
    BadText,
    NoDraft,
    NotPublishable,
    PublishBusy,
    StaleDraft,
    StaleVersion,
    StillUsed,
    UnknownDefinition,
    UnknownKind,
    UnknownVersion,
)
from tenon.definitions.kind import DefinitionKind
from tenon.definitions.model import (
    Address,
    Body,
    Change,
    Connection,
    Context,
    Definition,
    Impact,
    InForce,
    KindChange,
    KindCount,
    Listed,
    Op,
    Problem,
    Published,
    PublishPlan,
    Reference,
    Risk,
    Snapshot,
    Step,
    Use,
    Version,
    VersionPage,
)
from tenon.definitions.service import DefinitionService
from tenon.definitions.shape import canonical, decode, shape_problem
from tenon.definitions.text import load_text, to_text

__all__ = [
    "Address",
    "AlreadyRetired",
    "BadKey",
    "BadText",
    "Body",
    "Change",
    "Connection",
    "Context",
    "Definition",
    "DefinitionKind",
    "DefinitionService",
    "Impact",
    "InForce",
    "KindChange",
    "KindCount",
    "Listed",
    "NoDraft",
    "NotPublishable",
    "Op",
    "Problem",
    "PublishBusy",
    "PublishPlan",
    "Published",
    "Reference",
    "Risk",
    "Snapshot",
    "StaleDraft",
    "StaleVersion",
    "Step",
    "StillUsed",
    "UnknownDefinition",
    "UnknownKind",
    "UnknownVersion",
    "Use",
    "Version",
    "VersionPage",
    "canonical",
    "decode",
    "load_text",
    "shape_problem",
    "to_text",
    "without_defaults",
]
