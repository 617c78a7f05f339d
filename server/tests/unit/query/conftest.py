"""The world of the integration tests has a pure half: the Catalog and the callers. Unit tests compile against it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "integration" / "query"))
