"""What can keep Tenon from starting, besides the database: codes ``O1xx``.

TenonError
└── OpsProblem          O100  base
    ├── AlreadyRunning      O101  another Tenon holds the data folder
    ├── PortTaken           O102  another program listens on the port
    ├── PortForbidden       O103  the system does not let us listen there
    ├── FolderUnusable      O104  the data folder cannot be made or written
    ├── MigrationFailed     O105  the database could not be brought up to date
    ├── ServerSilent        O106  the server did not answer after the start
    ├── NotRunning          O107  nothing runs on this data folder
    └── CertificateUnusable O108  the certificate or its key cannot be read
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class OpsProblem(TenonError):
    """Base of everything that keeps Tenon from starting, besides the database."""

    code = "O100"
    status = 503


class AlreadyRunning(OpsProblem):
    """Process ``pid`` runs Tenon on ``data`` already, at ``address``."""

    code = "O101"


class PortTaken(OpsProblem):
    """``port`` is taken by ``holder``."""

    code = "O102"


class PortForbidden(OpsProblem):
    """The system refuses ``host``:``port``: ``reason``."""

    code = "O103"


class FolderUnusable(OpsProblem):
    """The data folder ``path`` cannot be made or written: ``reason``."""

    code = "O104"


class MigrationFailed(OpsProblem):
    """The database could not be brought up to date; ``output`` is the end of what the migration said."""

    code = "O105"


class ServerSilent(OpsProblem):
    """The server did not answer within ``seconds``; ``output`` is the end of its log."""

    code = "O106"


class NotRunning(OpsProblem):
    """Nothing runs on the data folder ``data``."""

    code = "O107"


class CertificateUnusable(OpsProblem):
    """The certificate ``path`` cannot be used: ``reason``."""

    code = "O108"
