"""A sub-table of 200 lines in a real browser, and on the wire: one JSON line per figure.

    ./tenon bench lines

A record with a sub-table of eight columns is filled in a headless Chromium of 1280 × 800 px: 200 lines are pasted,
scrolled through and typed into; measured is the CPU time of the page's main thread. Then such a record is read and
written over HTTP. Target: 8 ms per frame. It needs the built client, ``web/node_modules``, and Chromium
(``TENON_CHROMIUM`` names one).
"""

from __future__ import annotations

import statistics
import time
from typing import Any

from rig.browser import measured, node
from rig.harness import Client, report, rig

OBJECT = "bench_quotation"
COLUMNS = 8
LINES = 200
TIMES = 30


def main() -> None:
    """Publish the object, drive the browser, read and write over HTTP."""
    node()
    with rig() as running:
        prepare(running.admin)
        for figures in measured(running, "lineFrames", f"/o/{OBJECT}?create=1", str(COLUMNS)):
            report(bench="lines", **figures)
        over_http(running.admin)


def prepare(admin: Client) -> None:
    """Publish an object with a sub-table of text and number columns."""
    columns = [
        {
            "key": f"c{n}",
            "type": "number" if n % 2 else "text",
            "label": f"C{n}",
            "settings": {},
        }
        for n in range(COLUMNS)
    ]
    name = {"key": "name", "type": "text", "label": "Name", "settings": {}}
    lines = {
        "key": "lines",
        "type": "subtable",
        "label": "Lines",
        "settings": {"fields": columns},
    }
    body = {"label": "Quotation", "title_field": "name", "fields": [name, lines]}
    admin.call(
        "PUT",
        f"/api/v1/definitions/object/{OBJECT}",
        {"body": body, "draft_version": 0},
    )
    admin.call("POST", f"/api/v1/definitions/object/{OBJECT}/publish", {})


def over_http(admin: Client) -> None:
    """Time a create, a get and the change of one line of a record with 200 lines."""
    path = f"/api/v1/objects/{OBJECT}/records"
    lines = [{f"c{n}": str(row * 10 + n) for n in range(COLUMNS)} for row in range(LINES)]
    spent: dict[str, list[float]] = {"create": [], "get": []}
    for _ in range(TIMES):
        made = timed(spent["create"], admin, "POST", path, {"name": "Quotation", "lines": lines})
        timed(spent["get"], admin, "GET", f"{path}/{made['id']}")
    for way, times in spent.items():
        report(
            bench="lines",
            way=way,
            lines=LINES,
            p50_ms=round(statistics.median(times), 1),
        )


def timed(into: list[float], admin: Client, *call: Any) -> Any:
    """Send a request and note how long it took, in milliseconds."""
    began = time.perf_counter()
    answer = admin.call(*call)
    into.append((time.perf_counter() - began) * 1000)
    return answer


if __name__ == "__main__":
    main()
