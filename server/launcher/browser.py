"""The browser of the journeys: the system's Chromium. Without it they fail with the line to run; never skipped."""

from __future__ import annotations

import os
import shutil

from launcher.python_side import install_or_stop
from launcher.speech import Stop

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LINE = "apt-get install -y chromium fonts-noto-cjk"


def require() -> str:
    """Return the path of the browser; root in CI installs it first."""
    found = _find()
    if found is None:
        install_or_stop("no-chromium", LINE)
        found = _find()
    if found is None:
        raise Stop("no-chromium", line=LINE)
    return found


def _find() -> str | None:
    wished = os.environ.get("TENON_CHROMIUM")
    return wished or next((path for path in map(shutil.which, NAMES) if path), None)
