"""Fixtures of the tests that start Tenon as a person does."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from whole_tenon import tenon

__all__ = ["tenon"]
