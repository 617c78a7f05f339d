"""Files of other programs become records: columns find their fields, rows their records, bad rows their reasons.

Start reading at ``match.py`` (which column is which field) and ``guess.py`` (what fields a file would make).
"""

from tenon.imports.guess import Guess, guess_type
from tenon.imports.match import Match, match_columns, plain_header

__all__ = ["Guess", "Match", "guess_type", "match_columns", "plain_header"]
