"""The words of the command line against a running server."""

from __future__ import annotations

import http.client
import json
import stat
from pathlib import Path

import pytest
from whole_tenon import Tenon

PASSWORD = "lantern-otter-42-bridge"


@pytest.fixture(scope="session")
def password_file(tenon: Tenon) -> Path:
    path = tenon.home / "password"
    path.write_text(PASSWORD + "\n")
    path.chmod(0o400)
    return path


@pytest.fixture(scope="session")
def company(tenon: Tenon, password_file: Path) -> str:
    """The key of a workspace that was set up from the command line."""
    done = set_up(tenon, password_file, "mill")
    assert done.returncode == 0, done.stdout + done.stderr
    return "mill"


def set_up(tenon: Tenon, password_file: Path, workspace: str) -> object:
    words = f"--workspace {workspace} --login mara --timezone Asia/Shanghai --currency CNY --language en-US".split()
    return tenon.run("setup", *words, "--company", "Windmill Tools", "--password-file", str(password_file))


def sign_in(tenon: Tenon, login: str, password: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", tenon.port, timeout=20)
    body = json.dumps({"login": login, "password": password})
    connection.request("POST", "/api/v1/session", body, {"Content-Type": "application/json"})
    status: int = connection.getresponse().status
    connection.close()
    return status


def test_setup_does_the_first_run_without_a_browser(tenon: Tenon, company: str) -> None:
    assert sign_in(tenon, "mara", PASSWORD) in (200, 201)


def test_setup_run_again_changes_nothing_and_succeeds(tenon: Tenon, company: str, password_file: Path) -> None:
    again = set_up(tenon, password_file, company)
    assert (again.returncode, "nothing was changed" in again.stdout) == (0, True)


def test_workspaces_are_listed_with_their_settings(tenon: Tenon, company: str) -> None:
    listed = tenon.run("workspace", "list")
    assert "mill\tWindmill Tools\ten-US\tAsia/Shanghai\tCNY" in listed.stdout.splitlines()


def test_an_added_user_gets_a_link_that_is_shown_once(tenon: Tenon, company: str) -> None:
    added = tenon.run("user", "add", "pim", "--name", "Pim", "--workspace", company)
    assert added.returncode == 0, added.stdout + added.stderr
    assert f"http://127.0.0.1:{tenon.port}/invite/" in added.stdout


def test_a_reset_link_is_given_to_a_known_login_alone(tenon: Tenon, company: str) -> None:
    known = tenon.run("user", "reset", "mara", "--workspace", company)
    assert f"http://127.0.0.1:{tenon.port}/invite/" in known.stdout, known.stderr
    unknown = tenon.run("user", "reset", "nobody", "--workspace", company)
    assert (unknown.returncode, "nobody" in unknown.stderr) == (1, True)


def test_a_missing_password_file_is_said_by_name(tenon: Tenon) -> None:
    refused = set_up(tenon, tenon.home / "absent", "other")
    assert refused.returncode == 1
    assert str(tenon.home / "absent") in refused.stderr


def test_config_shows_where_each_setting_comes_from_and_no_secret(tenon: Tenon) -> None:
    shown = tenon.run("config", TENON_DATABASE_URL="postgresql://u:hunter2@127.0.0.1/d").stdout
    assert "TENON_PORT" in shown
    assert "environment" in shown
    assert "default" in shown
    assert "hunter2" not in shown


def test_migrate_run_again_finds_nothing_to_do(tenon: Tenon) -> None:
    done = tenon.run("migrate")
    assert (done.returncode, done.stdout.strip()) == (0, "The database is up to date")


def test_openapi_is_printed_as_one_json_document(tenon: Tenon, company: str) -> None:
    printed = tenon.run("openapi", "--workspace", company)
    assert printed.returncode == 0, printed.stderr
    assert json.loads(printed.stdout)["openapi"].startswith("3.1")


def test_a_workspace_is_exported_as_a_pack_into_an_empty_folder_only(tenon: Tenon, company: str) -> None:
    folder = tenon.home / "export"
    done = tenon.run("pack", "export", str(folder), "--workspace", company)
    assert done.returncode == 0, done.stderr
    (tenon.home / "full").mkdir()
    (tenon.home / "full" / "file").write_text("")
    refused = tenon.run("pack", "export", str(tenon.home / "full"), "--workspace", company)
    assert refused.returncode == 1


def test_an_unknown_word_is_refused(tenon: Tenon) -> None:
    assert tenon.run("stauts").returncode != 0


def test_what_the_supervisor_writes_is_private(tenon: Tenon) -> None:
    assert stat.S_IMODE(tenon.data.stat().st_mode) & 0o007 == 0
    assert stat.S_IMODE((tenon.home / "data-keys").stat().st_mode) & 0o077 == 0
