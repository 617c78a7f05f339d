"""Files in records: who may attach, read and remove them, and what a field refuses."""

from __future__ import annotations

import io
import itertools
import zipfile
from typing import Any

import pytest
from http_world import Client, Server, invited, publish

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
PDF = b"%PDF-1.7\n" + bytes(64)
NOBODY = "0193a1c2-0000-7000-8000-000000000001"

_numbers = itertools.count(1)


def body(**settings: Any) -> dict[str, Any]:
    kinds = {"papers": "file", "photos": "image", "calls": "recording", "signed": "signature"}
    fields = [{"key": "name", "type": "text", "label": "Name", "required": True}]
    fields += [{"key": k, "type": t, "label": k, "settings": settings.get(k, {})} for k, t in kinds.items()]
    return {"label": "Case", "title_field": "name", "fields": fields}


@pytest.fixture
async def cases(admin: Client) -> str:
    """The address of a fresh object with a field of each type that holds files."""
    key = f"case_{next(_numbers)}"
    limits = {"papers": {"types": ["pdf", "sheet"], "max_count": 2, "max_megabytes": 1}}
    await publish(admin, key, body(**limits))
    return f"/objects/{key}"


async def uploaded(who: Client, name: str, content: bytes, *, sent: int | None = None) -> str:
    """Upload a file, or only ``sent`` bytes of it; returns its id."""
    begun = await who.ok("POST", "/files", 201, json={"name": name, "size_bytes": len(content)})
    if sent != 0:
        headers = {"content-type": "application/octet-stream", "upload-offset": "0"}
        answer = await who.patch(f"/files/{begun['id']}", content=content, headers=headers)
        assert answer.status_code == 200, answer.text
    return str(begun["id"])


async def refused(who: Client, path: str, values: dict[str, Any]) -> list[str]:
    answer = await who.post(f"{path}/records", json={"name": "A", **values})
    assert answer.status_code == 422, answer.text
    return [problem["code"] for problem in answer.json()["errors"]]


async def changed(who: Client, address: str, version: int, values: dict[str, Any]) -> Any:
    return await who.ok("PATCH", address, json=values, headers={"if-match": f'"{version}"'})


