import subprocess
import sys
import time
from pathlib import Path

import pytest

from tenon.kernel.settings import parse_settings
from tenon.ops import instance, ports, tls
from tenon.ops.backoff import Backoff
from tenon.ops.configuration import as_environment, load_settings
from tenon.ops.errors import AlreadyRunning, CertificateUnusable, PortTaken
from tenon.ops.supervisor import Interrupted, Supervisor, stop_on_signals


class Fake:
    """A child that ends when it is told to."""

    def __init__(self, name: str, order: list[str]) -> None:
        self.name, self.order, self.code, self.starts = name, order, None, 0
        self.pid: int | None = 1

    def start(self) -> None:
        self.starts += 1
        self.code = None

    def poll(self) -> int | None:
        return self.code

    def stop(self) -> None:
        self.order.append(self.name)


def supervisor() -> Supervisor:
    return Supervisor(lambda watched: None, lambda name, code, delay: None, lambda name, problem: None)


def test_children_stop_in_the_reverse_order_of_their_start() -> None:
    order: list[str] = []
    watching = supervisor()
    for name in ("postgres", "api", "worker"):
        watching.start(Fake(name, order))
    watching.stop()
    assert order == ["worker", "api", "postgres"]


def test_a_child_that_ends_is_started_again_and_its_delay_doubles() -> None:
    delays: list[float] = []
    child = Fake("api", [])
    watching = Supervisor(
        lambda watched: None, lambda name, code, delay: delays.append(delay), lambda name, problem: None
    )
    watching.start(child)
    now = time.monotonic()
    for _ in range(3):
        child.code = 1
        watching._look(now)
        now += 2.5
        watching._look(now)
    assert child.starts == 4
    assert delays == [0.5, 1.0, 2.0]


def test_a_child_that_ran_for_a_minute_begins_with_a_short_delay_again() -> None:
    assert Backoff(7).after(61.0).delay_seconds == 0.5
    assert Backoff(7).after(1.0).delay_seconds == 30.0


def test_a_request_to_stop_interrupts_and_a_second_one_is_harmless() -> None:
    import os
    import signal

    with stop_on_signals() as deafen:
        with pytest.raises(Interrupted):
            os.kill(os.getpid(), signal.SIGTERM)
        deafen()
        os.kill(os.getpid(), signal.SIGTERM)


def test_one_data_folder_runs_one_tenon_and_the_second_hears_who(tmp_path: Path) -> None:
    data, keys = tmp_path / "data", tmp_path / "keys"
    with instance.Instance(data, keys) as first:
        first.publish(instance.State(4711, "http://127.0.0.1:8080", "0", 0.0, "ready"))
        assert instance.is_held(data)
        with pytest.raises(AlreadyRunning) as refused, instance.Instance(data, keys):
            pass
        assert refused.value.params["pid"] == 4711
    assert not instance.is_held(data)
    assert instance.read_state(data) is None


def test_a_state_file_of_an_unknown_shape_is_no_state(tmp_path: Path) -> None:
    (tmp_path / "state.json").write_text('{"children": {}, "new": 1}')
    assert instance.read_state(tmp_path) is None


def test_a_taken_port_names_its_holder() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(1)
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken) as refused:
            ports.demand_free("127.0.0.1", port)
    assert refused.value.params["port"] == port
    ports.demand_free("127.0.0.1", port)


def test_children_get_every_setting_without_the_file(tmp_path: Path) -> None:
    settings = parse_settings({"TENON_HOST": "0.0.0.0", "TENON_INSECURE_HTTP": "1"}, "port = 9000\nworkers = 3")
    again = parse_settings(as_environment(settings), None)
    assert [getattr(again, name) for name in ("host", "port", "workers", "insecure", "data", "keys")] == [
        getattr(settings, name) for name in ("host", "port", "workers", "insecure", "data", "keys")
    ]


def test_the_settings_file_is_found_in_the_data_folder(tmp_path: Path) -> None:
    (tmp_path / "tenon.toml").write_text("port = 9123")
    assert load_settings({"TENON_DATA": str(tmp_path)}).port == 9123


def test_the_generated_certificate_holds_every_name_and_is_kept(tmp_path: Path) -> None:
    pytest.importorskip("cryptography")
    settings = parse_settings({"TENON_HOST": "192.0.2.7", "TENON_DATA": str(tmp_path / "d")}, None)
    first = tls.ensure(settings)
    assert first is not None
    assert first == tls.ensure(settings)
    assert first.fingerprint is not None
    assert len(first.fingerprint.split(":")) == 32
    assert set(tls.names_of("192.0.2.7")) >= {"192.0.2.7", "localhost", "127.0.0.1"}
    assert (first.key.stat().st_mode & 0o777, tls.ca_file(settings).exists()) == (0o400, True)


def test_a_server_for_this_machine_alone_needs_no_certificate(tmp_path: Path) -> None:
    assert tls.ensure(parse_settings({"TENON_DATA": str(tmp_path / "d")}, None)) is None


def test_an_unreadable_certificate_is_said_by_name(tmp_path: Path) -> None:
    for name in ("cert.pem", "key.pem"):
        (tmp_path / name).write_text("not a certificate")
    env = {"TENON_TLS_CERT": str(tmp_path / "cert.pem"), "TENON_TLS_KEY": str(tmp_path / "key.pem")}
    with pytest.raises(CertificateUnusable) as refused:
        tls.ensure(parse_settings(env, None))
    assert refused.value.params["path"] == str(tmp_path / "cert.pem")


def test_the_supervisor_carries_neither_the_web_framework_nor_the_queue_nor_the_command_line() -> None:
    heavy = ("litestar", "pgqueuer", "cyclopts", "cryptography", "obstore", "tenon.main")
    program = f"import sys, tenon.ops.up; sys.exit([name for name in {heavy!r} if name in sys.modules] or 0)"
    sources = str(Path(__file__).parents[3] / "src")
    done = subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONPATH": sources}, check=False, stderr=subprocess.PIPE
    )
    assert done.stderr.decode() == ""
