"""The texts that configure the cluster: ``tenon.conf`` and ``pg_hba.conf``. Pure; written anew at every start."""

from __future__ import annotations

from pathlib import Path

HBA = """\
# Written by Tenon at every start; changes are lost.
local  all          all     scram-sha-256
local  replication  backup  scram-sha-256
"""

INCLUDE = "\ninclude = 'tenon.conf'\n"

_MEBIBYTE = 1024 * 1024


def render(*, run: Path, log: Path, memory_bytes: int, durable: bool) -> str:
    """Return ``tenon.conf``.

    Args:
        run: folder of the socket; there is no TCP.
        log: folder of the logs, rotated by PostgreSQL, one file a weekday.
        memory_bytes: RAM of the machine; the caches take a modest share of it.
        durable: false only for throw-away clusters of tests.
    """
    settings: dict[str, str | int] = {
        "listen_addresses": "",
        "unix_socket_directories": str(run),
        "unix_socket_permissions": "0700",
        "password_encryption": "scram-sha-256",
        "allow_alter_system": "off",
        "max_connections": 100,
        "shared_preload_libraries": "pg_stat_statements",
        **_memory(memory_bytes),
        **_durability(durable),
        "wal_level": "replica",
        "wal_compression": "on",
        "max_wal_senders": 4,
        "max_wal_size": "2GB",
        "checkpoint_timeout": "15min",
        "random_page_cost": "1.1",
        "jit": "off",
        "max_locks_per_transaction": 256,
        "idle_in_transaction_session_timeout": "30s",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "lc_messages": "C",
        "default_text_search_config": "pg_catalog.simple",
        "logging_collector": "on",
        "log_directory": str(log),
        "log_filename": "postgres-%a.log",
        "log_truncate_on_rotation": "on",
        "log_rotation_age": "1d",
        "log_rotation_size": 0,
        "log_line_prefix": "%m [%p] %u@%d ",
        "log_min_duration_statement": "1s",
        # Parameters are customers' data: a log never holds them.
        "log_parameter_max_length": 0,
        "log_parameter_max_length_on_error": 0,
    }
    lines = (f"{name} = {_quoted(value)}" for name, value in settings.items())
    return "# Written by Tenon at every start; changes are lost.\n" + "\n".join(lines) + "\n"


def _memory(total: int) -> dict[str, str]:
    megabytes = total // _MEBIBYTE
    return {
        "shared_buffers": f"{_clamp(megabytes // 8, 64, 2048)}MB",
        "effective_cache_size": f"{_clamp(megabytes // 2, 256, 65536)}MB",
        "maintenance_work_mem": f"{_clamp(megabytes // 32, 64, 512)}MB",
        "work_mem": "16MB",
    }


def _durability(durable: bool) -> dict[str, str]:
    state = "on" if durable else "off"
    return {
        "fsync": state,
        "full_page_writes": state,
        "synchronous_commit": state,
        "summarize_wal": state,
    }


def _clamp(value: int, low: int, high: int) -> int:
    return max(low, min(value, high))


def _quoted(value: str | int) -> str:
    return "'" + str(value).replace("'", "''") + "'"
