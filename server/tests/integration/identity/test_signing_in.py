"""Signing in: one answer for every failure, lock-outs that hold under parallel guessing, sessions that end."""

from __future__ import annotations

import asyncio
from hashlib import sha256

import msgspec
import pytest
from people_world import DEVICE, PASSWORD, WISH, HandClock

from tenon.identity import (
    Actor,
    Device,
    Identity,
    Invitation,
    MemberChanges,
    ProfileChanges,
    SignedIn,
    SignInFailed,
    TooManyAttempts,
)
from tenon.kernel.errors import Invalid, NotFound
from tenon.store import Database, current_revision

NEW_PASSWORD = "walnut-harbour-93-violin"


async def _epoch(database: Database) -> int:
    async with database.lease(None) as lease:
        return (await current_revision(lease, "main")).perm_epoch


async def test_name_and_password_open_a_session_however_the_name_is_typed(identity: Identity, admin: SignedIn):
    for typed in (WISH.login, " ADMIN@Example.com ", "ａｄｍｉｎ@example.com"):
        assert (await identity.sessions.sign_in(typed, PASSWORD, DEVICE)).session.user_id == admin.session.user_id


async def test_every_failure_looks_the_same(identity: Identity, admin: SignedIn):
    invited, _ = await identity.people.invite(admin.session.actor, Invitation(name="新人", login="new@example.com"))
    attempts = [
        (WISH.login, "wrong-password"),
        ("nobody@example.com", PASSWORD),
        (invited.login, PASSWORD),
        ("", ""),
        ("a\0b", "\0"),
    ]
    errors = []
    for login, password in attempts:
        with pytest.raises(SignInFailed) as caught:
            await identity.sessions.sign_in(login, password, DEVICE)
        errors.append((caught.value.params, caught.value.extra))
    assert errors == [({}, {})] * len(attempts)


async def test_a_suspended_person_cannot_sign_in_and_is_not_told_why(identity: Identity, admin: SignedIn):
    user = await _join(identity, admin)
    await identity.people.update(admin.session.actor, user.session.user_id, MemberChanges(status="suspended"))
    with pytest.raises(SignInFailed):
        await identity.sessions.sign_in(user.session.login, NEW_PASSWORD, DEVICE)


async def test_five_failures_lock_a_name_for_fifteen_minutes_and_then_twice_as_long(
    identity: Identity, admin: SignedIn, clock: HandClock
):
    await _fail(identity, WISH.login, 5)
    with pytest.raises(TooManyAttempts) as caught:
        await identity.sessions.sign_in(WISH.login, PASSWORD, DEVICE)
    assert caught.value.retry_after_seconds == 15 * 60
    clock.pass_by(minutes=15, seconds=1)
    await _fail(identity, WISH.login, 1)
    with pytest.raises(TooManyAttempts) as caught:
        await identity.sessions.sign_in(WISH.login, PASSWORD, DEVICE)
    assert caught.value.retry_after_seconds == 30 * 60
    clock.pass_by(minutes=30, seconds=1)
    assert await identity.sessions.sign_in(WISH.login, PASSWORD, DEVICE)


async def test_a_name_nobody_has_is_locked_like_any_other(identity: Identity, admin: SignedIn):
    await _fail(identity, "nobody@example.com", 5)
    with pytest.raises(TooManyAttempts):
        await identity.sessions.sign_in("nobody@example.com", PASSWORD, DEVICE)


async def test_success_forgets_the_failures_before_it(identity: Identity, admin: SignedIn):
    for _ in range(3):
        await _fail(identity, WISH.login, 4)
        await identity.sessions.sign_in(WISH.login, PASSWORD, DEVICE)


async def test_guessing_in_parallel_gains_nothing(identity: Identity, admin: SignedIn):
    guesses = [identity.sessions.sign_in(WISH.login, f"guess-{n}", DEVICE) for n in range(20)]
    outcomes = await asyncio.gather(*guesses, return_exceptions=True)
    assert sum(isinstance(o, SignInFailed) for o in outcomes) == 5
    assert sum(isinstance(o, TooManyAttempts) for o in outcomes) == 15


