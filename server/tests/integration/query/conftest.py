"""The oracle stands beside the tests, outside of the product; tests of this room may import it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "oracle"))
