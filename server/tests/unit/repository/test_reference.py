"""Promises of the reference: the generated pages are what the program says now."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]


def test_the_generated_pages_of_the_reference_are_current() -> None:
    command = [sys.executable, str(ROOT / "tools/make_reference.py"), "--check"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def test_a_page_that_was_edited_by_hand_is_named(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tools/make_reference.py"), "--check", f"--folder={tmp_path}"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 1
    assert "settings.md is stale" in checked.stdout
