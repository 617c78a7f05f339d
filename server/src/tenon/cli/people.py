"""``tenon setup``, ``tenon workspace …``, ``tenon user …``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from tenon.cli.errors import NoPasswordFile, NoSuchLogin, NoSuchWorkspace
from tenon.cli.session import program_of
from tenon.cli.ways import Program, Ways
from tenon.identity import Actor, Invitation, Member, SetUp, Workspace
from tenon.kernel.errors import NotFound
from tenon.kernel.settings import Settings
from tenon.ops import Speech, address_of, load_settings

LOGIN_SEARCH_LIMIT = 50

PasswordFile = Annotated[Path, Parameter(allow_leading_hyphen=True)]
"""A path, or "-" for standard input: a lone hyphen is no option."""


class PeopleCommands:
    """The first run."""

    def __init__(self, ways: Ways[Any], words: Speech) -> None:
        self._ways = ways
        self._words = words

    async def setup(
        self,
        *,
        workspace: str = "main",
        company: str,
        login: str,
        password_file: PasswordFile,
        name: str = "",
        short_name: str = "",
        timezone: str = "Asia/Shanghai",
        currency: str = "CNY",
        language: str = "zh-CN",
        pack: str | None = None,
        sample: bool = False,
    ) -> int:
        """Do the first-run setup without a browser. Run again, it changes nothing.

        Parameters
        ----------
        workspace
            Key of the workspace: lower-case letters and digits, beginning with a letter.
        company
            Name of the company.
        login
            Sign-in name of the administrator.
        password_file
            File with the administrator's password; "-" reads standard input.
        name
            Name of the administrator as others see it; the sign-in name if left out.
        short_name
            Short name of the company for the sidebar.
        timezone
            IANA time zone of the workspace.
        currency
            ISO 4217 currency of the workspace.
        language
            zh-CN or en-US.
        pack
            Pack to start from, such as crm.
        sample
            Also load the sample data of the pack.
        """
        wish = SetUp(
            workspace=workspace,
            company=company,
            short_name=short_name,
            name=name or login,
            login=login,
            password=_password(password_file),
            timezone=timezone,
            currency=currency,
            language=language,
            pack=pack,
            sample=sample,
        )
        async with program_of(self._ways) as program:
            result = await program.identity.setup.ensure(wish)
        for made, what in ((result.created_workspace, "workspace"), (result.created_admin, "admin")):
            self._words.say(f"cli.{what}_{'made' if made else 'there'}", workspace=workspace, login=login)
        return 0


class WorkspaceCommands:
    """Create, list, export or import workspaces."""

    def __init__(self, ways: Ways[Any], words: Speech) -> None:
        self._ways = ways
        self._words = words

    def commands(self) -> tuple[Callable[..., Any], ...]:
        """Return the commands of this group."""
        return self.create, self.list

    async def create(
        self,
        workspace: str,
        *,
        company: str,
        login: str,
        password_file: PasswordFile,
        name: str = "",
        timezone: str = "Asia/Shanghai",
        currency: str = "CNY",
        language: str = "zh-CN",
        pack: str | None = None,
        sample: bool = False,
    ) -> int:
        """Add a workspace with its administrator, who may have an account already.

        Parameters
        ----------
        workspace
            Key of the new workspace.
        company
            Name of the company.
        login
            Sign-in name of the administrator; a known one joins with its own password.
        password_file
            File with the password of a new administrator; "-" reads standard input.
        name
            Name of a new administrator.
        timezone
            IANA time zone.
        currency
            ISO 4217 currency.
        language
            zh-CN or en-US.
        pack
            Pack to start from.
        sample
            Also load the sample data of the pack.
        """
        wish = SetUp(
            workspace=workspace,
            company=company,
            name=name or login,
            login=login,
            password=_password(password_file),
            timezone=timezone,
            currency=currency,
            language=language,
            pack=pack,
            sample=sample,
        )
        async with program_of(self._ways) as program:
            await program.identity.setup.create_workspace(wish)
        self._words.say("cli.workspace_made", workspace=workspace)
        return 0

    async def list(self) -> int:
        """List the workspaces: key, name, language, time zone, currency."""
        async with program_of(self._ways) as program:
            found = await program.identity.setup.workspaces()
        for each in found:
            self._words.line(f"{each.key}\t{each.name}\t{each.language}\t{each.timezone}\t{each.currency}")
        return 0


class UserCommands:
    """Add a user, or give one a link to choose a new password."""

    def __init__(self, ways: Ways[Any], words: Speech) -> None:
        self._ways = ways
        self._words = words

    def commands(self) -> tuple[Callable[..., Any], ...]:
        """Return the commands of this group."""
        return self.add, self.reset

    async def add(self, login: str, *, name: str, workspace: str = "main", admin: bool = False) -> int:
        """Add a user and print the one-time link for the first sign-in.

        Parameters
        ----------
        login
            Sign-in name.
        name
            Name as others see it.
        workspace
            Key of the workspace to join.
        admin
            Make the user an administrator of the workspace.
        """
        settings = load_settings()
        async with program_of(self._ways) as program:
            invitation = Invitation(name=name, login=login, admin=admin)
            _, link = await program.identity.people.invite(Actor.operator(workspace), invitation)
        if link is None:
            self._words.say("cli.user_joined", login=login, workspace=workspace)
        else:
            self._show_link(settings, link.path)
        return 0

    async def reset(self, login: str, *, workspace: str = "main") -> int:
        """Print a one-time link with which the user chooses a new password.

        Parameters
        ----------
        login
            Sign-in name.
        workspace
            Key of a workspace of the user.
        """
        settings = load_settings()
        async with program_of(self._ways) as program:
            member = await member_of(program, workspace, login)
            link = await program.identity.people.link(Actor.operator(workspace), member.id)
        self._show_link(settings, link.path)
        return 0

    def _show_link(self, settings: Settings, path: str) -> None:
        self._words.say("cli.link", link=f"{address_of(settings)}{path}")


async def member_of(program: Program, workspace: str, login: str) -> Member:
    """Return the member with exactly this sign-in name.

    Raises:
        NoSuchLogin: the workspace has none.
    """
    page = await program.identity.people.page(Actor.operator(workspace), search=login, limit=LOGIN_SEARCH_LIMIT)
    for member in page.members:
        if member.login.casefold() == login.casefold():
            return member
    raise NoSuchLogin(login=login, workspace=workspace)


async def workspace_of(program: Program, key: str) -> Workspace:
    """Return a workspace.

    Raises:
        NoSuchWorkspace: there is none of that key.
    """
    try:
        return await program.identity.setup.workspace(key)
    except NotFound:
        raise NoSuchWorkspace(workspace=key) from None


def _password(file: Path) -> str:
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise NoPasswordFile(path=str(file), reason=str(problem)) from problem
    # Editors end a file with a line break; no password ends with one.
    return text.rstrip("\r\n")
