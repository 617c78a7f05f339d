"""What can go wrong when records are written.

TenonError
├── NotAllowed       R403  403  the caller may not do this with records of the object
├── OutOfReach       R411  403  the record would leave the rows that the caller may reach
├── VersionConflict  R409  409  somebody changed the record since; carries it as it is now
├── InUse            R410  409  other records refer to it, and their field says: refuse
├── TooMany          R412  422  more records than one batch may hold
├── NotUndoable      R413  409  the batch is undone already, or nobody can undo it
├── KeyReused        R414  422  the Idempotency-Key came with another request before
├── MetaChanged      R415  503  definitions or rights changed under the statement; the edge compiles again
├── NoSuchBatch      R416  404
├── BadPlace         R417  422  a cursor that no answer gave
├── ThroughRecord    R430  422  lines are written with the record they belong to
└── Contended        R418  503  others hold the same records; nothing was written

Problems of one field: R101 unknown field, R102 no record, R103 required, R104 unstorable text, R105 no such record to
refer to, R106 value taken, R107 value taken by a record the caller can see, R108 value twice in one request, R109 no
sealed field, R110 no record has the key of a row, R111 a row repeats the value of an earlier one,
R116 no such record to change, R117 a record twice in one request, R118 it was changed since,
R130 a kind of entry that no timeline has.
Of values together: R140 a value asks for another that is not filled, R141 the same where the caller may not see what.
Why undo left a record alone: R601 changed since, R602 deleted since, R603 restored since, R604 gone, R605 still in use,
R606 its value is taken, R607 a field that the caller may not change, R608 what it pointed to is gone.
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class NotAllowed(TenonError):
    """``operation`` and ``object`` say what."""

    code = "R403"
    status = 403


class OutOfReach(TenonError):
    code = "R411"
    status = 403


class VersionConflict(TenonError):
    """``extra`` has ``current`` (the record as a get answers it now) and ``base_version`` (what the caller had)."""

    code = "R409"
    status = 409


class InUse(TenonError):
    """``count`` records of ``object`` name it in their field ``field``; generic if the caller may not see those."""

    code = "R410"
    status = 409


class TooMany(TenonError):
    """``limit`` is the most that one batch may hold."""

    code = "R412"
    status = 422


class NotUndoable(TenonError):
    code = "R413"
    status = 409


class KeyReused(TenonError):
    code = "R414"
    status = 422


class MetaChanged(TenonError):
    """Nothing was written. ``meta_rev`` and ``perm_epoch`` are those to compile from."""

    code = "R415"
    status = 503

    def __init__(self, meta_rev: int, perm_epoch: int) -> None:
        self.meta_rev = meta_rev
        self.perm_epoch = perm_epoch
        super().__init__()


class NoSuchBatch(TenonError):
    code = "R416"
    status = 404


class BadPlace(TenonError):
    code = "R417"
    status = 422


class ThroughRecord(TenonError):
    """``object`` and ``field`` name the record that holds the lines."""

    code = "R430"
    status = 422


class Contended(TenonError):
    code = "R418"
    status = 503
