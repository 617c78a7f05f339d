import os
import stat
from pathlib import Path

import pytest

from tenon.store.embedded import folders, postmaster, secrets
from tenon.store.embedded.errors import FolderUnsafe, SecretMissing


def test_a_password_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    first = secrets.ensure(tmp_path, "app")
    assert secrets.ensure(tmp_path, "app") == first
    assert len(first) == 64
    assert stat.S_IMODE((tmp_path / "app.password").stat().st_mode) == 0o400


def test_a_missing_password_is_named(tmp_path: Path) -> None:
    with pytest.raises(SecretMissing) as missing:
        secrets.read(tmp_path, "superuser")
    assert missing.value.params["path"] == str(tmp_path / "superuser.password")


def test_what_the_server_stores_of_a_password_is_salted_anew_each_time() -> None:
    first, second = secrets.scram_verifier("secret"), secrets.scram_verifier("secret")
    assert first.startswith("SCRAM-SHA-256$4096:")
    assert first != second
    assert "secret" not in first


def test_the_socket_folder_depends_on_the_data_folder_alone(tmp_path: Path) -> None:
    assert folders.default_run_folder(tmp_path / "a") == folders.default_run_folder(tmp_path / "a")
    assert folders.default_run_folder(tmp_path / "a") != folders.default_run_folder(tmp_path / "b")


def test_a_socket_path_always_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv("HOME", "/home/" + "x" * 200)
    run = folders.default_run_folder(tmp_path)
    assert len(os.fsencode(run / folders.SOCKET_NAME)) <= folders.LONGEST_SOCKET_PATH


def test_a_folder_of_somebody_else_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    places = folders.Folders(tmp_path / "data", tmp_path / "run", tmp_path / "keys")
    with pytest.raises(FolderUnsafe):
        folders.make(places, None)


def test_a_half_written_pid_file_names_nobody_or_nobody_ready() -> None:
    assert postmaster.parse("") is None
    assert postmaster.parse("soon\n") is None
    half = postmaster.parse("4711\n/data\n")
    assert half == postmaster.Holder(4711, ready=False)


def test_a_pid_that_another_program_has_now_does_not_hold_the_cluster(tmp_path: Path) -> None:
    assert not postmaster.runs_on(os.getpid(), tmp_path)
