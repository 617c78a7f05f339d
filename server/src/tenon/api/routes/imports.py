"""``/objects/{key}/imports``: a file looked into, decided on, checked, imported."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, delete, get, patch, post
from litestar.params import Parameter

from tenon import access
from tenon.api.parts import Parts
from tenon.api.problem import worded
from tenon.api.provided import Caller
from tenon.api.routes.definitions import designing
from tenon.files import content_disposition
from tenon.imports import Changes, Counts, Import, Kind, Plan, Proposal, Refused, place_of, with_option
from tenon.sheets import write_sheet

PAGE = 100
MOST_IN_A_WORKBOOK = 20_000

PATH = "/objects/{key:str}/imports"
ONE = PATH + "/{import_id:uuid}"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FileWish(msgspec.Struct, forbid_unknown_fields=True):
    """``file`` is the id of an uploaded file; without ``sheet`` its first sheet is taken."""

    file: UUID
    sheet: str | None = None


class ImportView(msgspec.Struct, kw_only=True):
    id: UUID
    object: str
    file: dict[str, str]
    sheets: list[str]
    plan: Plan
    state: str
    rows: int
    counts: Counts
    job_id: UUID | None
    batch_id: UUID | None
    created_at: datetime
    updated_at: datetime


class Imports(msgspec.Struct):
    imports: list[ImportView]


class Fault(msgspec.Struct):
    """``column`` is the index of the column that is wrong; null: the row as a whole."""

    column: int | None
    field: str
    code: str
    message: str


RowNumber = Annotated[int, Parameter(ge=0, le=2**31 - 1)]


class RowView(msgspec.Struct):
    number: int
    cells: list[str]
    problems: list[Fault]


class Rows(msgspec.Struct):
    rows: list[RowView]
    next_after: int | None


class WrongValueView(msgspec.Struct):
    value: str
    count: int
    message: str


class KindView(msgspec.Struct):
    """``count`` rows lack the same; ``values`` are the most frequent of the values that stand there."""

    column: int | None
    field: str
    code: str
    count: int
    values: list[WrongValueView]


class Faults(msgspec.Struct):
    faults: list[KindView]


class Replacement(msgspec.Struct, forbid_unknown_fields=True):
    """Wherever ``from`` stands in the column, ``to`` is taken; null: nothing."""

    column: int
    told: str = msgspec.field(name="from")
    to: Annotated[str, msgspec.Meta(max_length=10_000)] | None


class NewOption(msgspec.Struct, forbid_unknown_fields=True):
    """``value``, as it stands in the cells of the column, becomes an option of the column's field."""

    column: int
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Fix(msgspec.Struct, forbid_unknown_fields=True):
    """``cells`` are texts by index of the column."""

    cells: dict[int, str]


@get(PATH, summary="The last imports into an object")
async def list_imports(parts: Parts, caller: Caller, key: str) -> Imports:
    return Imports([_view(each) for each in await parts.imports.recent(caller, key)])


@post(PATH, summary="Look into an uploaded file")
async def begin(parts: Parts, caller: Caller, key: str, data: FileWish) -> ImportView:
    return _view(await parts.imports.begin(caller, key, data.file, data.sheet))


@get(ONE, summary="One import")
async def get_import(parts: Parts, caller: Caller, key: str, import_id: UUID) -> ImportView:
    return _view(await parts.imports.get(caller, import_id))


@patch(ONE, summary="Decide where columns go and how rows meet records")
async def change(parts: Parts, caller: Caller, key: str, import_id: UUID, data: Changes) -> ImportView:
    return _view(await parts.imports.change(caller, import_id, data))


@delete(ONE, summary="Forget an import; what it imported stays")
async def discard(parts: Parts, caller: Caller, key: str, import_id: UUID) -> None:
    await parts.imports.discard(caller, import_id)


@post(ONE + "/check", summary="Check all rows without writing any", status_code=202)
async def check(parts: Parts, caller: Caller, key: str, import_id: UUID) -> ImportView:
    return _view(await parts.imports.start(caller, import_id, check=True))


@post(ONE + "/start", summary="Import the rows", status_code=202)
async def start(parts: Parts, caller: Caller, key: str, import_id: UUID) -> ImportView:
    return _view(await parts.imports.start(caller, import_id, check=False))


@get(ONE + "/rows", summary="Rows that were refused, with the reasons")
async def refused(
    parts: Parts, caller: Caller, key: str, import_id: UUID, after: RowNumber = 0, field: str = "", code: str = ""
) -> Rows:
    found = await parts.imports.refused(caller, import_id, after, PAGE + 1, field, code)
    page = [_row(row, parts, caller) for row in found[:PAGE]]
    return Rows(page, page[-1].number if len(found) > PAGE else None)


