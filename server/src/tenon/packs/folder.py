"""Packs as folders: ``pack.yaml``, one YAML file per definition in a folder per kind, CSV files of samples."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import msgspec
import yaml

from tenon.definitions import Address, Body, DefinitionKind, decode, load_text, to_text
from tenon.kernel.errors import TenonError
from tenon.packs.errors import BadPack
from tenon.packs.model import Manifest, Pack, SampleTable

MANIFEST = "pack.yaml"
SAMPLE = "sample"
DEPARTMENTS, PEOPLE = "departments", "people"


def list_packs(root: Path) -> list[Path]:
    """Return the folders below ``root`` that hold a pack, by name."""
    return sorted(path.parent for path in root.glob(f"*/{MANIFEST}")) if root.is_dir() else []


def read_pack(folder: Path) -> Pack:
    """Read a pack from its folder.

    Raises:
        BadPack: a file is malformed; nothing is half-read.
    """
    manifest = _manifest(folder)
    definitions = {(path.parent.name, path.stem): _body(folder, path) for path in sorted(folder.glob("*/*.yaml"))}
    sample = tuple(_sample(folder, key) for key in manifest.sample)
    return Pack(manifest, definitions, sample, *(_optional(folder, name) for name in (DEPARTMENTS, PEOPLE)))


def write_definitions(definitions: Mapping[Address, Body], kinds: Mapping[str, DefinitionKind]) -> dict[str, str]:
    """Return the text of every file, by path inside the pack: what ``read_pack`` reads back to the same definitions."""
    return {
        f"{kind}/{key}.yaml": to_text(kinds[kind], key, decode(body, kinds[kind]))
        for (kind, key), body in sorted(definitions.items())
    }


def manifest_text(manifest: Manifest) -> str:
    """Return the text of ``pack.yaml``; what has its default value is left out."""
    plain = {name: value for name, value in msgspec.to_builtins(manifest).items() if value}
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False)


def _manifest(folder: Path) -> Manifest:
    try:
        return msgspec.convert(yaml.safe_load((folder / MANIFEST).read_text("utf-8")), Manifest)
    except (OSError, yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise BadPack(file=f"{folder.name}/{MANIFEST}", reason=str(error)) from error


def _body(folder: Path, path: Path) -> Body:
    file = f"{folder.name}/{path.relative_to(folder)}"
    try:
        address, body = load_text(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, TenonError) as error:
        raise BadPack(file=file, reason=str(error)) from error
    if address != (path.parent.name, path.stem):
        raise BadPack(file=file, reason=f"{address[0]}/{address[1]}")
    return body


def _optional(folder: Path, name: str) -> SampleTable | None:
    return _table(folder, name) if (folder / SAMPLE / f"{name}.csv").exists() else None


def _sample(folder: Path, key: str) -> SampleTable:
    files = sorted((folder / SAMPLE).glob(f"{key}.*.csv"))
    lines = {path.name.split(".")[1]: _table(folder, path.stem) for path in files}
    return msgspec.structs.replace(_table(folder, key), object=key, lines=lines)


def _table(folder: Path, key: str) -> SampleTable:
    path = folder / SAMPLE / f"{key}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
    except (OSError, ValueError, UnicodeDecodeError) as error:
        raise BadPack(file=f"{folder.name}/{SAMPLE}/{key}.csv", reason=str(error)) from error
    short = next((number for number, row in enumerate(rows, 2) if len(row) != len(head)), None)
    if short is not None:
        raise BadPack(file=f"{folder.name}/{SAMPLE}/{key}.csv", reason=f"line {short}")
    return SampleTable(key, tuple(head), tuple(tuple(row) for row in rows))
