"""The use cases of views. Each sees one object through the eyes of its caller.

The id of a shared view is its key, that of a personal one a UUID; no key looks like a UUID, since keys have no hyphen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import Caller
from tenon.definitions import DefinitionService, InForce, StaleVersion, UnknownDefinition, canonical, decode
from tenon.kernel.errors import FieldProblem, Invalid
from tenon.kernel.ids import new_id, parse_id
from tenon.kernel.words import Words, resolve
from tenon.query import View
from tenon.schema import propose_key
from tenon.store import Database, Transaction, load
from tenon.views.check import check_view
from tenon.views.errors import NoSuchView, StaleView, TooManyViews
from tenon.views.kind import view_kind
from tenon.views.model import ViewBody
from tenon.views.names import may_know, without_the_gone

KIND = "view"
MOST = 100
"""Views that one person keeps of one object."""

_ATTEMPTS = 3
"""How often shared views are put in order again that somebody has just published."""

_queries = load(__name__)
_kind = view_kind()


class Seen(msgspec.Struct, frozen=True):
    """One view as its reader may see it.

    Attributes:
        key: of the definition; empty for a personal view.
        owner: whose it is; None for a shared one.
        version: of the definition, or of the row.
    """

    id: str
    key: str
    owner: UUID | None
    version: int
    body: ViewBody


class Views:
    """Views of one installation: the shared ones are definitions, the personal ones rows."""

    def __init__(self, db: Database, definitions: DefinitionService) -> None:
        self._db = db
        self._definitions = definitions

    async def visible(self, caller: Caller, object_key: str) -> list[Seen]:
        """Return the shared views by position, then the caller's own.

        Raises:
            UnknownObject: there is none that he may read.
        """
        View(caller, object_key)
        shared = await self._shared(caller, object_key)
        async with self._db.lease(caller.catalog.workspace) as lease:
            rows = await lease.fetch(_sql(caller)["mine"], _person(caller), object_key)
        return [*shared, *(seen for row in rows if (seen := _as_read(_personal(row), caller)))]

    async def get(self, caller: Caller, object_key: str, view_id: str) -> Seen:
        """Return one view, also a personal one of somebody else: whoever has its address was given it.

        Raises:
            NoSuchView: it is absent, or names what the caller cannot read.
        """
        View(caller, object_key)
        found = None
        if (number := parse_id(view_id)) is not None:
            async with self._db.lease(caller.catalog.workspace) as lease:
                row = await lease.fetchrow(_sql(caller)["one"], number, object_key)
            found = _as_read(_personal(row), caller) if row else None
        else:
            found = next((seen for seen in await self._shared(caller, object_key) if seen.key == view_id), None)
        if found is None:
            raise NoSuchView
        return found

    async def add(self, tx: Transaction, caller: Caller, object_key: str, wish: object) -> Seen:
        """Keep a new view for the caller alone, behind his others.

        Raises:
            Invalid: everything that is wrong with it, each at its place.
            TooManyViews: he has 100 of this object.
        """
        body = _judged(wish, caller, object_key)
        sql = _sql(caller)["add"]
        row = await tx.fetchrow(sql, new_id(), _person(caller), object_key, _stored(body), caller.now, MOST)
        if row is None:
            raise TooManyViews(limit=MOST)
        return _personal(row)

    async def change(
        self, tx: Transaction, caller: Caller, object_key: str, view_id: UUID, wish: object, version: int
    ) -> Seen:
        """Save the caller's own view over the version that he had.

        Raises:
            NoSuchView: he has none of this id.
            StaleView: it was saved in between, perhaps by himself elsewhere.
        """
        body, sql = _judged(wish, caller, object_key), _sql(caller)
        person = _person(caller)
        row = await tx.fetchrow(sql["change"], view_id, person, object_key, version, _stored(body), caller.now)
        if row is not None:
            return _personal(row)
        now = await tx.fetchrow(sql["one"], view_id, object_key)
        if now is None or now["owner_id"] != person:
            raise NoSuchView
        seen = _as_read(_personal(now), caller)
        raise StaleView(extra={"current": None if seen is None else told(seen, caller)})

    async def remove(self, tx: Transaction, caller: Caller, object_key: str, view_id: UUID) -> None:
        """Throw the caller's own view away.

        Raises:
            NoSuchView: he has none of this id.
        """
        if await tx.fetchval(_sql(caller)["remove"], view_id, _person(caller), object_key) is None:
            raise NoSuchView

    async def place(self, tx: Transaction, caller: Caller, object_key: str, ids: Sequence[UUID]) -> None:
        """Put the caller's own views in this order; ids of others are passed over."""
        await tx.execute(_sql(caller)["place"], _person(caller), object_key, list(ids))

    async def share(self, caller: Caller, object_key: str, view_id: UUID) -> Seen:
        """Publish the caller's own view for everybody; it is his own no longer.

        Raises:
            NoSuchView: he has none of this id.
            NotPublishable: it does not fit what it looks at any more.
        """
        seen = await self.get(caller, object_key, str(view_id))
        if seen.owner != caller.subject.user_id:
            raise NoSuchView
        shared = await self._definitions.in_force(caller.catalog.workspace, KIND)
        last = max((each.body["position"] for each in shared if each.body["object"] == object_key), default=0)
        body = msgspec.structs.replace(seen.body, position=last + 1)
        key = await self._publish_new(caller, body, {each.key for each in shared})
        async with self._db.transaction(caller.catalog.workspace) as tx:
            await self.remove(tx, caller, object_key, view_id)
        return Seen(key, key, None, 1, body)

    async def take_back(self, caller: Caller, object_key: str, key: str) -> Seen:
        """Make a shared view the caller's own; nobody else has it any more.

        Raises:
            NoSuchView: no such view is shared.
            StillUsed: something that was designed names it.
        """
        seen = await self.get(caller, object_key, key)
        async with self._db.transaction(caller.catalog.workspace) as tx:
            wish = canonical(seen.body) | {"label": resolve(seen.body.label, caller.language, caller.catalog.language)}
            mine = await self.add(tx, caller, object_key, wish)
        await self.retire(caller, object_key, key)
        return mine

    async def change_shared(self, caller: Caller, object_key: str, key: str, wish: object, version: int) -> Seen:
        """Publish another body of a shared view over the version that the caller had.

        A label that is one text is that of the caller's language; the others stay.

        Raises:
            NoSuchView: no such view is shared.
            StaleView: it was published in between.
        """
        before = await self.get(caller, object_key, key)
        body = _judged(wish, caller, object_key)
        body = msgspec.structs.replace(
            body, label=_renamed(before.body.label, body.label, caller), position=before.body.position
        )
        try:
            await self._publish(caller, {key: body}, {key: version})
        except StaleVersion:
            raise StaleView(extra={"current": told(await self.get(caller, object_key, key), caller)}) from None
        return Seen(key, key, None, version + 1, body)

    async def retire(self, caller: Caller, object_key: str, key: str) -> None:
        """Take a shared view out of use; its history stays, so that it can be brought back.

        Raises:
            NoSuchView: no such view is shared.
        """
        await self.get(caller, object_key, key)
        try:
            await self._definitions.retire(caller.catalog.workspace, caller.subject.user_id, KIND, key)
        except UnknownDefinition:
            raise NoSuchView from None

    async def place_shared(self, caller: Caller, object_key: str, keys: Sequence[str]) -> None:
        """Put the shared views in this order; keys of others are passed over.

        Raises:
            StaleView: they were published again and again in between.
        """
        for _ in range(_ATTEMPTS):
            shared = {seen.key: seen for seen in await self._shared(caller, object_key)}
            wanted = dict.fromkeys([*(key for key in keys if key in shared), *shared])
            moved = {key: at for at, key in enumerate(wanted, 1) if shared[key].body.position != at}
            bodies = {key: msgspec.structs.replace(shared[key].body, position=at) for key, at in moved.items()}
            try:
                await self._publish(caller, bodies, {key: shared[key].version for key in moved})
            except StaleVersion:
                continue
            return
        raise StaleView(extra={"current": None})

    async def _shared(self, caller: Caller, object_key: str) -> list[Seen]:
        rows = await self._definitions.in_force(caller.catalog.workspace, KIND)
        found = [_of_definition(row) for row in rows if row.body["object"] == object_key]
        found.sort(key=lambda seen: (seen.body.position, seen.key))
        return [seen for each in found if (seen := _as_read(each, caller))]

    async def _publish_new(self, caller: Caller, body: ViewBody, taken: set[str]) -> str:
        """Publish a view under a key that nobody has had, and return it."""
        while True:
            key = _new_key(body, caller, taken)
            try:
                await self._publish(caller, {key: body}, {key: 0})
            except StaleVersion:
                taken.add(key)
            else:
                return key

    async def _publish(self, caller: Caller, bodies: Mapping[str, ViewBody], over: Mapping[str, int]) -> None:
        """Publish views by key, each over the version that it was made on (0: a new one).

        Raises:
            StaleVersion: one of them was published in between.
        """
        if bodies:
            workspace, actor = caller.catalog.workspace, caller.subject.user_id
            ready = {(KIND, key): canonical(body) for key, body in bodies.items()}
            versions = {(KIND, key): version for key, version in over.items()}
            await self._definitions.publish_bodies(workspace, actor, ready, over=versions)


