"""The background runner: jobs with the scheduler inside, and the consumers of the change log, until it is told to stop.

Any number of workers may run: PostgreSQL hands each job to one of them, and each consumer to one reader at a time.
"""

from tenon.worker.run import BackgroundWorker

__all__ = ["BackgroundWorker"]
