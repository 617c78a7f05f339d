"""The first run, and workspaces: who is there when nobody is, and where they work."""

from __future__ import annotations

from uuid import UUID

import msgspec

from tenon.identity import rules
from tenon.identity.errors import SetUpDone, WorkspaceExists
from tenon.identity.login import normalise_login
from tenon.identity.members import Members, Membership
from tenon.identity.model import Actor, Device, SetUp, SetUpResult, SignedIn, Workspace, WorkspaceChanges
from tenon.identity.passwords import Hasher
from tenon.identity.people import demand_admin
from tenon.identity.ports import Clock, PackInstaller, Prepare
from tenon.identity.revocation import raise_epochs
from tenon.identity.sessions import Sessions
from tenon.kernel.errors import FieldProblem, Invalid, NotFound
from tenon.kernel.ids import new_id
from tenon.store import Database, Transaction, bump_revision, create_workspace_schema, load

_queries = load(__name__)


class Setup:
    """Makes workspaces and their first administrators.

    The schema of a workspace is committed before the transaction that names it: a crash between the two leaves an
    empty schema that the next attempt finds and uses, never a workspace without tables or without an administrator.
    That transaction already holds the lock of the set-up, so two attempts never make tables at the same time.
    """

    def __init__(
        self,
        db: Database,
        clock: Clock,
        hasher: Hasher,
        members: Members,
        sessions: Sessions,
        packs: PackInstaller | None,
        prepare: Prepare | None,
    ) -> None:
        self._db = db
        self._clock = clock
        self._hasher = hasher
        self._members = members
        self._sessions = sessions
        self._packs = packs
        self._prepare = prepare

    async def needed(self) -> bool:
        """Tell whether nobody has an account yet."""
        async with self._db.lease(None) as lease:
            return not await lease.fetchval(_queries["anybody"])

    async def run(self, wish: SetUp, device: Device) -> SignedIn:
        """Set the installation up and sign its administrator in.

        Raises:
            SetUpDone: somebody has an account; nothing was changed.
            Invalid: every wish that cannot be, with the paths of the request.
        """
        self._demand(wish)
        if not await self.needed():
            raise SetUpDone
        stored = await self._hasher.hash(wish.password)
        async with self._db.transaction(None) as tx:
            await tx.execute(_queries["lock_setup"])
            if await tx.fetchval(_queries["anybody"]):
                raise SetUpDone
            await create_workspace_schema(self._db, wish.workspace)
            await self._insert_workspace(tx, wish)
            admin_id = await self._insert_admin(tx, wish, stored)
            token = await self._sessions.open(tx, admin_id, wish.workspace, device)
        await self._fill(wish, admin_id)
        return await self._sessions.opened(token)

    async def ensure(self, wish: SetUp) -> SetUpResult:
        """Make the workspace and its administrator unless they are there; run twice, the second changes nothing.

        An account that exists keeps its password. A pack is installed only into a workspace made by this call.

        Raises:
            Invalid: as ``run``.
        """
        self._demand(wish)
        stored = await self._hasher.hash(wish.password)
        async with self._db.transaction(None) as tx:
            await tx.execute(_queries["lock_setup"])
            await create_workspace_schema(self._db, wish.workspace)
            fresh = await tx.fetchrow(_queries["get_workspace"], wish.workspace) is None
            if fresh:
                await self._insert_workspace(tx, wish)
            known = await tx.fetchrow(_queries["account_of_login"], normalise_login(wish.login))
            place = await tx.fetchrow(_queries["lock_membership"], wish.workspace, known["id"]) if known else None
            admin_id = place["id"] if place else await self._insert_admin(tx, wish, stored)
        if fresh:
            await self._fill(wish, admin_id)
        return SetUpResult(wish.workspace, created_workspace=fresh, created_admin=place is None)

    async def create_workspace(self, wish: SetUp) -> SetUpResult:
        """Add a further workspace; an administrator who has an account joins with it.

        Raises:
            WorkspaceExists: the key is taken.
            Invalid: as ``run``.
        """
        async with self._db.lease(None) as lease:
            if await lease.fetchrow(_queries["get_workspace"], wish.workspace):
                raise WorkspaceExists(workspace=wish.workspace)
        return await self.ensure(wish)

    async def workspaces(self) -> list[Workspace]:
        """Return every workspace of the installation, oldest first."""
        async with self._db.lease(None) as lease:
            rows = await lease.fetch(_queries["list_workspaces"])
        return [Workspace(**dict(row)) for row in rows]

    async def workspace(self, key: str) -> Workspace:
        """Return one workspace.

        Raises:
            NotFound: there is none of that key.
        """
        async with self._db.lease(None) as lease:
            row = await lease.fetchrow(_queries["get_workspace"], key)
        if row is None:
            raise NotFound
        return Workspace(**dict(row))

    async def change_workspace(self, actor: Actor, changes: WorkspaceChanges) -> Workspace:
        """Change the settings of the actor's workspace; every process compiles afresh.

        Raises:
            NotAdministrator: the actor is none.
            Invalid: a setting that cannot be.
        """
        demand_admin(actor)
        rules.demand(rules.workspace_changes(changes))
        values = (None if v is msgspec.UNSET else v.strip() for v in msgspec.structs.astuple(changes))
        async with self._db.transaction(None) as tx:
            row = await tx.fetchrow(_queries["update_workspace"], actor.workspace, *values)
            if row is None:
                raise NotFound
            # The Catalog carries zone, currency and language, so every process has to read it anew.
            await bump_revision(tx, actor.workspace)
        return Workspace(**dict(row))

    def _demand(self, wish: SetUp) -> None:
        rules.demand(rules.set_up(wish))
        if wish.pack is not None and not (self._packs and self._packs.knows(wish.pack)):
            raise Invalid([FieldProblem("start.pack", "I217", {"pack": wish.pack})])

    async def _insert_workspace(self, tx: Transaction, wish: SetUp) -> None:
        company = wish.company.strip()
        short_name = wish.short_name.strip() or company[: rules.MAX_SHORT_NAME]
        row = (wish.workspace, company, short_name, wish.timezone, wish.currency, wish.language, self._clock.now())
        await tx.execute(_queries["insert_workspace"], *row)

    async def _insert_admin(self, tx: Transaction, wish: SetUp, stored: str) -> UUID:
        login = normalise_login(wish.login)
        row = (new_id(), login, stored, wish.language, self._clock.now())
        user_id: UUID | None = await tx.fetchval(_queries["insert_account"], *row)
        if user_id is None:
            known = await tx.fetchrow(_queries["account_of_login"], login)
            assert known is not None, "a taken login without its account"  # noqa: S101 - its row was just met
            user_id = known["id"]
        await self._members.put(tx, wish.workspace, Membership(user_id, wish.name, "active", admin=True))
        await raise_epochs(tx, [wish.workspace])
        return user_id

    async def _fill(self, wish: SetUp, admin_id: UUID) -> None:
        if self._prepare is not None:
            await self._prepare(await self.workspace(wish.workspace), admin_id)
        if wish.pack is not None and self._packs is not None:
            await self._packs.install(wish.workspace, admin_id, wish.pack, wish.sample)
