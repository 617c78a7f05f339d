"""Files of other programs become records: columns find their fields, rows their records, bad rows their reasons.

An import is a plan that a person decides on (``service.py``) and a job that carries it out (``run.py``), after a check
by the same steps that writes nothing. Records are written by ``records`` alone, as one batch that can be undone. Start
reading at ``model.py``; ``match.py`` says which column is which field, ``guess.py`` what fields a file would make.
"""

from tenon.imports.decide import importable
from tenon.imports.errors import NoSuchImport, NotNow
from tenon.imports.guess import Guess, guess_type
from tenon.imports.match import Match, match_columns, plain_header
from tenon.imports.model import Changes, Column, Counts, Import, Kind, Plan, Proposal, Refused, WrongValue
from tenon.imports.options import place_of, with_option
from tenon.imports.run import run_import
from tenon.imports.service import JOB, Imports

__all__ = [
    "JOB",
    "Changes",
    "Column",
    "Counts",
    "Guess",
    "Import",
    "Imports",
    "Kind",
    "Match",
    "NoSuchImport",
    "NotNow",
    "Plan",
    "Proposal",
    "Refused",
    "WrongValue",
    "guess_type",
    "importable",
    "match_columns",
    "place_of",
    "plain_header",
    "run_import",
    "with_option",
]
