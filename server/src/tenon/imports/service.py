"""The use cases of imports: begin, decide, look at what is refused, put it right, start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import CREATE, READ, UPDATE, Caller
from tenon.files import FileMeta, Files, Reader
from tenon.imports.decide import decided, demand_whole, discreet, head_of, importable, looks_anew, or_standing
from tenon.imports.errors import NoSuchImport, NotNow
from tenon.imports.faults import MOST_VALUES, kinds_of, root_of, with_value
from tenon.imports.guess import guess_name, guess_type
from tenon.imports.match import match_columns, plain_header
from tenon.imports.model import Changes, Column, Counts, Import, Kind, Plan, Proposal, Refused
from tenon.imports.survey import Survey, survey
from tenon.jobs import enqueue
from tenon.kernel.errors import FieldProblem, Invalid
from tenon.kernel.ids import new_id
from tenon.query import View
from tenon.records import open_view
from tenon.schema import FIELD_TYPES, ValueContext, propose_key
from tenon.store import Database, Transaction, load

JOB = "import"
"""Key of the job that checks and imports; it never changes."""

PAGE = 100
_TAKEN = frozenset({"id", "version"})
_queries = load(__name__)


class Imports:
    """The imports of every workspace. Each person sees his own, an administrator everybody's."""

    def __init__(self, db: Database, files: Files) -> None:
        self._db = db
        self._files = files

    async def begin(self, caller: Caller, object_key: str, file_id: UUID, sheet: str | None = None) -> Import:
        """Look into an uploaded file and propose where its columns go.

        Raises:
            NotFound: no such file of this person.
            Invalid: there is no such sheet (T206).
            ThroughRecord: the object holds the lines of a sub-table.
            TenonError: the file cannot be read, see ``sheets``.
        """
        view = open_view(caller, object_key, CREATE if caller.scope.object(object_key).may(CREATE) else UPDATE)
        file = await self._file(caller, file_id)
        found = await self._survey(caller, file, sheet)
        plan = await self._proposed(caller, view, found)
        made, queries = new_id(), _queries.of(caller.catalog.workspace)
        async with self._db.transaction(caller.catalog.workspace) as tx:
            row = (made, object_key, file_id, file.name, list(found.sheets), _json(plan), found.rows)
            await tx.execute(queries["insert_import"], *row, caller.subject.user_id, caller.now)
        return await self.get(caller, made)

    async def get(self, caller: Caller, import_id: UUID) -> Import:
        """Return an import.

        Raises:
            NoSuchImport: there is none, or it is another person's.
        """
        async with self._db.lease(caller.catalog.workspace) as lease:
            row = await lease.fetchrow(_queries.of(caller.catalog.workspace)["get_import"], import_id, _only_of(caller))
        return _import(caller, row)

    async def recent(self, caller: Caller, object_key: str, limit: int = 20) -> list[Import]:
        """Return the last imports into an object, the youngest first."""
        view = View(caller, object_key)
        async with self._db.lease(caller.catalog.workspace) as lease:
            sql = _queries.of(caller.catalog.workspace)["list_imports"]
            rows = await lease.fetch(sql, view.object.key, _only_of(caller), limit)
        return [_import(caller, row) for row in rows]

    async def change(self, caller: Caller, import_id: UUID, changes: Changes) -> Import:
        """Decide: another sheet or header, where columns go, how rows meet records. What was checked is forgotten.

        Raises:
            NotNow: it runs or has run.
            Invalid: T202 to T208, at the place of the request.
        """
        current = await self.get(caller, import_id)
        plan, rows, anew = current.plan, current.rows, looks_anew(changes)
        if anew:
            file = await self._file(caller, current.file_id)
            head = head_of(changes, plan)
            found = await self._survey(caller, file, or_standing(changes.sheet, plan.sheet), head)
            plan = await self._proposed(caller, View(caller, current.object), found, plan)
            rows = found.rows
        plan = decided(View(caller, current.object), plan, changes)
        async with self._db.transaction(caller.catalog.workspace) as tx:
            _demand(await self._lock(tx, caller, import_id), "draft", "checked")
            queries = _queries.of(caller.catalog.workspace)
            await tx.execute(queries["save_plan"], import_id, _json(plan), rows, caller.now)
            await tx.execute(queries["forget_rows"], import_id)
            if anew:
                await tx.execute(queries["forget_fixes"], import_id)
        return await self.get(caller, import_id)

    async def start(self, caller: Caller, import_id: UUID, *, check: bool) -> Import:
        """Let a worker check all rows without writing any, or import them.

        Raises:
            NotNow: it runs or has run.
            Invalid: T204, T205: the plan is not complete.
            NotAllowed: the caller may not write what the plan says.
        """
        async with self._db.transaction(caller.catalog.workspace) as tx:
            current = await self._lock(tx, caller, import_id)
            _demand(current, "draft", "checked")
            view = View(caller, current.object)
            demand_whole(view, current.plan)
            queries = _queries.of(caller.catalog.workspace)
            await tx.execute(queries["forget_rows"], import_id)
            title = _title(view, current, check=check)
            payload = {"import": str(import_id), "check": check}
            by = caller.subject.user_id
            job = await enqueue(tx, caller.catalog.workspace, JOB, title, payload, created_by=by)
            state, batch = ("checking", None) if check else ("running", new_id())
            await tx.execute(queries["save_start"], import_id, state, job, batch, caller.now)
            if not check:
                told = [{"header": plain_header(c.label), "field": c.field} for c in current.plan.mapped if c.label]
                by_header = {each["header"]: each for each in told if each["header"]}
                await tx.execute(queries["remember"], current.object, _json(list(by_header.values())))
        return await self.get(caller, import_id)

    async def refused(
        self, caller: Caller, import_id: UUID, after: int = 0, limit: int = PAGE, field: str = "", code: str = ""
    ) -> list[Refused]:
        """Return refused rows behind the row ``after``, in the order of the file; with ``code`` those of one kind."""
        current = await self.get(caller, import_id)
        places = {column.field: column.index for column in current.plan.mapped}
        async with self._db.lease(caller.catalog.workspace) as lease:
            sql = _queries.of(caller.catalog.workspace)["page_of_rows"]
            rows = await lease.fetch(sql, import_id, after, limit, code, field)
        return [_refused(row, places) for row in rows]

    async def faults(self, caller: Caller, import_id: UUID) -> list[Kind]:
        """Return what is wrong with the refused rows, kind by kind, the most frequent first."""
        current = await self.get(caller, import_id)
        fields, places = [c.field for c in current.plan.mapped], [c.index for c in current.plan.mapped]
        async with self._db.lease(caller.catalog.workspace) as lease:
            sql = _queries.of(caller.catalog.workspace)["kinds"]
            return kinds_of(await lease.fetch(sql, import_id, fields, places, MOST_VALUES), current.plan)

    async def put_right(self, caller: Caller, import_id: UUID, column: int, told: str, wanted: str | None) -> Import:
        """Take ``wanted`` (None: nothing) wherever ``told`` stands in a column; a row put right by itself stays so.

        Raises:
            NotNow: it runs or has run.
            Invalid: no such column (T208).
        """
        async with self._db.transaction(caller.catalog.workspace) as tx:
            current = await self._lock(tx, caller, import_id)
            _demand(current, "draft", "checked")
            columns = list(current.plan.columns)
            if not 0 <= column < len(columns):
                raise Invalid([FieldProblem("column", "T208", {"index": column})])
            columns[column] = with_value(columns[column], told.strip(), wanted)
            plan = msgspec.structs.replace(current.plan, columns=tuple(columns))
            sql = _queries.of(caller.catalog.workspace)["save_values"]
            await tx.execute(sql, import_id, _json(plan), caller.now)
        return await self.get(caller, import_id)

    async def fix(self, caller: Caller, import_id: UUID, number: int, cells: Mapping[int, str]) -> None:
        """Put cells of a row right; the file stays as it is.

        Raises:
            NotNow: it runs or has run.
            Invalid: no such column (T208).
        """
        async with self._db.transaction(caller.catalog.workspace) as tx:
            current = await self._lock(tx, caller, import_id)
            _demand(current, "draft", "checked")
            unknown = [index for index in cells if not 0 <= index < len(current.plan.columns)]
            if unknown:
                raise Invalid([FieldProblem(f"cells.{unknown[0]}", "T208", {"index": unknown[0]})])
            told = _json({str(index): text for index, text in cells.items()})
            await tx.execute(_queries.of(caller.catalog.workspace)["add_fix"], import_id, number, told)

    async def discard(self, caller: Caller, import_id: UUID) -> None:
        """Forget an import that does not run; what it imported stays.

        Raises:
            NotNow: it runs.
        """
        async with self._db.transaction(caller.catalog.workspace) as tx:
            _demand(await self._lock(tx, caller, import_id), "draft", "checked", "done", "stopped")
            await tx.execute(_queries.of(caller.catalog.workspace)["delete_import"], import_id)

    async def propose(self, caller: Caller, file_id: UUID, sheet: str | None = None) -> Proposal:
        """Say what object a file would make."""
        file = await self._file(caller, file_id)
        found = await self._survey(caller, file, sheet)
        context = ValueContext(caller.now, caller.timezone, caller.language, typed=True)
        fields: list[dict[str, Any]] = []
        taken = set(_TAKEN)
        for index, label in enumerate(found.head.labels):
            if not label and all(cell is None for cell in found.values[index]):
                continue
            guess = await asyncio.to_thread(guess_type, found.values[index], context)
            key = propose_key(label or f"column {index + 1}", taken)
            taken.add(key)
            fields.append({"key": key, "type": guess.type, "label": label or key, "settings": guess.settings})
        titles = [field["key"] for field in fields if FIELD_TYPES[field["type"]].titleable]
        title = next(iter(titles), "")
        for field in fields:
            if field["key"] == title and FIELD_TYPES[field["type"]].searchable:
                field["searchable"] = True
        return Proposal(guess_name(found.sheet, file.name), title, tuple(fields))

    @asynccontextmanager
    async def local(self, workspace: str, file: FileMeta) -> AsyncIterator[Path]:
        """Bring a file onto this machine for as long as the block lasts."""
        with TemporaryDirectory(prefix="tenon-import-") as folder:
            path = Path(folder) / "file"
            with path.open("wb") as target:
                async for piece in self._files.read(workspace, file):
                    await asyncio.to_thread(target.write, piece)
            yield path

    async def _file(self, caller: Caller, file_id: UUID) -> FileMeta:
        reader = Reader(caller.subject.user_id, caller.subject.admin)
        return await self._files.describe(caller.catalog.workspace, reader, file_id)

    async def _survey(
        self, caller: Caller, file: FileMeta, sheet: str | None, head: tuple[int, int] | None = None
    ) -> Survey:
        async with self.local(caller.catalog.workspace, file) as path:
            try:
                return await asyncio.to_thread(survey, path, file.name, sheet, head)
            except KeyError:
                raise Invalid([FieldProblem("sheet", "T206", {"sheet": (sheet or "")[:80]})]) from None

    async def _proposed(self, caller: Caller, view: View, found: Survey, before: Plan | None = None) -> Plan:
        async with self._db.lease(caller.catalog.workspace) as lease:
            rows = await lease.fetch(_queries.of(caller.catalog.workspace)["remembered"], view.object.key)
        known = {row["header"]: row["field"] for row in rows}
        context = ValueContext(caller.now, caller.timezone, caller.language, typed=True)
        samples = [values[:50] for values in found.values]
        labels, groups, fields = found.head.labels, found.head.groups, importable(view)
        matches = await asyncio.to_thread(match_columns, labels, groups, samples, fields, context, known)
        columns = tuple(
            Column(at, label, groups[at], found.samples(at), matches[at].field, matches[at].score)
            for at, label in enumerate(labels)
        )
        mode, key = (before.mode, before.key) if before else ("insert", "")
        return Plan(found.sheet, found.head.first, found.head.depth, discreet(view, columns), mode, key)

    async def _lock(self, tx: Transaction, caller: Caller, import_id: UUID) -> Import:
        sql = _queries.of(caller.catalog.workspace)["lock_import"]
        return _import(caller, await tx.fetchrow(sql, import_id, _only_of(caller)))


