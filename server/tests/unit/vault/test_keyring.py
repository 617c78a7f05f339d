"""The key files: made once, trusted only when they are ours alone, never made anew over existing data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tenon.kernel.ids import new_id
from tenon.vault import Cipher, KeyDamaged, KeyMissing, Keyring, KeyUnsafe, UnknownKey


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


def test_the_first_start_makes_a_folder_and_files_for_the_owner_alone(folder: Path):
    Keyring(folder).workspace("crm")
    assert _mode(folder) == 0o700
    assert {path.name: _mode(path) for path in folder.iterdir()} == {"root.key": 0o400, "workspace-crm.json": 0o400}


def test_a_second_start_derives_the_same_secrets(folder: Path):
    first, second = Keyring(folder), Keyring(folder)
    assert first.derive("cursor") == second.derive("cursor")
    assert first.workspace("crm") == second.workspace("crm")


def test_each_purpose_and_each_workspace_has_secrets_of_its_own(folder: Path):
    keyring = Keyring(folder)
    a, b = keyring.workspace("a"), keyring.workspace("b")
    secrets = [keyring.derive("cursor"), keyring.derive("pepper"), a.index, b.index, a.data[1], b.data[1]]
    assert len(set(secrets)) == len(secrets)
    assert all(len(secret) == 32 for secret in secrets)


def test_a_missing_root_key_is_never_made_anew_over_existing_data(folder: Path, tmp_path: Path):
    witness = tmp_path / "data" / "key-witness"
    Keyring(folder, witness=witness)
    Keyring(folder, witness=witness)
    (folder / "root.key").unlink()
    with pytest.raises(KeyMissing):
        Keyring(folder, witness=witness)
    assert not (folder / "root.key").exists()


def test_the_root_key_of_other_data_is_refused(folder: Path, tmp_path: Path):
    witness = tmp_path / "data" / "key-witness"
    Keyring(folder, witness=witness)
    Keyring(tmp_path / "other")
    (folder / "root.key").unlink()
    (tmp_path / "other" / "root.key").rename(folder / "root.key")
    with pytest.raises(KeyDamaged):
        Keyring(folder, witness=witness)


def test_the_witness_tells_nothing_of_the_key(folder: Path, tmp_path: Path):
    witness = tmp_path / "key-witness"
    keyring = Keyring(folder, witness=witness)
    told = witness.read_text().strip()
    assert told not in (folder / "root.key").read_text()
    assert bytes.fromhex(told) != keyring.derive("password pepper")


@pytest.mark.parametrize("mode", [0o600, 0o440, 0o404, 0o644])
def test_a_root_key_with_another_mode_is_refused(folder: Path, mode: int):
    Keyring(folder)
    (folder / "root.key").chmod(mode)
    with pytest.raises(KeyUnsafe) as caught:
        Keyring(folder)
    assert caught.value.params["wanted"] == "0400"


def test_a_folder_open_to_others_is_refused(folder: Path):
    Keyring(folder)
    folder.chmod(0o750)
    with pytest.raises(KeyUnsafe):
        Keyring(folder)


def test_a_linked_root_key_is_refused(folder: Path, tmp_path: Path):
    Keyring(folder)
    (folder / "root.key").rename(tmp_path / "elsewhere")
    (folder / "root.key").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KeyUnsafe):
        Keyring(folder)


@pytest.mark.parametrize("content", [b"", b"tenon root key 1\n", b"tenon root key 1\nAAAA\n", b"\x00" * 40])
def test_a_damaged_root_key_is_refused(folder: Path, content: bytes):
    Keyring(folder)
    path = folder / "root.key"
    path.chmod(0o600)
    path.write_bytes(content)
    path.chmod(0o400)
    with pytest.raises(KeyDamaged):
        Keyring(folder)


def test_keys_of_a_workspace_under_another_root_are_refused(folder: Path, tmp_path: Path):
    Keyring(folder).workspace("crm")
    other = Keyring(tmp_path / "other")
    (folder / "workspace-crm.json").rename(tmp_path / "other" / "workspace-crm.json")
    with pytest.raises(KeyDamaged):
        other.workspace("crm")


def test_keys_cannot_be_passed_off_as_those_of_another_workspace(folder: Path):
    keyring = Keyring(folder)
    keyring.workspace("crm")
    (folder / "workspace-crm.json").rename(folder / "workspace-erp.json")
    with pytest.raises(KeyDamaged):
        keyring.workspace("erp")


def test_two_processes_that_start_at_once_agree_on_one_key(folder: Path):
    first, second = Keyring(folder), Keyring(folder)
    assert first.workspace("crm") == second.workspace("crm")


def test_after_a_rotation_other_processes_encrypt_anew_and_still_read_the_old(folder: Path):
    first, second = Keyring(folder), Keyring(folder)
    record = new_id()
    old = Cipher(first).encrypt("crm", "customer", "phone", record, "13800001234")
    assert second.workspace("crm").current == 1
    assert first.rotate("crm") == 2
    fresh = Cipher(second).encrypt("crm", "customer", "phone", record, "13800001234")
    assert (old[1:5], fresh[1:5]) == (b"\0\0\0\1", b"\0\0\0\2")
    assert {
        Cipher(k).decrypt("crm", "customer", "phone", record, c) for k in (first, second) for c in (old, fresh)
    } == {"13800001234"}


def test_reading_never_makes_keys(folder: Path):
    with pytest.raises(KeyMissing):
        Keyring(folder).data_key("crm", 1)
    keyring = Keyring(folder)
    keyring.workspace("crm")
    with pytest.raises(UnknownKey):
        keyring.data_key("crm", 9)


@pytest.mark.parametrize("key", ["../x", "A", "", "a b", "a" * 40])
def test_only_workspace_keys_become_file_names(folder: Path, key: str):
    with pytest.raises(ValueError, match="workspace key"):
        Keyring(folder).workspace(key)


def test_no_draft_of_a_key_file_is_left_behind(folder: Path):
    keyring = Keyring(folder)
    keyring.workspace("crm")
    keyring.rotate("crm")
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]
