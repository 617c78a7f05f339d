"""The use cases of identity, by subject. The map of what there is.

==============  =========================================================================================
setup           ``needed``, ``run(SetUp, device)``, ``ensure(SetUp)``, ``create_workspace(SetUp)``,
                ``workspaces``, ``workspace(key)``, ``change_workspace(actor, changes)``
sessions        ``sign_in(login, password, device)``, ``of(token, at_least, fresh)``, ``note_epoch``,
                ``sign_out(session)``, ``devices(session)``, ``end(session, id)``, ``workspaces(session)``,
                ``enter(session, token, workspace)``, ``change_profile(session, token, changes)``,
                ``change_password(session, current, new, device)``
people          ``page(actor, search, status, cursor, limit)``, ``get(actor, id)``, ``pick(workspace, search)``,
                ``names(workspace, ids)``, ``invite(actor, invitation)``, ``update(actor, id, changes)``,
                ``remove(actor, id)``, ``link(actor, id)``, ``view_link(token)``,
                ``redeem(token, password, name, device)``
departments     ``all(workspace)``, ``get(workspace, id)``, ``create(actor, name, manager_id)``,
                ``update(actor, id, changes)``, ``delete(actor, id)``
sample          ``SamplePeople`` stands by itself: ``add(workspace, departments, people)``, ``count(workspace)``,
                ``remove(workspace)``
==============  =========================================================================================
"""

from __future__ import annotations

from tenon.identity.departments import Departments
from tenon.identity.members import Members
from tenon.identity.passwords import Hasher
from tenon.identity.people import People
from tenon.identity.ports import Clock, PackInstaller, Prepare
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
        prepare: gives each fresh workspace what all of them start with.
    """

    def __init__(
        self,
        db: Database,
        clock: Clock,
        hasher: Hasher,
        packs: PackInstaller | None = None,
        prepare: Prepare | None = None,
    ) -> None:
        members = Members(clock)
        self.sessions = Sessions(db, clock, hasher, members)
        self.people = People(db, clock, hasher, members, self.sessions)
        self.departments = Departments(db)
        self.setup = Setup(db, clock, hasher, members, self.sessions, packs, prepare)
