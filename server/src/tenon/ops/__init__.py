"""Running Tenon: start, supervise, stop; one instance per data folder; TLS; in plain words what runs and what is wrong.

The supervisor (``up.py``) stays small: it imports neither the web framework nor the queue. Everything that serves runs
in child processes, which get their settings by the environment and end when the supervisor ends.
"""

from tenon.ops.address import address_of
from tenon.ops.configuration import load_settings
from tenon.ops.database import opened
from tenon.ops.doctor import run_doctor
from tenon.ops.migration import migrate_all, run_migration
from tenon.ops.speech import Speech, speech
from tenon.ops.status import run_status
from tenon.ops.up import run_up

__all__ = [
    "Speech",
    "address_of",
    "load_settings",
    "migrate_all",
    "opened",
    "run_doctor",
    "run_migration",
    "run_status",
    "run_up",
    "speech",
]
