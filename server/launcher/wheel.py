"""``./tenon wheel``: the release wheel, with the built client inside, so that its users need no Node."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from launcher import python_side, steps, web_side
from launcher.layout import Layout, environment
from launcher.speech import say


def main(layout: Layout, _words: Sequence[str]) -> int:
    """Build ``dist/tenon-….whl``."""
    target = layout.root / "dist"
    with steps.one_at_a_time(layout):
        python_side.ensure_tools(layout)
        web_side.ensure_client(layout)
        build: list[str | Path] = [
            python_side.uv(layout),
            "build",
            "--quiet",
            "--wheel",
            "--out-dir",
            target,
            layout.server,
        ]
        steps.run(build, env=environment(layout), cwd=layout.root)
    for path in sorted(target.glob("tenon-*.whl")):
        say("wheel-done", path=path)
    return 0
