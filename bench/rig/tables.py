"""The figures of ``records.py`` as tables for people: one for each size of the table, a row for each operation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

HEAD = (
    "| operation | connections | req/s | p50 ms | p95 ms | CPU ms server + PostgreSQL "
    "| bare req/s | bare CPU ms | of bare | pgbench tps |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
)


def markdown(figures: Iterable[dict[str, Any]]) -> str:
    """Return the tables, the sizes in the order in which they were measured."""
    rows: dict[int, dict[tuple[str, int], dict[str, Any]]] = {}
    for figure in figures:
        size = rows.setdefault(figure["rows"], {})
        size.setdefault((figure["op"], figure["connections"]), {}).update(figure)
    return "\n".join(
        f"### {size:,} rows\n\n{HEAD}" + "".join(_row(figure) for figure in found.values())
        for size, found in rows.items()
    )


def _row(figure: dict[str, Any]) -> str:
    cells = [
        figure["op"],
        str(figure["connections"]),
        _number(figure, "rps", 0),
        _number(figure, "p50_ms", 1),
        _number(figure, "p95_ms", 1),
        _pair(figure, ""),
        _number(figure, "bare_rps", 0),
        _pair(figure, "bare_"),
        _number(figure, "of_bare", 2),
        _number(figure, "pgbench_tps", 0),
    ]
    return "| " + " | ".join(cells) + " |\n"


def _number(figure: dict[str, Any], name: str, digits: int) -> str:
    return f"{figure[name]:,.{digits}f}" if name in figure else "–"


def _pair(figure: dict[str, Any], prefix: str) -> str:
    server, database = f"{prefix}cpu_server_ms", f"{prefix}cpu_postgres_ms"
    return f"{figure[server]:.2f} + {figure[database]:.2f}" if server in figure else "–"
