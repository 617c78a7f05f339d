"""The command line, ``tenon …``: reads words, asks the rooms, says what happened. It decides nothing.

``main`` passes what the commands need as ``Ways``: this room stands below it. Start reading at ``app.py``.
"""

from tenon.cli.app import run
from tenon.cli.ways import Ways

__all__ = ["Ways", "run"]