async def test_a_network_that_tries_many_names_is_locked_and_others_are_not(identity: Identity, admin: SignedIn):
    attacker = Device(ip="2001:db8:0:1::7")
    for n in range(50):
        with pytest.raises(SignInFailed):
            await identity.sessions.sign_in(f"guess{n}@example.com", "whatever", attacker)
    for address in ("2001:db8:0:1::7", "2001:db8:0:1:ffff::1"):
        with pytest.raises(TooManyAttempts):
            await identity.sessions.sign_in(WISH.login, PASSWORD, Device(ip=address))
    assert await identity.sessions.sign_in(WISH.login, PASSWORD, Device(ip="2001:db8:0:2::7"))


async def test_a_token_is_kept_only_as_its_hash(identity: Identity, admin: SignedIn, database: Database):
    async with database.lease(None) as lease:
        rows = await lease.fetch("SELECT token_digest FROM tenon.session")
        assert [row["token_digest"] for row in rows] == [sha256(admin.token.encode()).digest()]
        stored = await lease.fetchval("SELECT password_hash FROM tenon.user_account")
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


async def test_each_sign_in_has_a_token_of_its_own(identity: Identity, admin: SignedIn):
    again = await identity.sessions.sign_in(WISH.login, PASSWORD, DEVICE)
    assert again.token != admin.token
    assert again.session.id != admin.session.id
    assert len(await identity.sessions.devices(again.session)) == 2


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "é" * 43, "a" * 10_000, "\0" * 43])
async def test_a_made_up_token_opens_nothing(identity: Identity, admin: SignedIn, token: str):
    assert await identity.sessions.of(token) is None


async def test_an_idle_session_ends_after_twelve_hours(identity: Identity, admin: SignedIn, clock: HandClock):
    clock.pass_by(hours=11)
    assert await identity.sessions.of(admin.token)
    clock.pass_by(hours=11)
    assert await identity.sessions.of(admin.token)
    clock.pass_by(hours=12, seconds=1)
    assert await identity.sessions.of(admin.token) is None


async def test_a_session_in_use_ends_after_seven_days_all_the_same(
    identity: Identity, admin: SignedIn, clock: HandClock
):
    for _ in range(15):
        clock.pass_by(hours=11)
        assert await identity.sessions.of(admin.token)
    clock.pass_by(hours=4)
    assert await identity.sessions.of(admin.token) is None


async def test_use_in_another_process_keeps_a_session_alive_here(
    identity: Identity, second_process: Identity, admin: SignedIn, clock: HandClock
):
    clock.pass_by(hours=8)
    assert await second_process.sessions.of(admin.token)
    clock.pass_by(hours=8)
    assert await identity.sessions.of(admin.token)


async def test_a_remembered_session_costs_no_statement(
    identity: Identity, admin: SignedIn, monkeypatch: pytest.MonkeyPatch, database: Database
):
    monkeypatch.setattr(database, "lease", None)
    assert (await identity.sessions.of(admin.token)) is not None


async def test_signing_out_is_felt_in_another_process_with_the_next_epoch(
    identity: Identity, second_process: Identity, admin: SignedIn, database: Database
):
    assert await second_process.sessions.of(admin.token)
    await identity.sessions.sign_out(admin.session)
    assert await second_process.sessions.of(admin.token, at_least=await _epoch(database)) is None
    assert await identity.sessions.of(admin.token, fresh=True) is None


async def test_an_epoch_noted_from_any_answer_makes_every_session_be_read_again(
    identity: Identity, second_process: Identity, admin: SignedIn, database: Database
):
    assert await second_process.sessions.of(admin.token)
    await identity.sessions.change_profile(admin.session, admin.token, ProfileChanges(name="新名字"))
    second_process.sessions.note_epoch("main", await _epoch(database))
    session = await second_process.sessions.of(admin.token)
    assert session is not None
    assert session.name == "新名字"


