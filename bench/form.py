"""A keystroke in a long form and a drop in its designer, in a real browser: two JSON lines.

    ./tenon bench form

An object of ``FIELDS`` fields (default 200, a mix of everyday types) is published and its form opened in a headless
Chromium of 1280 × 800 px. Measured is the time from a key in the middle of the form until the page has drawn what it
changed, and the CPU time of the main thread per key (target: 50 ms); then the time from letting a field go in the form
designer until the page has drawn it (target: 100 ms). It needs the built client, ``web/node_modules``,
and Chromium (``TENON_CHROMIUM`` names one).
"""

from __future__ import annotations

import os

from rig.browser import measured, node
from rig.harness import Client, report, rig

FIELDS = int(os.environ.get("FIELDS", "200"))
TYPES = ("text", "number", "date", "mobile", "money", "bool", "rating", "email", "long_text", "percent")
OBJECT = "long_form"


def main() -> None:
    """Publish the object, drive the browser, pass on its figures."""
    node()
    with rig() as running:
        typed_into = prepare(running.admin)
        for figures in measured(running, "formKeys", f"/o/{OBJECT}?create=1", typed_into):
            report(bench="form", fields=FIELDS, **figures)
        for figures in measured(running, "formDrops", f"/build/object/{OBJECT}"):
            report(bench="form", fields=FIELDS, **figures)


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
