"""The Litestar application behind the edge: every route that is not hot. It raises; the edge words what was raised."""

from __future__ import annotations

import re
from typing import Any, NoReturn

import msgspec
from litestar import Litestar, Request, Router
from litestar.di import Provide
from litestar.exceptions import (
    HTTPException,
    MethodNotAllowedException,
    NotFoundException,
    ValidationException,
)
from litestar.types import ControllerRouterHandler

from tenon.access import Caller
from tenon.api.body import JSON_LIMIT_BYTES
from tenon.api.callers import Callers
from tenon.api.errors import NotJson, TooLarge, WrongMethod
from tenon.api.exchange import Exchange
from tenon.api.openapi import Documents
from tenon.api.parts import Parts
from tenon.api.problem import as_tenon_error, shape_problem
from tenon.api.provided import BASE
from tenon.api.writing import Writing
from tenon.kernel.errors import FieldProblem, Invalid, NotFound

_MISSING = re.compile(r"Missing required \w+ parameter '([\w-]+)'")


def build(parts: Parts, callers: Callers, documents: Documents, handlers: list[ControllerRouterHandler]) -> Litestar:
    """Return the application; its handlers may ask by name for what ``PROVIDED`` lists."""

    async def provide_caller(exchange: Exchange) -> Caller:
        return await callers.of(exchange)

    return Litestar(
        route_handlers=[Router(path=BASE, route_handlers=handlers)],
        dependencies={
            "parts": _always(parts),
            "callers": _always(callers),
            "writing": _always(Writing(parts.db, callers, parts.csrf_key)),
            "documents": _always(documents),
            "exchange": Provide(_exchange, sync_to_thread=False),
            "caller": Provide(provide_caller),
        },
        exception_handlers={Exception: _raise_ours},
        request_max_body_size=JSON_LIMIT_BYTES * 2,
        openapi_config=None,
        logging_config=None,
        debug=False,
    )


def _always(part: object) -> Provide:
    return Provide(lambda: part, sync_to_thread=False)


def _exchange(request: Request[Any, Any, Any]) -> Exchange:
    exchange: Exchange = request.scope["tenon"]  # type: ignore[typeddict-item]
    return exchange


def _raise_ours(request: Request[Any, Any, Any], error: Exception) -> NoReturn:
    """Say what Litestar's own errors mean in our tree, and let everything else pass to the edge."""
    if isinstance(error, ValidationException):
        raise Invalid(_shape_problems(error)) from error
    if isinstance(error, NotFoundException):
        raise NotFound from error
    if isinstance(error, MethodNotAllowedException):
        allowed = ", ".join(sorted((error.headers or {}).get("allow", "").split(", ")))
        raise WrongMethod(method=request.method, allowed=allowed) from error
    if isinstance(error, HTTPException) and error.status_code == 413:
        raise TooLarge(limit_bytes=JSON_LIMIT_BYTES) from error
    if isinstance(error, HTTPException) and error.status_code < 500:
        cause = as_tenon_error(error.__cause__) if error.__cause__ else None
        raise (cause or NotJson(reason=error.detail)) from error
    raise error


def _shape_problems(error: ValidationException) -> list[FieldProblem]:
    if isinstance(error.__cause__, msgspec.ValidationError):
        problem = shape_problem(str(error.__cause__))
        path = problem.path.removeprefix("data").lstrip(".")
        return [FieldProblem(path, problem.code, problem.params)]
    if missing := _MISSING.match(error.detail):
        return [FieldProblem(missing[1], "X112")]
    extra = error.extra if isinstance(error.extra, list) else []
    return [FieldProblem(str(each.get("key", "")), "X110", {"reason": str(each.get("message", ""))}) for each in extra]