async def test_a_route_without_a_statement_asks_the_table(
    identity: Identity, second_process: Identity, admin: SignedIn
):
    assert await second_process.sessions.of(admin.token)
    await identity.sessions.sign_out(admin.session)
    assert await second_process.sessions.of(admin.token, fresh=True) is None


async def test_a_new_password_ends_all_other_sessions(identity: Identity, admin: SignedIn, database: Database):
    other = await identity.sessions.sign_in(WISH.login, PASSWORD, DEVICE)
    await identity.sessions.change_password(admin.session, PASSWORD, NEW_PASSWORD, DEVICE)
    epoch = await _epoch(database)
    assert await identity.sessions.of(other.token, at_least=epoch) is None
    assert await identity.sessions.of(admin.token, at_least=epoch)
    assert await identity.sessions.sign_in(WISH.login, NEW_PASSWORD, DEVICE)
    with pytest.raises(SignInFailed):
        await identity.sessions.sign_in(WISH.login, PASSWORD, DEVICE)


async def test_a_wrong_current_password_is_counted_and_named(identity: Identity, admin: SignedIn):
    for _ in range(5):
        with pytest.raises(Invalid) as caught:
            await identity.sessions.change_password(admin.session, "wrong", NEW_PASSWORD, DEVICE)
        assert [(p.path, p.code) for p in caught.value.problems] == [("current", "I216")]
    with pytest.raises(TooManyAttempts):
        await identity.sessions.change_password(admin.session, PASSWORD, NEW_PASSWORD, DEVICE)


async def test_one_device_can_be_signed_out_from_another(identity: Identity, admin: SignedIn, database: Database):
    phone = await identity.sessions.sign_in(WISH.login, PASSWORD, Device(ip="192.0.2.9", agent="phone"))
    listed = await identity.sessions.devices(admin.session)
    assert {(d.agent, d.current) for d in listed} == {("phone", False), ("test browser", True)}
    await identity.sessions.end(admin.session, phone.session.id)
    assert await identity.sessions.of(phone.token, at_least=await _epoch(database)) is None
    assert await identity.sessions.of(admin.token, fresh=True)


async def test_nobody_ends_the_session_of_somebody_else(identity: Identity, admin: SignedIn):
    user = await _join(identity, admin)
    await identity.sessions.end(user.session, admin.session.id)
    assert await identity.sessions.of(admin.token, fresh=True)


async def test_a_workspace_is_entered_by_its_members_alone(
    identity: Identity, second_process: Identity, admin: SignedIn, database: Database
):
    user = await _join(identity, admin)
    await identity.setup.create_workspace(msgspec.structs.replace(WISH, workspace="second"))
    for unknown in ("second", "nowhere", "../x"):
        with pytest.raises(NotFound):
            await identity.sessions.enter(user.session, user.token, unknown)
    assert await second_process.sessions.of(admin.token)
    await identity.sessions.enter(admin.session, admin.token, "second")
    moved = await second_process.sessions.of(admin.token, at_least=await _epoch(database))
    assert moved is not None
    assert moved.workspace == "second"


async def test_dead_sessions_and_old_attempts_are_swept_at_the_next_sign_in(
    identity: Identity, admin: SignedIn, database: Database, clock: HandClock
):
    await _fail(identity, "nobody@example.com", 2)
    clock.pass_by(days=8)
    await identity.sessions.sign_in(WISH.login, PASSWORD, DEVICE)
    async with database.lease(None) as lease:
        assert await lease.fetchval("SELECT count(*) FROM tenon.session") == 1
        failures = await lease.fetch("SELECT failures FROM tenon.sign_in_attempt")
    assert [row["failures"] for row in failures] == [0]


async def _fail(identity: Identity, login: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises(SignInFailed):
            await identity.sessions.sign_in(login, "not-the-password", DEVICE)


async def _join(identity: Identity, admin: SignedIn) -> SignedIn:
    actor: Actor = admin.session.actor
    _, link = await identity.people.invite(actor, Invitation(name="王示例", login="user@example.com"))
    assert link is not None
    return await identity.people.redeem(link.path.removeprefix("/invite/"), NEW_PASSWORD, None, DEVICE)
