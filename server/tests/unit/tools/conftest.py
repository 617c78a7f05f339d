"""The gates lie in the folder tools of the checkout."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[4] / "tools"), str(Path(__file__).parents[3])]
