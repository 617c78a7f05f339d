"""``./tenon bench [name] [options]``: the files of ``bench/``, each printing one JSON line per figure."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from launcher import python_side, steps, web_side
from launcher.layout import Layout, environment
from launcher.speech import Stop


def main(layout: Layout, words: Sequence[str]) -> int:
    """Run one benchmark with its options, or all of them in the order of their names."""
    known = sorted(path.stem for path in (layout.root / "bench").glob("*.py") if not path.stem.startswith("_"))
    named = bool(words) and not words[0].startswith("-")
    chosen, options = ([words[0]], words[1:]) if named else (known, words)
    if not set(chosen) <= set(known):
        raise Stop("no-bench", name=words[0], known=", ".join(known))
    with steps.one_at_a_time(layout):
        python_side.ensure_packages(layout, "packages-dev")
        web_side.ensure_client(layout)
    return max(_run(layout, name, options) for name in chosen)


def _run(layout: Layout, name: str, options: Sequence[str]) -> int:
    script = layout.root / "bench" / f"{name}.py"
    return subprocess.run([layout.python, script, *options], env=environment(layout), check=False).returncode
