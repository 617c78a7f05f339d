"""Settings of an e-mail field."""

from __future__ import annotations

from msgspec import Struct


class EmailSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """With ``allowed_domains`` (``example.com``) only addresses of these domains and of those below them are taken."""

    allowed_domains: tuple[str, ...] = ()
