"""Work on a form of ``FIELDS`` fields (default 200) in a real browser, one JSON line per deed.

    ./tenon bench form

Measured is the time from letting a dragged field go in the designer, and from a key press in the form of a new record,
to the first frame drawn after it. Targets: 100 ms for a drop, 50 ms for a keystroke. It needs the built client,
``web/node_modules``, and Chromium (``TENON_CHROMIUM`` names one).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

from rig.harness import report, rig

FIELDS = int(os.environ.get("FIELDS", "200"))
WEB = Path(__file__).resolve().parent.parent / "web"
LIMIT_SECONDS = 180
OBJECT = "form"
TYPES = ("text", "number", "date", "long_text", "bool", "mobile", "money", "user", "email", "rating")


def body() -> dict[str, object]:
    """Return an object of many fields, a tenth of each type."""
    fields = [
        {"key": f"f{place}", "type": TYPES[place % len(TYPES)], "label": f"Field {place}"} for place in range(FIELDS)
    ]
    return {"label": "Form", "title_field": "f0", "fields": fields}


def main() -> None:
    """Publish the object, drive the browser, pass on its figures."""
    node = shutil.which("node")
    if node is None:
        raise SystemExit("this benchmark needs node: ./tenon up installs it")
    with rig() as running:
        path = f"/api/v1/definitions/object/{OBJECT}"
        running.admin.call("PUT", path, {"body": body(), "draft_version": 0})
        running.admin.call("POST", f"{path}/publish", {})
        command = [node, "scripts/formWork.mjs", running.base, OBJECT, running.admin.headers["Cookie"]]
        done = subprocess.run(
            command,
            cwd=WEB,
            capture_output=True,
            text=True,
            timeout=LIMIT_SECONDS,
            check=False,
        )
    if done.returncode != 0:
        raise SystemExit(done.stderr[-2000:])
    for line in done.stdout.splitlines():
        report(bench="form", fields=FIELDS, **json.loads(line))


if __name__ == "__main__":
    main()
