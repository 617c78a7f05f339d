"""Packs over HTTP, and files in pieces."""

from __future__ import annotations

import io
import zipfile

from http_world import SETUP, client, serving


async def test_a_company_can_start_from_a_pack_with_sample_data_and_take_the_data_back(module_dsns, tmp_path):
    with serving(module_dsns, tmp_path, workers=1) as own:
        async with client(own) as admin:
            offer = next(pack for pack in (await admin.ok("GET", "/setup"))["packs"] if pack["key"] == "crm")
            assert offer["sample_records"] > 50
            wish = {**SETUP, "start": {"kind": "pack", "pack": "crm", "sample": True}}
            await admin.signed_in(await admin.post("/setup", json=wish))
            apps = (await admin.ok("GET", "/apps"))["apps"]
            assert apps[0]["items"]
            count = await admin.ok("POST", "/objects/customer/query", json={"kind": "count"})
            assert count["count"] > 5
            crm = next(pack for pack in (await admin.ok("GET", "/packs"))["packs"] if pack["key"] == "crm")
            assert (crm["installed"], crm["upgrade"], crm["sample"]) == (crm["version"], False, True)
            state = await admin.ok("GET", "/packs/crm/sample")
            assert sum(each["count"] for each in state["going"]) == offer["sample_records"]
            assert (state["staying"], state["own_count"], state["people"]) == ([], 0, 12)
            assert (await admin.post("/packs/crm/install", json={"sample": False})).status_code == 409
            assert (await admin.post("/packs/no-such-pack/install", json={})).status_code == 404
            archive = zipfile.ZipFile(io.BytesIO((await admin.get("/packs/export")).content))
            assert "object/customer.yaml" in archive.namelist()
            batches = (await admin.ok("GET", "/batches"))["batches"]
            sample = next(batch for batch in batches if batch["source"] == "sample")
            assert sample["count"] == offer["sample_records"]
            undone = await admin.ok("POST", f"/batches/{sample['id']}/undo")
            assert undone["undone"] == offer["sample_records"]
            assert (await admin.ok("POST", "/objects/customer/query", json={"kind": "count"}))["count"] == 0
            crm = next(pack for pack in (await admin.ok("GET", "/packs"))["packs"] if pack["key"] == "crm")
            assert crm["sample"] is False
            gone = await admin.ok("DELETE", "/packs/crm/sample")
            assert (gone["going"], gone["batch_id"]) == ([], None)


async def test_a_file_is_sent_in_pieces_and_read_in_ranges(admin):
    content = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40_000
    begun = await admin.ok("POST", "/files", 201, json={"name": "../Plan.png", "size_bytes": len(content), "type": ""})
    address, piece = f"/files/{begun['id']}", begun["chunk_bytes"]

    async def send(offset: int, sent: bytes) -> object:
        headers = {"content-type": "application/octet-stream", "upload-offset": str(offset)}
        return await admin.patch(address, content=sent, headers=headers)

    assert (await send(0, content[:piece])).json() == {"offset": piece, "complete": False}
    stale = await send(0, content[:piece])
    assert (stale.status_code, stale.json()["offset"]) == (409, piece)
    assert (await admin.get(f"{address}/content")).status_code == 404
    assert (await send(piece, content[piece:])).json()["complete"] is True
    assert (await admin.ok("GET", address))["name"] == "Plan.png"
    whole = await admin.get(f"{address}/content")
    assert whole.content == content
    assert whole.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in whole.headers["content-security-policy"]
    part = await admin.get(f"{address}/content", headers={"range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, content[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(content)}"
    outside = await admin.get(f"{address}/content", headers={"range": f"bytes={len(content)}-"})
    assert (outside.status_code, outside.headers["content-range"]) == (416, f"bytes */{len(content)}")
    head = await admin.head(f"{address}/content")
    assert (head.status_code, head.headers["content-length"]) == (200, str(len(content)))


async def test_a_file_that_is_not_what_its_name_says_or_too_large_is_refused(admin):
    for wish, status in (
        ({"name": "run.exe", "size_bytes": 10}, 422),
        ({"name": "a.pdf", "size_bytes": 0}, 422),
        ({"name": "a.pdf", "size_bytes": 10**12}, 413),
    ):
        assert (await admin.post("/files", json={**wish, "type": ""})).status_code == status
    begun = await admin.ok("POST", "/files", 201, json={"name": "a.pdf", "size_bytes": 5, "type": "application/pdf"})
    headers = {"content-type": "application/octet-stream", "upload-offset": "0"}
    assert (await admin.patch(f"/files/{begun['id']}", content=b"hello", headers=headers)).status_code == 422
    for wrong in ({"upload-offset": "x"}, {"upload-offset": "-1"}, {}):
        sent = {"content-type": "application/octet-stream", **wrong}
        assert (await admin.patch(f"/files/{begun['id']}", content=b"x", headers=sent)).status_code == 400
