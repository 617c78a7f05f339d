"""Records leave as a file: what the caller sees, in the order of his list, as a workbook, as CSV or as JSON.

The work is a job (``run.py``): it reads page by page through the read gate with the rights of that moment, and leaves a
file that only the person who asked can open, for a day. Who exported what, and with which filter,
stands in the job for good.
"""

from tenon.exports.errors import TooManyRows
from tenon.exports.model import Wish
from tenon.exports.run import run_export
from tenon.exports.service import JOB, start_export

__all__ = ["JOB", "TooManyRows", "Wish", "run_export", "start_export"]
