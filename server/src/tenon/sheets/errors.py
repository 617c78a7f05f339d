"""Errors of spreadsheets: what is wrong with a file, and what to do about it.

TenonError
├── NotReadable    T101  no spreadsheet, cut off, or damaged
├── Encrypted      T102  protected by a password
├── WrongEncoding  T103  a text in no known encoding, with the line where it breaks
├── TooLarge       T104  a workbook that unpacks to more than may be read
├── TooWide        T105  too many columns
├── CellTooLong    T106  a cell too long, with its line
└── NotClosed      T107  a quotation mark that nobody closed, with its line
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class NotReadable(TenonError):
    """The file is not what its name says, was cut off, or is damaged (parameter ``why``)."""

    code = "T101"
    status = 422


class Encrypted(TenonError):
    """The workbook asks for a password."""

    code = "T102"
    status = 422


class WrongEncoding(TenonError):
    """The text is neither UTF-8 nor GB18030 (parameter ``line``, counted from 1)."""

    code = "T103"
    status = 422


class TooLarge(TenonError):
    """The workbook would unpack to more than may be read (parameter ``limit``, in GB)."""

    code = "T104"
    status = 413


class TooWide(TenonError):
    """More columns than may be read (parameter ``limit``)."""

    code = "T105"
    status = 422


class NotClosed(TenonError):
    """A cell of a text file begins with a quotation mark and does not end with one (``line``, where it begins)."""

    code = "T107"
    status = 422


class CellTooLong(TenonError):
    """A cell of more characters than may be read: a quotation mark that nobody closed (``line``, ``limit``)."""

    code = "T106"
    status = 422
