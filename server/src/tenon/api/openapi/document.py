"""The whole document, kept as bytes for each (workspace, revision, rights, language)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from tenon.access import Caller
from tenon.api.describe import visible
from tenon.api.openapi.objects import object_paths
from tenon.api.openapi.schemas import SHARED, object_schemas

MAX_DOCUMENTS = 64


class Document(NamedTuple):
    body: bytes
    etag: str


class Documents:
    """Builds and keeps documents.

    Args:
        platform: makes the part that is the same for everybody: ``{"paths": …, "components": {"schemas": …}}``;
            called once, when the first document is asked for.
        version: of this server.
    """

    def __init__(self, platform: Callable[[], dict[str, Any]], version: str) -> None:
        self._make_platform = platform
        self._platform: dict[str, Any] | None = None
        self._version = version
        self._kept: dict[tuple[object, ...], Document] = {}

    def of(self, caller: Caller) -> Document:
        """Return the document of what this caller may see and do."""
        scope, catalog = caller.scope, caller.catalog
        key = (catalog.workspace, catalog.revision, scope.fingerprint, scope.may_design, caller.language)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MAX_DOCUMENTS:
                self._kept.clear()
            found = self._kept[key] = _encoded(self.build(caller))
        return found

    def build(self, caller: Caller) -> dict[str, Any]:
        """Write the document anew."""
        if self._platform is None:
            self._platform = self._make_platform()
        paths = dict(self._platform["paths"])
        schemas = {**self._platform["components"]["schemas"], **SHARED}
        for found in caller.catalog.objects.values():
            if visible(caller, found.key):
                paths.update(object_paths(found, caller))
                schemas.update(object_schemas(found, caller))
        return {
            "openapi": "3.1.0",
            "info": {"title": "Tenon", "version": f"{self._version}+{caller.catalog.revision}"},
            "servers": [{"url": "/"}],
            "security": [{"session": []}],
            "paths": paths,
            "components": {
                "schemas": schemas,
                "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "tenon_session"}},
            },
        }


def _encoded(document: dict[str, Any]) -> Document:
    body = msgspec.json.encode(document, order="deterministic")
    return Document(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')
