"""The way in over HTTP: ``/api/v1`` and the web client's files. It decodes, asks a room, encodes; it decides nothing.

Invariants: every request passes ``edge.py`` once; no session, no answer (but for the few public addresses listed
there); every error leaves in one shape; nothing outside this room imports Litestar. Start reading at ``edge.py``, then
``hot.py`` (records) and ``routes/`` (the rest).
"""

from tenon.api.create import create, document_of
from tenon.api.edge import Edge
from tenon.api.parts import Parts, Situation
from tenon.api.pulse import Pulse

__all__ = ["Edge", "Parts", "Pulse", "Situation", "create", "document_of"]
