"""What the command line needs from above: the object graph, the worker, the API document."""

from __future__ import annotations

from tenon.access import Caller, Scope
from tenon.cli import Ways
from tenon.main.kinds import KINDS
from tenon.main.program import Program, build_program


def ways() -> Ways[Program]:
    """Return everything that commands build on."""
    from tenon.main.ways_in import create_worker

    return Ways(build_program, create_worker, describe_api, KINDS)


async def describe_api(program: Program, workspace: str) -> bytes:
    """Return the OpenAPI document of a workspace as its operator sees it, JSON."""
    from tenon.api import openapi_document

    catalog = await program.catalogs.get(workspace)
    scope = Scope.system(workspace, reason="the operator prints the API document")
    now = program.clock.now(workspace)
    return openapi_document(Caller(scope.subject, catalog, scope, catalog.language, catalog.timezone, now))
