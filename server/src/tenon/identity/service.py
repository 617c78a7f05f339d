"""The use cases of identity, by subject; a map of what there is::

    setup        needed() · run(SetUp, device) → SignedIn · ensure(SetUp) → SetUpResult
                 create_workspace(SetUp) → SetUpResult · workspaces() · workspace(key) · change_workspace(actor, changes)
    sessions     sign_in(login, password, device) → SignedIn · of(token, at_least=epoch, fresh=False) → Session | None
                 note_epoch(workspace, epoch) · sign_out(session) · enter(session, workspace) → Session
                 opened(session) · end(session, session_id) · change_password(session, current, new)
                 change_profile(session, ProfileChanges) → Session · workspaces(session)
    people       list(actor, search, status, cursor, limit) → MemberPage · get(actor, id) · pick(workspace, search, limit)
                 invite(actor, Invitation) → (Member, Link | None) · update(actor, id, MemberChanges) → Member
                 link(actor, id) → Link · view_link(token) → LinkView · redeem(token, password, name, device) → SignedIn
                 remove(actor, id)
    departments  list(workspace) · create(actor, name, manager_id) · update(actor, id, DepartmentChanges) · delete(actor, id)
"""

from __future__ import annotations

from tenon.identity.departments import Departments
from tenon.identity.members import Members
from tenon.identity.passwords import Hasher
from tenon.identity.people import People
from tenon.identity.ports import Clock, PackInstaller
from tenon.identity.sessions import Sessions
from tenon.identity.setup import Setup
from tenon.store import Database


class Identity:
    """Everything about people, on one database.

    Args:
        db: the installation's database.
        clock: where time comes from.
        hasher: hashes passwords with the installation's pepper.
        packs: fills a fresh workspace; without it only empty workspaces can be made.
    """

    def __init__(self, db: Database, clock: Clock, hasher: Hasher, packs: PackInstaller | None = None) -> None:
        members = Members(clock)
        self.sessions = Sessions(db, clock, hasher)
        self.people = People(db, clock, hasher, members, self.sessions)
        self.departments = Departments(db)
        self.setup = Setup(db, clock, hasher, members, self.sessions, packs)
