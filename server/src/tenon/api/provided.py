"""What a Litestar handler may ask for by name; the values are made by the edge and pass Litestar unexamined."""

from __future__ import annotations

from litestar.params import SkipValidation

from tenon import access

BASE = "/api/v1"

PROVIDED = ("parts", "exchange", "caller", "callers", "writing", "documents")
"""The names, for whoever must build the handlers without the edge."""

Caller = SkipValidation[access.Caller]
"""The caller of the request. Litestar would otherwise check the whole Catalog that it carries."""
