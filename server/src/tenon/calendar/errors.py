"""Errors of time.

TenonError
├── ClockProblem  C101  a moved clock that cannot be: not a test server, or outside the years 2000–2199
└── TooManyDays   C102  a count of working days beyond what a calendar can answer

Codes without a class are problems at a place of a calendar's body, C201 … C207, or of a question about it, C208.
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class ClockProblem(TenonError):
    """The clock cannot be moved; ``reason`` is a text key of this room."""

    code = "C101"
    status = 422


class TooManyDays(TenonError):
    """More than 20 000 working days, or a calendar without a working day."""

    code = "C102"
    status = 422
