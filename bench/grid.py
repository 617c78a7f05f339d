"""CPU of the list in a real browser: scrolling and jumping through a long table, one JSON line per figure.

    ./tenon bench grid

An object of 21 fields and ``ROWS`` rows (default 100 000) is listed in a headless Chromium of 1280 × 800 px. Measured
is the CPU time of the page's main thread per drawn frame: while the wheel turns, while the scrollbar is thrown from
place to place, and the time from such a jump until its rows are drawn; then the same with every cell selected, and in
groups; and the time from a press on the way into the list until its first rows are drawn. Targets: 8 ms per frame,
300 ms for a jump and for the first rows. It needs the built client, ``web/node_modules``, and Chromium
(``TENON_CHROMIUM`` names one).
"""

from __future__ import annotations

import asyncio
import os

from records import OBJECT, prepare

from rig.browser import measured, node
from rig.copies import multiply
from rig.harness import report, rig

GROUPED_BY = "level"
ROWS = int(os.environ.get("ROWS", "100000"))


def main() -> None:
    """Fill the table, drive the browser, pass on its figures."""
    node()
    with rig() as running:
        workspace = running.admin.call("GET", "/api/v1/me")["workspace"]["key"]
        prepare(running.admin)
        asyncio.run(multiply(running.ddl_dsn, f"w_{workspace}", OBJECT, ROWS))
        for figures in measured(running, "gridFrames", f"/o/{OBJECT}", GROUPED_BY):
            report(bench="grid", rows=ROWS, **figures)


if __name__ == "__main__":
    main()
