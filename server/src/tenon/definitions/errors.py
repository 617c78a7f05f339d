"""Errors of the life of a definition.

TenonError
├── UnknownKind        D101  404
├── UnknownDefinition  D102  404
├── StaleDraft         D103  409  extra: current
├── BadKey             D104  422
├── NoDraft            D105  409
├── NotPublishable     D106  422  problems
├── StillUsed          D107  409  extra: used_by
├── UnknownVersion     D108  404
├── BadText            D109  422
├── PublishBusy        D110  503
├── AlreadyRetired     D111  409
├── StaleVersion       D114  409
└── Invalid            D120…D126  shape problems of a body, each at its path
"""

from __future__ import annotations

from tenon.definitions.model import Problem
from tenon.kernel.errors import TenonError


class UnknownKind(TenonError):
    code = "D101"
    status = 404


class UnknownDefinition(TenonError):
    code = "D102"
    status = 404


class StaleDraft(TenonError):
    """Somebody saved the draft in between; ``extra["current"]`` carries what stands now."""

    code = "D103"
    status = 409


class BadKey(TenonError):
    code = "D104"
    status = 422


class NoDraft(TenonError):
    """There is nothing to publish or to discard."""

    code = "D105"
    status = 409


class NotPublishable(TenonError):
    """The bodies have errors; ``problems`` says where (paths begin with ``kind/key:`` if several are published)."""

    code = "D106"
    status = 422

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(count=len(problems))


class StillUsed(TenonError):
    """Others refer to it; ``extra["used_by"]`` lists them."""

    code = "D107"
    status = 409


class UnknownVersion(TenonError):
    code = "D108"
    status = 404


class BadText(TenonError):
    """The text form cannot be read; ``reason`` says where."""

    code = "D109"
    status = 422


class PublishBusy(TenonError):
    """A lock could not be had in time; ``pids`` names who holds it."""

    code = "D110"
    status = 503


class AlreadyRetired(TenonError):
    code = "D111"
    status = 409


class StaleVersion(TenonError):
    """Somebody published ``key`` in between; what was to replace version ``version`` was not published."""

    code = "D114"
    status = 409
