"""The served API keeps to its own document, whatever is sent: no 5xx, and every answer is one that it describes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import schemathesis
from http_world import CUSTOMER, SETUP, Server, client, publish, serving
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]

# These would end the session that the rest of the run needs, or hold a stream open.
ENDING = (
    "platform_delete_session|platform_post_session|platform_put_session_workspace|platform_post_me_password"
    "|platform_get_events|platform_patch_users_user_id|platform_post_users_user_id_link|platform_post_invitations_token"
)


@pytest.fixture(scope="module")
async def fuzzed(
    module_dsns: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[Server, dict[str, Any], dict[str, str]]]:
    """A server of its own, its document, and the headers of its administrator."""
    with serving(module_dsns, tmp_path_factory.mktemp("fuzzed"), workers=1) as server:
        async with client(server) as admin:
            await admin.signed_in(await admin.post("/setup", json=SETUP))
            await publish(admin, "customer", CUSTOMER)
            await admin.ok("POST", "/objects/customer/records", 201, json={"name": "First"})
            document = await admin.ok("GET", "/openapi.json")
            cookie = f"tenon_session={admin.cookies['tenon_session']}"
            yield server, document, {"cookie": cookie, "x-csrf-token": admin.headers["x-csrf-token"]}


def explore(fuzzed: tuple[Server, dict[str, Any], dict[str, str]], count: int) -> list[str]:
    """Ask every operation ``count`` right and ``count`` wrong questions; return what went wrong, by operation."""
    server, document, headers = fuzzed
    found = []
    for each in schemathesis.openapi.from_dict(document).exclude(operation_id_regex=ENDING).get_all_operations():
        operation = each.ok()
        for mode in GenerationMode:

            @settings(
                max_examples=count,
                derandomize=True,
                database=None,
                deadline=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(case=operation.as_strategy(generation_mode=mode))
            def ask(case: Any) -> None:
                case.call_and_validate(base_url=server.url, headers=headers, checks=CHECKS, timeout=30)

            try:
                ask()
            except Unsatisfiable:
                # There is no wrong question to an operation that takes nothing.
                continue
            except BaseExceptionGroup as problems:
                found += [f"{operation.label}: {problem}" for problem in problems.exceptions]
    return found


async def test_every_operation_answers_as_described(fuzzed):
    assert await asyncio.to_thread(explore, fuzzed, 3) == []


@pytest.mark.long
async def test_every_operation_answers_as_described_to_many_questions(fuzzed):
    assert await asyncio.to_thread(explore, fuzzed, 100) == []
