"""The part of the document that is the same for everybody, as Litestar reads it off the handlers' signatures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from litestar import Litestar, Router
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.types import ControllerRouterHandler

from tenon.api.openapi.objects import PROBLEM
from tenon.api.provided import BASE, PROVIDED

METHODS = frozenset(("get", "put", "post", "delete", "patch", "head"))

EVENTS: dict[str, Any] = {
    "operationId": "platform_get_events",
    "summary": "Server-sent events: change, revision, epoch, job, resync",
    "parameters": [{"name": "Last-Event-ID", "in": "header", "schema": {"type": "string"}}],
    "responses": {
        "200": {"description": "A stream", "content": {"text/event-stream": {"schema": {"type": "string"}}}},
        "default": PROBLEM,
    },
}
"""The one route that Litestar does not serve."""


def platform_document(handlers: list[ControllerRouterHandler]) -> dict[str, Any]:
    """Return ``paths`` and ``components`` of the platform's own endpoints."""
    app = Litestar(
        route_handlers=[Router(path=BASE, route_handlers=handlers)],
        dependencies={name: Provide(_nothing(), sync_to_thread=False) for name in PROVIDED},
        openapi_config=OpenAPIConfig(title="Tenon", version="0", path=None, render_plugins=[JsonRenderPlugin()]),
        logging_config=None,
    )
    document: dict[str, Any] = app.openapi_schema.to_schema()
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method in METHODS:
                _mend(path, method, operation)
    document["paths"][f"{BASE}/events"] = {"get": EVENTS}
    schemas = document.get("components", {}).get("schemas", {})
    return {"paths": document["paths"], "components": {"schemas": schemas}}


def _nothing() -> Callable[[], None]:
    """Stand for what the edge provides (each name demands a function of its own); nobody calls these handlers."""
    return lambda: None


def _mend(path: str, method: str, operation: dict[str, Any]) -> None:
    """Put our shape of error in the place of Litestar's, and an id that does not depend on a module's name."""
    operation["responses"].pop("400", None)
    operation["responses"]["default"] = PROBLEM
    words = path.removeprefix(BASE).replace("{", "").replace("}", "").replace("-", "_").strip("/").split("/")
    operation["operationId"] = f"platform_{method}_{'_'.join(words)}"
