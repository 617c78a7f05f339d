"""Cookies by transport, and requests that come from elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from tenon.api.errors import Forged
from tenon.api.exchange import Exchange
from tenon.api.security import OVER_TLS, dead_cookie, demand_own_page, session_cookie
from tenon.identity import Session, csrf_token

KEY = b"k" * 32
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SESSION = Session(
    id=UUID(int=1),
    user_id=UUID(int=2),
    name="Ada Probe",
    login="ada",
    language="zh-CN",
    theme="system",
    workspace="main",
    admin=False,
    department_id=None,
    epoch=0,
    created_at=NOW,
    expires_at=NOW,
)


def exchange(*, signed_in: bool = True, **headers: str) -> Exchange:
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": named, "scheme": "http"}
    asked = Exchange(scope, None)  # type: ignore[arg-type]
    asked.session = SESSION if signed_in else None
    return asked


def test_over_tls_the_cookie_is_bound_to_the_host_and_never_sent_in_clear():
    cookie = session_cookie("t", secure=True)
    assert cookie.startswith("__Host-tenon_session=t; Path=/; ")
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert dead_cookie(secure=True).startswith("__Host-tenon_session=;")


def test_in_clear_the_cookie_is_a_plain_one():
    cookie = session_cookie("t", secure=False)
    assert cookie.startswith("tenon_session=t; ")
    assert "Secure" not in cookie


def test_only_tls_promises_tls():
    assert OVER_TLS[0][0] == b"strict-transport-security"


def test_the_token_of_the_session_opens_and_any_other_does_not():
    token = csrf_token(KEY, SESSION.id)
    demand_own_page(exchange(x_csrf_token=token), KEY)
    for wrong in ("", "x", csrf_token(KEY, UUID(int=9)), csrf_token(b"other" * 8, SESSION.id)):
        with pytest.raises(Forged):
            demand_own_page(exchange(x_csrf_token=wrong), KEY)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example", "host": "tenon.example"},
        {"origin": "https://tenon.example.elsewhere.example", "host": "tenon.example"},
        {"origin": "https://tenon.example:8443", "host": "tenon.example"},
        {"origin": "null", "host": "tenon.example"},
        {"origin": "", "host": "tenon.example"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_a_foreign_origin_is_refused_even_without_a_session(headers):
    with pytest.raises(Forged):
        demand_own_page(exchange(signed_in=False, **headers), KEY)


def test_our_own_page_and_a_program_are_let_in_to_sign_in():
    demand_own_page(exchange(signed_in=False, origin="https://tenon.example", host="tenon.example"), KEY)
    demand_own_page(exchange(signed_in=False, sec_fetch_site="none"), KEY)
    demand_own_page(exchange(signed_in=False), KEY)
