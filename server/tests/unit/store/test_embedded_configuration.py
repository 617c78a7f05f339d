from pathlib import Path

import pytest

from tenon.store.embedded import configuration

GIBIBYTE = 1024**3


def render(memory_bytes: int = 4 * GIBIBYTE, *, durable: bool = True) -> dict[str, str]:
    text = configuration.render(run=Path("/run/t"), log=Path("/data/log"), memory_bytes=memory_bytes, durable=durable)
    lines = [line.split(" = ", 1) for line in text.splitlines() if " = " in line]
    return {name: value.strip("'") for name, value in lines}


def test_nothing_listens_on_a_network() -> None:
    assert render()["listen_addresses"] == ""
    assert "host" not in configuration.HBA
    assert "trust" not in configuration.HBA


def test_replication_is_for_the_backup_alone() -> None:
    rules = [line.split() for line in configuration.HBA.splitlines() if line.startswith("local")]
    assert [rule[2] for rule in rules if rule[1] == "replication"] == ["backup"]


@pytest.mark.parametrize("name", ["fsync", "full_page_writes", "synchronous_commit", "summarize_wal"])
def test_an_acknowledged_write_is_on_the_disk(name: str) -> None:
    assert render()[name] == "on"


@pytest.mark.parametrize(
    ("memory_bytes", "buffers"), [(GIBIBYTE // 4, "64MB"), (4 * GIBIBYTE, "512MB"), (256 * GIBIBYTE, "2048MB")]
)
def test_the_cache_takes_a_modest_share_of_the_memory(memory_bytes: int, buffers: str) -> None:
    assert render(memory_bytes)["shared_buffers"] == buffers


def test_a_quote_in_a_folder_stays_inside_its_value() -> None:
    text = configuration.render(run=Path("/run/o'brien"), log=Path("/l"), memory_bytes=GIBIBYTE, durable=True)
    assert "unix_socket_directories = '/run/o''brien'" in text