@get(ONE + "/faults", summary="What is wrong with refused rows, kind by kind")
async def faults(parts: Parts, caller: Caller, key: str, import_id: UUID) -> Faults:
    return Faults([_kind(kind, parts, caller) for kind in await parts.imports.faults(caller, import_id)])


@patch(ONE + "/values", summary="Put a value right in all rows in which it stands")
async def put_right(parts: Parts, caller: Caller, key: str, import_id: UUID, data: Replacement) -> ImportView:
    return _view(await parts.imports.put_right(caller, import_id, data.column, data.told, data.to))


@post(ONE + "/options", summary="Make a value an option of its field, and check anew", status_code=202)
async def add_option(parts: Parts, caller: Caller, key: str, import_id: UUID, data: NewOption) -> ImportView:
    workspace = designing(caller)
    what = await parts.imports.get(caller, import_id)
    column = next((each for each in what.plan.mapped if each.index == data.column), None)
    field = caller.catalog.object(what.object).fields.get(column.field or "") if column else None
    place = place_of(what.object, field)
    stored = next(each for each in await parts.definitions.in_force(workspace, place[0]) if each.key == place[1])
    if field is not None and field.options.find(data.value) is None:
        body = with_option(place, stored.body, field, data.value)
        who, over = caller.subject.user_id, {place: stored.version}
        await parts.definitions.publish_bodies(workspace, who, {place: body}, over=over)
    return _view(await parts.imports.start(caller, import_id, check=True))


@patch(ONE + "/rows/{number:int}", summary="Put cells of a row right")
async def fix(parts: Parts, caller: Caller, key: str, import_id: UUID, number: RowNumber, data: Fix) -> None:
    await parts.imports.fix(caller, import_id, number, data.cells)


@get(ONE + "/refused.xlsx", summary="The refused rows alone, as a workbook with the reasons", media_type=XLSX)
async def workbook(parts: Parts, caller: Caller, key: str, import_id: UUID) -> Response[bytes]:
    what = await parts.imports.get(caller, import_id)
    rows = await parts.imports.refused(caller, import_id, 0, MOST_IN_A_WORKBOOK)
    told = [_row(row, parts, caller) for row in rows]
    name = f"{what.file_name.rpartition('.')[0]} - {parts.texts.message('import.refused', caller.language)}.xlsx"
    headers = {"content-disposition": content_disposition(name), "cache-control": "no-store"}
    return Response(_workbook(what, told, parts, caller), media_type=XLSX, headers=headers)


@post("/imports/proposal", summary="What object a file would make", status_code=200)
async def propose(parts: Parts, caller: Caller, data: FileWish) -> Proposal:
    return await parts.imports.propose(caller, data.file, data.sheet)


HANDLERS = (
    list_imports,
    begin,
    get_import,
    change,
    discard,
    check,
    start,
    refused,
    faults,
    put_right,
    add_option,
    fix,
    workbook,
    propose,
)


def _view(what: Import) -> ImportView:
    told = {name: getattr(what, name) for name in ImportView.__struct_fields__ if name not in ("file", "sheets")}
    return ImportView(**told, file={"id": str(what.file_id), "name": what.file_name}, sheets=list(what.sheets))


def _row(row: Refused, parts: Parts, caller: access.Caller) -> RowView:
    faults = [
        Fault(column, problem.path, problem.code, _sentence(problem.code, problem.params, parts, caller))
        for column, problem in row.problems
    ]
    return RowView(row.number, list(row.cells), faults)


def _kind(kind: Kind, parts: Parts, caller: access.Caller) -> KindView:
    values = [
        WrongValueView(each.value, each.count, _sentence(each.problem.code, each.problem.params, parts, caller))
        for each in kind.values
    ]
    return KindView(kind.column, kind.field, kind.code, kind.count, values)


def _sentence(code: str, params: dict[str, object], parts: Parts, caller: access.Caller) -> str:
    return parts.texts.message(code, caller.language, worded(params, parts.texts, caller.language))


def _workbook(what: Import, rows: list[RowView], parts: Parts, caller: access.Caller) -> bytes:
    reason = parts.texts.message("import.reason", caller.language)
    labels = [column.label for column in what.plan.columns]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "refused.xlsx"
        with write_sheet(path, "xlsx", what.plan.sheet, [*labels, reason]) as sheet:
            for row in rows:
                sheet.row([*row.cells, "；".join(fault.message for fault in row.problems)])
        return path.read_bytes()