def _title(view: View, current: Import, *, check: bool) -> dict[str, str]:
    words = {"zh-CN": "检查导入" if check else "导入", "en-US": "Check of import" if check else "Import"}
    return {language: f"{word} · {current.file_name}" for language, word in words.items()}


def _refused(row: Any, places: Mapping[str | None, int]) -> Refused:
    problems = msgspec.json.decode(row["problems"], type=list[FieldProblem])
    told = tuple((places.get(root_of(problem.path)), problem) for problem in problems)
    return Refused(row["number"], tuple(msgspec.json.decode(row["cells"])), told)


def _demand(current: Import, *states: str) -> None:
    if current.state not in states:
        raise NotNow(state=current.state)


def _only_of(caller: Caller) -> UUID | None:
    return None if caller.subject.admin else caller.subject.user_id


def _import(caller: Caller, row: Any) -> Import:
    if row is None or not caller.scope.object(row["object"]).may(READ):
        raise NoSuchImport
    return import_of(row)


def import_of(row: Any) -> Import:
    """Return the import that a row of ``sys_import`` tells of."""
    told = dict(row)
    plan = msgspec.json.decode(told.pop("plan"), type=Plan)
    counts = msgspec.json.decode(told.pop("counts"), type=Counts)
    sheets = tuple(told.pop("sheets"))
    return Import(**told, plan=plan, counts=counts, sheets=sheets)


def _json(content: Any) -> str:
    return msgspec.json.encode(content).decode()
