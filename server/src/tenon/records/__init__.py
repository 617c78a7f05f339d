"""THE write path: validate, authorise, write, log, announce; one transaction, for every way in.

Only this room writes rows of user tables. Invariants:

* A write and its row in ``sys_change_log`` are one statement; an acknowledged write has its log row.
* All problems of a request are told at once, each at its field; after a refused request nothing has changed.
* A change names the version it was made on; of two such changes one wins and the other is told what is there now.
* Whoever writes reaches only his rows, before and after the change, and only fields that he may write.
* What was done to many records is a batch, and can be undone as one.

Start reading at ``create.py`` and ``update.py``; ``values.py`` is the pure reading of what was sent, ``delete.py`` the
recycle bin, ``undo.py`` the way back, ``changes.py`` the log in words. The SQL is generated in ``query/write*.py``.
"""

from tenon.records.batches import Batch, BatchEntry, batch_of, batches
from tenon.records.changes import Change
from tenon.records.create import create, create_many
from tenon.records.delete import delete, delete_all, purge, restore, restore_all
from tenon.records.errors import (
    BadPlace,
    Contended,
    InUse,
    KeyReused,
    MetaChanged,
    NoSuchBatch,
    NotAllowed,
    NotUndoable,
    OutOfReach,
    ThroughRecord,
    TooMany,
    VersionConflict,
)
from tenon.records.gate import open_view
from tenon.records.history import HistoryEntry, history
from tenon.records.idempotency import forget_answers, once
from tenon.records.intake import Ahead, Intake, Rehearsal, Way, take_in
from tenon.records.names import ids_by_name
from tenon.records.reading import Draft, RowReader
from tenon.records.recycle_bin import BinEntry, deleted_records
from tenon.records.refresh import refresh_search
from tenon.records.reveal import reveal
from tenon.records.timeline import KINDS, Timeline, timeline
from tenon.records.timeline_entries import Entry
from tenon.records.undo import Skipped, Undone, undo
from tenon.records.unique import Taken
from tenon.records.update import update, update_all
from tenon.records.update_each import Update, update_each
from tenon.records.values import ORIGIN
from tenon.records.withdraw import Own, Withdrawal, plan_withdrawal, withdraw

__all__ = [
    "KINDS",
    "ORIGIN",
    "Ahead",
    "BadPlace",
    "Batch",
    "BatchEntry",
    "BinEntry",
    "Change",
    "Contended",
    "Draft",
    "Entry",
    "HistoryEntry",
    "InUse",
    "Intake",
    "KeyReused",
    "MetaChanged",
    "NoSuchBatch",
    "NotAllowed",
    "NotUndoable",
    "OutOfReach",
    "Own",
    "Rehearsal",
    "RowReader",
    "Skipped",
    "Taken",
    "ThroughRecord",
    "Timeline",
    "TooMany",
    "Undone",
    "Update",
    "VersionConflict",
    "Way",
    "Withdrawal",
    "batch_of",
    "batches",
    "create",
    "create_many",
    "delete",
    "delete_all",
    "deleted_records",
    "forget_answers",
    "history",
    "ids_by_name",
    "once",
    "open_view",
    "plan_withdrawal",
    "purge",
    "refresh_search",
    "restore",
    "restore_all",
    "reveal",
    "take_in",
    "timeline",
    "undo",
    "update",
    "update_all",
    "update_each",
    "withdraw",
]