def told(seen: Seen, caller: Caller) -> dict[str, Any]:
    """Return a view as the API answers it: its words in the caller's language, and what he may do with it."""
    label = resolve(seen.body.label, caller.language, caller.catalog.language)
    mine = seen.owner is not None and seen.owner == caller.subject.user_id
    designs = caller.scope.may_design
    may = mine if seen.owner is not None else designs
    body = canonical(msgspec.structs.replace(seen.body, label=label))
    return {
        "id": seen.id,
        "key": seen.key or None,
        "shared": seen.owner is None,
        "mine": mine,
        "version": seen.version,
        "label": label,
        "body": body,
        "may": {"change": may, "remove": may, "share": may and designs},
    }


def _judged(wish: object, caller: Caller, object_key: str) -> ViewBody:
    body: ViewBody = decode(wish, _kind)
    if body.object not in ("", object_key):
        raise Invalid([FieldProblem("object", "W101", {"key": body.object[:60]})])
    body = msgspec.structs.replace(body, object=object_key)
    problems = check_view(body, caller)
    if problems:
        raise Invalid(problems)
    return body


def _as_read(seen: Seen, caller: Caller) -> Seen | None:
    if not may_know(seen.body, caller):
        return None
    return msgspec.structs.replace(seen, body=without_the_gone(seen.body, caller.catalog))


def _of_definition(row: InForce) -> Seen:
    return Seen(row.key, row.key, None, row.version, msgspec.convert(row.body, ViewBody))


def _personal(row: Any) -> Seen:
    body = msgspec.json.decode(row["body"], type=ViewBody)
    body = msgspec.structs.replace(body, position=row["position"])
    return Seen(str(row["id"]), "", row["owner_id"], row["version"], body)


def _stored(body: ViewBody) -> str:
    return msgspec.json.encode(msgspec.structs.replace(body, position=0)).decode()


def _sql(caller: Caller) -> Any:
    return _queries.of(caller.catalog.workspace)


def _person(caller: Caller) -> UUID:
    person = caller.subject.user_id
    if person is None:
        raise NoSuchView
    return person


def _new_key(body: ViewBody, caller: Caller, taken: set[str]) -> str:
    label = resolve(body.label, caller.language, caller.catalog.language)
    return propose_key(f"{body.object} {label}", taken)


def _renamed(before: Words, after: Words, caller: Caller) -> Words:
    if not isinstance(after, str):
        return after
    language = caller.catalog.language
    if resolve(before, caller.language, language) == after:
        return before
    texts = {language: before} if isinstance(before, str) else before
    return {**texts, caller.language: after}
