"""Errors of exports.

TenonError
└── TooManyRows  T301  more records than a sheet has rows
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class TooManyRows(TenonError):
    """More records than a workbook's sheet has rows (parameter ``limit``)."""

    code = "T301"
    status = 422