async def test_a_record_answers_its_files_with_name_type_and_size_and_takes_them_back(admin: Client, cases: str):
    pdf, png = await uploaded(admin, "报价.pdf", PDF), await uploaded(admin, "a.png", PNG)
    call = await uploaded(admin, "call.mp3", b"ID3" + bytes(50))
    drawn = await uploaded(admin, "signature.png", PNG)
    sent = {"papers": [pdf], "photos": [{"id": png}], "calls": [{"id": call, "seconds": 61}], "signed": {"id": drawn}}
    made = await admin.ok("POST", f"{cases}/records", 201, json={"name": "A", **sent})
    assert made["papers"] == [{"id": pdf, "name": "报价.pdf", "type": "application/pdf", "size": len(PDF)}]
    assert made["photos"][0]["type"] == "image/png"
    assert made["calls"][0]["seconds"] == 61
    assert (made["signed"]["id"], made["signed"]["by"]["name"]) == (drawn, admin.me["user"]["name"])
    assert made["signed"]["at"].endswith("Z")
    address = f"{cases}/records/{made['id']}"
    assert await admin.ok("GET", address) == made
    again = await changed(admin, address, 1, {key: made[key] for key in sent})
    assert again == made
    content = await admin.get(f"{address}/files/{pdf}")
    assert (content.content, content.headers["x-content-type-options"]) == (PDF, "nosniff")
    assert content.headers["content-security-policy"].startswith("sandbox")
    same = await admin.get(f"{address}/files/{pdf}", headers={"if-none-match": content.headers["etag"]})
    assert (same.status_code, same.content) == (304, b"")
    part = await admin.get(f"{address}/files/{pdf}", headers={"range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"%PDF")
    assert len((await admin.ok("GET", f"{address}/files/{call}/description"))["sha256"]) == 64


async def test_nobody_attaches_a_file_of_another_or_one_that_is_not_there(server: Server, admin: Client, cases: str):
    foreign = await uploaded(admin, "a.pdf", PDF)
    async with invited(server, admin, f"guest{next(_numbers)}") as guest:
        for file in (foreign, NOBODY):
            assert await refused(guest, cases, {"papers": [file]}) == ["R105"]
        own = await uploaded(guest, "b.pdf", PDF)
        assert await refused(guest, cases, {"papers": [own, foreign]}) == ["R105"]
        many = await guest.post(f"{cases}/records", json={"records": [{"name": "A", "papers": [foreign]}]})
        assert (many.status_code, many.json()["errors"][0]["path"]) == (422, "records[0].papers")
        assert (await guest.get(f"/files/{foreign}/content")).status_code == 404


async def test_a_field_takes_only_files_of_its_kind_size_and_number(admin: Client, cases: str):
    png, pdf = await uploaded(admin, "a.png", PNG), await uploaded(admin, "a.pdf", PDF)
    big = await uploaded(admin, "big.pdf", PDF + bytes(1024 * 1024))
    half = await uploaded(admin, "half.pdf", PDF, sent=0)
    assert await refused(admin, cases, {"papers": [png]}) == ["F182"]
    assert await refused(admin, cases, {"papers": [big]}) == ["F183"]
    assert await refused(admin, cases, {"papers": [half]}) == ["F184"]
    assert await refused(admin, cases, {"papers": [pdf, png, big]}) == ["F181"]
    assert await refused(admin, cases, {"photos": [pdf]}) == ["F182"]
    assert await refused(admin, cases, {"calls": [png]}) == ["F182"]
    assert await refused(admin, cases, {"signed": pdf}) == ["F182"]
    assert await refused(admin, cases, {"papers": "a.pdf"}) == ["F180"]
    large = await uploaded(admin, "s.png", PNG + bytes(200_000))
    assert await refused(admin, cases, {"signed": large}) == ["F183"]


async def test_once_attached_the_record_says_who_may_read_and_its_uploader_alone_may_not(
    server: Server, admin: Client, cases: str
):
    async with invited(server, admin, f"guest{next(_numbers)}") as guest:
        file = await uploaded(guest, "b.pdf", PDF)
        assert (await guest.get(f"/files/{file}/content")).content == PDF
        made = await guest.ok("POST", f"{cases}/records", 201, json={"name": "A", "papers": [file]})
        address = f"{cases}/records/{made['id']}"
        assert (await guest.get(f"/files/{file}/content")).status_code == 404
        assert (await guest.get(f"{address}/files/{file}")).content == PDF
        assert (await admin.get(f"{address}/files/{file}")).content == PDF
        assert (await admin.delete(f"/files/{file}")).status_code == 409
        other = await uploaded(guest, "c.pdf", PDF)
        assert (await guest.get(f"{address}/files/{other}")).status_code == 404
        await changed(guest, address, 1, {"papers": []})
        assert (await guest.get(f"{address}/files/{file}")).status_code == 404


async def test_a_file_that_was_removed_from_a_record_can_be_put_back_by_whoever_may_change_it(
    server: Server, admin: Client, cases: str
):
    file = await uploaded(admin, "a.pdf", PDF)
    made = await admin.ok("POST", f"{cases}/records", 201, json={"name": "A", "papers": [file]})
    address = f"{cases}/records/{made['id']}"
    async with invited(server, admin, f"guest{next(_numbers)}") as guest:
        await changed(guest, address, 1, {"papers": None})
        back = await changed(guest, address, 2, {"papers": [file]})
        assert back["papers"] == made["papers"]
        assert await refused(guest, cases, {"papers": [file]}) == ["R105"]
    history = await admin.ok("GET", f"{address}/history")
    assert "a.pdf" in str(history)


async def test_a_signature_stands_until_it_is_cleared(admin: Client, cases: str):
    first, second = await uploaded(admin, "s.png", PNG), await uploaded(admin, "t.png", PNG)
    made = await admin.ok("POST", f"{cases}/records", 201, json={"name": "A", "signed": first})
    address = f"{cases}/records/{made['id']}"
    over = await admin.patch(address, json={"signed": second}, headers={"if-match": '"1"'})
    assert (over.status_code, over.json()["errors"][0]["code"]) == (422, "F186")
    renamed = await changed(admin, address, 1, {"name": "B", "signed": made["signed"]})
    assert renamed["signed"] == made["signed"]
    await changed(admin, address, 2, {"signed": None})
    again = await changed(admin, address, 3, {"signed": second})
    assert again["signed"]["id"] == second


async def test_a_workbook_is_shown_as_tables_and_what_cannot_be_shown_says_why(admin: Client):
    async def preview(name: str, content: bytes) -> Any:
        return await admin.get(f"/files/{await uploaded(admin, name, content)}/preview")

    listed = await preview("a.csv", "名称,数量\n泵,3\n".encode("gb18030"))
    assert listed.json()["sheets"][0]["rows"] == [["名称", "数量"], ["泵", "3"]]
    book = await preview("a.xlsx", workbook('<c r="A1"><v>3</v></c><c r="B1"><f>1+1</f><v>2</v></c>'))
    assert book.json()["sheets"] == [{"name": "表", "rows": [["3", "2"]], "row_count": 1, "column_count": 2}]
    far = await preview(
        "far.xlsx", workbook('<c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c>')
    )
    bomb = await preview("bomb.xlsx", archive({"xl/worksheets/sheet1.xml": bytes(200 * 1024 * 1024)}))
    locked = await preview("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    broken = await preview("broken.xlsx", b"PK\x03\x04 not an archive at all")
    cut = await preview("cut.xlsx", workbook("")[:300])
    other = await preview("a.pdf", PDF)
    told = [(answer.status_code, answer.json()["code"]) for answer in (far, bomb, locked, broken, cut, other)]
    assert told == [(422, code) for code in ("L211", "L211", "L212", "L213", "L213", "L210")]


async def test_a_name_is_made_harmless_and_bad_content_is_refused_by_its_first_bytes(admin: Client):
    for name, kept in (
        ("gpj.exe\u202e.pdf", "gpj.exe.pdf"),
        ("../../etc/合同😀.pdf", "合同😀.pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ):
        file = await uploaded(admin, name, PDF)
        assert (await admin.ok("GET", f"/files/{file}"))["name"] == kept
    begun = await admin.ok("POST", "/files", 201, json={"name": "a.pdf", "size_bytes": 5})
    headers = {"content-type": "application/octet-stream", "upload-offset": "0"}
    wrong = await admin.patch(f"/files/{begun['id']}", content=b"GIF89", headers=headers)
    assert (wrong.status_code, wrong.json()["code"]) == (422, "L206")


def archive(parts: dict[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return made.getvalue()


def workbook(cells: str) -> bytes:
    """Return the smallest workbook whose sheet has these cells in its first row."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    types = f"{package}/content-types"
    sheet = f'<worksheet xmlns="{main}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="xml" ContentType="application/xml"/>'
            "</Types>",
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/'
            'officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="表" sheetId="1" '
            'r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="'
            f'{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": sheet,
        }
    )
