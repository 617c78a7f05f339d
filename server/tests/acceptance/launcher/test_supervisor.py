"""What ``tenon up`` promises while it runs and when it ends."""

from __future__ import annotations

import os
import signal
import socket
import time
from pathlib import Path

import pytest
from whole_tenon import Tenon, alive, fresh


@pytest.mark.parametrize("child", ["api", "worker", "postgres"])
def test_a_killed_child_comes_back_and_the_server_answers_again(tenon: Tenon, child: str) -> None:
    tenon.wait_for(tenon.well, "everything runs")
    before = tenon.state()["children"][child]
    os.kill(before["pid"], signal.SIGKILL)
    tenon.wait_for(lambda: tenon.pid_of(child) not in (before["pid"], None), f"{child} is back")
    tenon.wait_for(tenon.well, "everything runs again")
    assert tenon.state()["children"][child]["restarts"] == before["restarts"] + 1


def test_a_killed_api_worker_comes_back_while_the_other_one_answers(tenon: Tenon) -> None:
    tenon.wait_for(tenon.well, "everything runs")
    api = tenon.pid_of("api")
    workers = children_of(api)
    os.kill(workers[0], signal.SIGKILL)
    tenon.wait_for(lambda: len(set(children_of(api)) - {workers[0]}) >= 2, "there are two workers again")
    tenon.wait_for(tenon.well, "everything runs again")
    assert tenon.pid_of("api") == api


def test_a_second_start_says_who_runs_where_and_leaves_the_first_alone(tenon: Tenon) -> None:
    second = tenon.run("up")
    assert second.returncode == 1
    assert str(tenon.state()["pid"]) in second.stdout
    assert str(tenon.data) in second.stdout
    assert tenon.health() is not None


def test_a_taken_port_is_said_with_its_holder_before_anything_starts(tenon: Tenon) -> None:
    with fresh(TENON_PORT=str(tenon.port)) as other:
        refused = other.run("up")
        assert refused.returncode == 1
        assert f"Port {tenon.port} is taken by" in refused.stdout
        assert "TENON_PORT" in refused.stdout
        assert not (other.data / "postgres").exists()


def test_status_names_every_process_and_succeeds_while_all_is_well(tenon: Tenon) -> None:
    tenon.wait_for(tenon.well, "everything runs")
    told = tenon.run("status")
    assert told.returncode == 0, told.stdout
    for child in ("postgres", "api", "worker"):
        assert f"pid {tenon.pid_of(child)}" in told.stdout


def test_status_speaks_chinese_to_a_chinese_terminal(tenon: Tenon) -> None:
    assert "正在运行" in tenon.run("status", LANG="zh_CN.UTF-8", LC_ALL="zh_CN.UTF-8").stdout


def test_doctor_finds_nothing_wrong_with_a_sound_server(tenon: Tenon) -> None:
    tenon.wait_for(tenon.well, "everything runs")
    told = tenon.run("doctor")
    assert told.returncode == 0, told.stdout
    assert "Nothing is wrong" in told.stdout


def test_doctor_asks_about_a_variable_that_is_no_setting(tenon: Tenon) -> None:
    told = tenon.run("doctor", TENON_PROT="80")
    assert told.returncode == 1
    assert "TENON_PROT" in told.stdout


def test_sigterm_stops_every_process_and_frees_the_data_folder() -> None:
    with fresh() as tenon:
        tenon.start()
        pids = [child["pid"] for child in tenon.state()["children"].values()]
        assert tenon.stop() == 0
        assert [pid for pid in pids if alive(pid)] == []
        assert tenon.state() == {}
        told = tenon.run("status")
        assert (told.returncode, "not running" in told.stdout) == (1, True)


def test_a_killed_supervisor_takes_everything_with_it_and_the_next_start_works() -> None:
    with fresh() as tenon:
        tenon.start()
        assert tenon.process is not None
        api = tenon.pid_of("api")
        pids = [child["pid"] for child in tenon.state()["children"].values()] + children_of(api)
        os.kill(tenon.process.pid, signal.SIGKILL)
        tenon.process.wait()
        deadline = time.monotonic() + 30
        while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert [pid for pid in pids if alive(pid)] == []
        (tenon.data / "state.json").unlink()
        tenon.start()
        assert tenon.stop() == 0


def test_an_address_beyond_this_machine_serves_tls_that_its_own_authority_vouches_for() -> None:
    import http.client
    import ssl

    with fresh(TENON_HOST="0.0.0.0") as tenon:
        tenon.start()
        context = ssl.create_default_context(cafile=str(tenon.home / "data-keys" / "tls" / "ca.crt"))
        connection = http.client.HTTPSConnection("127.0.0.1", tenon.port, context=context, timeout=10)
        connection.request("GET", "/api/v1/health")
        assert connection.getresponse().status == 200
        connection.close()
        assert "SHA-256" in tenon.log
        assert f"https://127.0.0.1:{tenon.port}" in tenon.log
        tenon.stop()


def test_an_unusable_data_folder_is_said_by_name() -> None:
    with fresh() as tenon:
        (tenon.home / "data").write_text("a file, not a folder")
        refused = tenon.run("up")
        assert refused.returncode == 1
        assert str(tenon.data) in refused.stdout


def test_a_wrong_setting_is_said_by_name_with_what_was_expected() -> None:
    with fresh(TENON_WORKERS="many") as tenon:
        refused = tenon.run("up")
        assert refused.returncode == 1
        assert "TENON_WORKERS" in refused.stdout
        assert "1–64" in refused.stdout


def test_a_database_that_does_not_answer_is_said_in_plain_words() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    with fresh(TENON_DATABASE_URL=f"postgresql://u:secret@127.0.0.1:{port}/d") as tenon:
        told = tenon.run("doctor")
        assert told.returncode == 1
        assert "cannot be reached" in told.stdout
        assert "secret" not in told.stdout


def children_of(pid: int | None) -> list[int]:
    """Return the direct children of a process."""
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []
