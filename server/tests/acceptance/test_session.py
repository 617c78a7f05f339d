"""Signing in, staying signed in, and what happens to those who may not."""

from __future__ import annotations

import time
from uuid import uuid4

import httpx
from http_world import PASSWORD, SETUP, client, invited


async def test_setup_happens_once(server):
    async with client(server) as stranger:
        assert (await stranger.ok("GET", "/setup"))["needed"] is False
        again = await stranger.post("/setup", json=SETUP)
        assert again.status_code == 409


async def test_me_tells_a_client_all_it_needs(admin):
    me = await admin.ok("GET", "/me")
    assert me["user"].keys() == {"id", "name", "login", "language", "theme"}
    assert me["workspace"]["timezone"] == "Asia/Shanghai"
    assert me["workspaces"] == [{"key": "main", "name": "Kingfisher Trading"}]
    assert (me["admin"], me["server"]["environment"]) == (True, "test")
    assert me["csrf"]


async def test_a_wrong_password_and_an_unknown_name_answer_alike(server):
    async with client(server) as stranger:
        wrong = await stranger.post("/session", json={"login": "ada", "password": "not-the-password"})
        unknown = await stranger.post("/session", json={"login": "nobody-here", "password": "not-the-password"})
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() | {"request_id": ""} == unknown.json() | {"request_id": ""}


