"""Live events for open pages: what changed in the records the caller may see, revisions, rights, jobs.

One stream per browser. A stream says that something changed and where, never what it is now: the page asks through the
read gate. Start reading at ``stream.py``; ``watch.py`` follows one workspace for all of its streams.
"""

from tenon.api.events.stream import Events

__all__ = ["Events"]
