"""The web client's files: one page for every address, hashed files for ever, compressed if they were built so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tenon.api.client import IMMUTABLE, REVALIDATED, Client


@pytest.fixture
def built(tmp_path: Path) -> Client:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<p>page")
    (tmp_path / "favicon.svg").write_text("<svg/>")
    (tmp_path / "assets" / "main-abc123.js").write_text("script")
    (tmp_path / "assets" / "main-abc123.js.br").write_bytes(b"brotli")
    (tmp_path / "assets" / "main-abc123.js.gz").write_bytes(b"gzip")
    return Client(tmp_path)


async def ask(client: Client, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[bytes, bytes], bytes]:
    sent: list[dict] = []

    async def send(message: dict) -> None:
        sent.append(message)

    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    await client({"type": "http", "method": method, "path": path, "headers": named}, None, send)  # type: ignore[arg-type]
    return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"]


@pytest.mark.parametrize("path", ["/", "/sign-in", "/o/customer/0193a1c2-0000-7000-8000-000000000001"])
async def test_every_page_of_the_app_is_the_one_page_and_is_asked_for_again(built, path):
    status, headers, body = await ask(built, path)
    assert (status, body, headers[b"cache-control"]) == (200, b"<p>page", REVALIDATED)
    assert headers[b"content-type"] == b"text/html; charset=utf-8"
    assert (await ask(built, path, if_none_match=headers[b"etag"].decode()))[0] == 304


async def test_a_hashed_file_is_kept_for_ever_and_sent_as_it_was_compressed(built):
    path = "/assets/main-abc123.js"
    status, headers, body = await ask(built, path, accept_encoding="gzip, br")
    assert (status, body, headers[b"content-encoding"], headers[b"cache-control"]) == (200, b"brotli", b"br", IMMUTABLE)
    assert (await ask(built, path, accept_encoding="gzip"))[2] == b"gzip"
    assert (await ask(built, path))[2] == b"script"
    assert (await ask(built, path, "HEAD"))[2] == b""


@pytest.mark.parametrize(
    "path", ["/assets/gone-1.js", "/robots.txt", "/assets/../index.html", "/assets/main-abc123.js.br"]
)
async def test_a_missing_file_is_not_found_and_is_never_the_page(built, path):
    assert (await ask(built, path))[0] == 404


async def test_the_service_worker_and_the_manifest_are_asked_for_again_each_time(tmp_path):
    (tmp_path / "index.html").write_text("<p>page")
    (tmp_path / "sw.js").write_text("worker")
    (tmp_path / "manifest.webmanifest").write_text("{}")
    client = Client(tmp_path)
    worker, manifest = [(await ask(client, path))[1] for path in ("/sw.js", "/manifest.webmanifest")]
    assert worker[b"content-type"].startswith(b"text/javascript")
    assert manifest[b"content-type"] == b"application/manifest+json; charset=utf-8"
    assert {worker[b"cache-control"], manifest[b"cache-control"]} == {REVALIDATED}


async def test_only_reading_is_possible(built):
    assert (await ask(built, "/", "POST"))[0] == 405


async def test_an_unbuilt_client_says_so_and_a_new_build_is_noticed(tmp_path):
    client = Client(tmp_path / "dist")
    assert (await ask(client, "/"))[0] == 503
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "index.html").write_text("built")
    assert (await ask(client, "/"))[2] == b"built"
