"""What can be wrong with a workspace on its way.

TenonError
├── NotAnExport    T601  the folder has no manifest that can be read
├── NewerExport    T602  it was made by a newer Tenon in a format not known here
├── DamagedFile    T603  a file of it is missing, cut or changed
├── BadContent     T604  a file of it holds what this Tenon does not take
├── NotKnownHere   T605  it holds a table or column that this Tenon does not have
├── KeyTaken       T606  a workspace of this key is there
├── UnusableKey    T607  the key cannot be one
├── OthersAtWork   T608  another set-up or import is going on
└── CountsDiffer   T609  what came in is not what was sent; nothing was kept
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class NotAnExport(TenonError):
    """``folder`` is no finished export: ``reason``."""

    code = "T601"
    status = 422


class NewerExport(TenonError):
    """The folder has the format ``format``, made by Tenon ``version``; here formats up to ``known`` are read."""

    code = "T602"
    status = 422


class DamagedFile(TenonError):
    """``file`` of the folder is not as it was written: ``reason``."""

    code = "T603"
    status = 422


class BadContent(TenonError):
    """``file`` of the folder holds what cannot be taken: ``reason``."""

    code = "T604"
    status = 422


class NotKnownHere(TenonError):
    """``name``, a table or column of the folder, is not known to this Tenon; ``version`` made the folder."""

    code = "T605"
    status = 422


class KeyTaken(TenonError):
    """A workspace ``workspace`` stands here already."""

    code = "T606"
    status = 409


class UnusableKey(TenonError):
    """``workspace`` cannot be the key of a workspace."""

    code = "T607"
    status = 422


class OthersAtWork(TenonError):
    """Somebody sets this installation up or imports a workspace at this moment."""

    code = "T608"
    status = 409


class CountsDiffer(TenonError):
    """``table`` has ``found`` rows after the import where ``wanted`` were sent; nothing was kept."""

    code = "T609"
    status = 500