async def test_the_cookie_cannot_be_read_by_scripts_and_not_sent_by_other_sites(server):
    async with client(server) as browser:
        cookie = (await browser.post("/session", json={"login": "ada", "password": PASSWORD})).headers["set-cookie"]
    assert cookie.startswith("tenon_session=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


async def test_signing_out_ends_the_session_everywhere_at_once(server, customers):
    async with client(server) as browser:
        await browser.sign_in("ada")
        token = browser.cookies["tenon_session"]
        assert (await browser.get(f"{customers}/records")).status_code == 200
        assert (await browser.delete("/session")).status_code == 204
    async with client(server, cookies={"tenon_session": token}) as thief:
        for _ in range(6):
            assert (await thief.get(f"{customers}/records")).status_code == 401
            assert (await thief.get("/me")).status_code == 401


async def test_an_unsafe_request_without_the_token_is_refused(admin, customers):
    del admin.headers["x-csrf-token"]
    assert (await admin.post(f"{customers}/records", json={"name": "x"})).json()["code"] == "X403"
    assert (await admin.patch("/me", json={"theme": "dark"})).json()["code"] == "X403"
    assert (await admin.get(f"{customers}/records")).status_code == 200


async def test_a_request_of_another_site_is_refused(admin, customers, server):
    for headers in (
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        assert (await admin.post(f"{customers}/records", json={"name": "x"}, headers=headers)).status_code == 403
    own = {"origin": server.url, "sec-fetch-site": "same-origin"}
    assert (await admin.post(f"{customers}/records", json={"name": "x"}, headers=own)).status_code == 201
    async with httpx.AsyncClient(base_url=f"{server.url}/api/v1") as stranger:
        forged = await stranger.post(
            "/session", json={"login": "ada", "password": PASSWORD}, headers={"origin": "https://elsewhere.example"}
        )
    assert forged.status_code == 403


async def test_two_sessions_of_one_person_live_side_by_side(server, admin):
    async with client(server) as other:
        await other.sign_in("ada")
        assert other.me["csrf"] != admin.me["csrf"]
        await other.ok("DELETE", "/session", 204)
        assert (await admin.get("/me")).status_code == 200


async def test_an_invitation_works_once_and_a_used_link_says_nothing(server, admin):
    made = await admin.ok("POST", "/users", 201, json={"name": "Bo Sample", "login": "bo"})
    token = made["link"].rsplit("/", 1)[1]
    async with client(server) as bo:
        assert await bo.ok("GET", f"/invitations/{token}") == {
            "kind": "invitation",
            "name": "Bo Sample",
            "login": "bo",
            "company": "Kingfisher Trading",
        }
        await bo.signed_in(await bo.post(f"/invitations/{token}", json={"password": PASSWORD}))
        assert bo.me["admin"] is False
        used, unknown = await bo.get(f"/invitations/{token}"), await bo.get("/invitations/" + "x" * 43)
    assert used.status_code == unknown.status_code == 404
    assert used.json()["detail"] == unknown.json()["detail"]


async def test_a_suspended_person_is_refused_from_the_next_request_on(server, admin, customers):
    async with invited(server, admin, "cleo") as cleo:
        # Both workers know her session by now.
        for _ in range(8):
            assert (await cleo.get(f"{customers}/records")).status_code == 200
        user = cleo.me["user"]["id"]
        await admin.ok("PATCH", f"/users/{user}", json={"status": "suspended"})
        for _ in range(8):
            assert (await cleo.get(f"{customers}/records")).status_code == 401
            assert (await cleo.post(f"{customers}/records", json={"name": "x"})).status_code == 401
            assert (await cleo.get("/me")).status_code == 401


async def test_a_member_without_the_right_cannot_design_or_manage_people(server, admin, customers):
    key = customers.rsplit("/", 1)[1]
    async with invited(server, admin, "dora") as dora:
        for method, path, body in (
            ("GET", "/definitions", None),
            ("PUT", f"/definitions/object/{key}", {"body": {}, "draft_version": 1}),
            ("POST", f"/definitions/object/{key}/publish", {}),
            ("POST", "/users", {"name": "x", "login": "xxx"}),
            ("POST", "/packs/crm/install", {"sample": False}),
            ("DELETE", "/packs/crm/sample", None),
            ("PUT", "/test/clock", {"offset_seconds": 60}),
            ("PATCH", "/workspaces/current", {"name": "Other"}),
        ):
            assert (await dora.request(method, path, json=body)).status_code == 403, path
        assert (await dora.get(f"{customers}/records")).status_code == 200


async def test_changing_the_password_ends_all_other_sessions(server, admin):
    async with invited(server, admin, "elsa") as elsa, client(server) as other:
        await other.sign_in("elsa")
        await elsa.ok("POST", "/me/password", 204, json={"current": PASSWORD, "new": "a-quiet-harbour-77"})
        assert (await elsa.get("/me")).status_code == 200
        assert (await other.get("/me")).status_code == 401
        await other.sign_in("elsa", "a-quiet-harbour-77")


async def test_too_many_wrong_passwords_lock_the_account_and_say_when_to_come_back(server, admin):
    async with invited(server, admin, "frida"), client(server) as guesser:
        answers = [
            await guesser.post("/session", json={"login": "frida", "password": f"guess-number-{n}"}) for n in range(7)
        ]
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 60


async def test_people_are_listed_searched_and_changed(server, admin):
    async with invited(server, admin, "greta", name="Greta Invented") as greta:
        found = (await admin.ok("GET", "/users", params={"search": "Greta"}))["users"]
        assert [user["login"] for user in found] == ["greta"]
        team = await admin.ok("POST", "/departments", 201, json={"name": f"Harbour {time.time_ns()}"})
        changed = await admin.ok("PATCH", f"/users/{found[0]['id']}", json={"department_id": team["id"], "admin": True})
        assert (changed["department"]["id"], changed["admin"]) == (team["id"], True)
        assert (await admin.delete(f"/departments/{team['id']}")).status_code == 422
        picked = (await greta.get("/members", params={"search": "invented"})).status_code
        # A change of the administrator right ends the sessions of the person.
        assert picked == 401
    assert {"id": found[0]["id"], "name": "Greta Invented"} in (await admin.ok("GET", "/members"))["members"]
    named = await admin.ok("GET", "/members", params={"ids": f"{found[0]['id']},{uuid4()}"})
    assert named["members"] == [{"id": found[0]["id"], "name": "Greta Invented"}]
    for refused in ("", "nobody", ",".join([found[0]["id"]] * 201)):
        assert (await admin.get("/members", params={"ids": refused})).status_code == 422
