"""A keystroke in a long form in a real browser: one JSON line.

    ./tenon bench form

An object of ``FIELDS`` fields (default 200, a mix of everyday types) is published and its form opened in a headless
Chromium of 1280 × 800 px. Measured is the time from a key in the middle of the form until the page has drawn what it
changed, and the CPU time of the main thread per key. Target: 50 ms. It needs the built client, ``web/node_modules``,
and Chromium (``TENON_CHROMIUM`` names one).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

from rig.harness import Client, report, rig

FIELDS = int(os.environ.get("FIELDS", "200"))
TYPES = ("text", "number", "date", "mobile", "money", "bool", "rating", "email", "long_text", "percent")
OBJECT = "long_form"
WEB = Path(__file__).resolve().parent.parent / "web"
LIMIT_SECONDS = 120


def main() -> None:
    """Publish the object, drive the browser, pass on its figures."""
    node = shutil.which("node")
    if node is None:
        raise SystemExit("this benchmark needs node: ./tenon up installs it")
    with rig() as running:
        typed_into = prepare(running.admin)
        command = [
            node,
            "scripts/formKeys.mjs",
            f"{running.base}/o/{OBJECT}?create=1",
            running.admin.headers["Cookie"],
            typed_into,
        ]
        done = subprocess.run(command, cwd=WEB, capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr[-2000:])
    for line in done.stdout.splitlines():
        report(bench="form", fields=FIELDS, **json.loads(line))


def prepare(admin: Client) -> str:
    """Publish the object; return the label of the text field nearest its middle."""
    fields = [
        {"key": f"f{place}", "type": TYPES[place % len(TYPES)], "label": f"Field {place}", "settings": {}}
        for place in range(FIELDS)
    ]
    body = {"label": "Long form", "title_field": "f0", "fields": fields}
    admin.call("PUT", f"/api/v1/definitions/object/{OBJECT}", {"body": body, "draft_version": 0})
    admin.call("POST", f"/api/v1/definitions/object/{OBJECT}/publish", {})
    return f"Field {FIELDS // 2 // len(TYPES) * len(TYPES)}"


if __name__ == "__main__":
    main()
