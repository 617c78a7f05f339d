"""A whole workspace leaves as a folder and comes in from one: definitions as text, every table as lines, files' bytes.

The folder is described in ``docs/reference/workspace-export.md``. Invariants: everything in it is of one moment; what
comes in is all there or not there at all; what came in leaves again as the same bytes, but for what the manifest says
of the act itself. Start reading at ``model.py``, then ``leave.py`` and ``arrive.py``.
"""

from tenon.transfer.archive import JOB, TITLE, run_leaving, start_leaving
from tenon.transfer.arrive import Arrivals
from tenon.transfer.errors import (
    BadContent,
    CountsDiffer,
    DamagedFile,
    KeyTaken,
    NewerExport,
    NotAnExport,
    NotKnownHere,
    OthersAtWork,
    UnusableKey,
)
from tenon.transfer.leave import Departures
from tenon.transfer.model import Arrived, Manifest
from tenon.transfer.tables import KEPT, LEFT

__all__ = [
    "JOB",
    "KEPT",
    "LEFT",
    "TITLE",
    "Arrivals",
    "Arrived",
    "BadContent",
    "CountsDiffer",
    "DamagedFile",
    "Departures",
    "KeyTaken",
    "Manifest",
    "NewerExport",
    "NotAnExport",
    "NotKnownHere",
    "OthersAtWork",
    "UnusableKey",
    "run_leaving",
    "start_leaving",
]
