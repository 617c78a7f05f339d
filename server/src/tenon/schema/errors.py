"""Errors of this room beside the problems of a body (``M1xx``), of its table (``M2xx``) and of values (``F1xx``).

TenonError
└── IndexNotBuilt  M301  422
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class IndexNotBuilt(TenonError):
    """A unique index met equal values; ``fields`` names what must differ."""

    code = "M301"
    status = 422
