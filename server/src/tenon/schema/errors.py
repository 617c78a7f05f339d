"""Errors of this room beside the problems of a body (``M1xx``), of its table (``M2xx``) and of values (``F1xx``).

TenonError
├── IndexNotBuilt  M301  422
└── IndexTooLong   M302  422
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class IndexNotBuilt(TenonError):
    """A unique index met equal values; ``fields`` names what must differ."""

    code = "M301"
    status = 422


class IndexTooLong(TenonError):
    """Values written under a longer limit do not fit into an index of ``fields``."""

    code = "M302"
    status = 422
