"""The names of schemas and database roles: one of each per workspace, and one for the platform's own tables."""

from __future__ import annotations

from tenon.kernel.names import is_workspace_key

PLATFORM_SCHEMA = "tenon"
PLATFORM_ROLE = "tenon_platform"
OWNER_ROLE = "tenon_owner"
APP_LOGIN = "tenon_app"


def schema_of(workspace: str | None) -> str:
    """Return the schema that holds a workspace's tables (None: the platform's).

    >>> schema_of("crm")
    'w_crm'

    Raises:
        ValueError: the text is no workspace key, so it must not become part of a statement.
    """
    if workspace is None:
        return PLATFORM_SCHEMA
    if not is_workspace_key(workspace):
        raise ValueError(f"not a workspace key: {workspace!r}")
    return f"w_{workspace}"


def role_of(workspace: str | None) -> str:
    """Return the database role under which statements for this workspace run."""
    return PLATFORM_ROLE if workspace is None else schema_of(workspace)
