"""What can go wrong with a job.

TenonError
├── NoSuchJob      J404  404  absent, or not the caller's
├── CannotRetry    J101  409  it is waiting, running or done
├── CannotCancel   J102  409  it has ended already
├── HandlerFailed  J500  500  a handler broke in a way nobody foresaw; the log has the rest
├── WorkerDied     J501  500  the last attempt ended without a word: its worker was killed
├── RunLost        J502  500  another worker took the job over; the step was rolled back
└── Cancelled      J503  500  somebody cancelled the job while it ran
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class NoSuchJob(TenonError):
    code = "J404"
    status = 404


class CannotRetry(TenonError):
    """``state`` is the state it is in."""

    code = "J101"
    status = 409


class CannotCancel(TenonError):
    """``state`` is the state it is in."""

    code = "J102"
    status = 409


class HandlerFailed(TenonError):
    """``kind`` is the kind of job, ``reason`` the name of the exception."""

    code = "J500"


class WorkerDied(TenonError):
    """``attempts`` were made."""

    code = "J501"


class RunLost(TenonError):
    """Raised inside a handler; it must let it pass."""

    code = "J502"


class Cancelled(TenonError):
    """Raised inside a handler at its next step; it must let it pass."""

    code = "J503"
