"""What the benchmarks share: the rig that starts everything, the bare server to compare with, the load.

Run from a clone without installing anything: Tenon's sources are found beside this folder, here and in what is started.
"""

import os
import sys
from pathlib import Path

_SOURCES = str(Path(__file__).parents[2] / "server" / "src")
if _SOURCES not in sys.path:
    sys.path.insert(0, _SOURCES)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (_SOURCES, os.environ.get("PYTHONPATH"))))
