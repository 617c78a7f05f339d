"""Settings of a barcode field."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Symbology = Literal["any", "ean13", "ean8", "upca", "code128", "qr"]


class BarcodeSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``symbology`` tells what may be scanned; ``any`` takes every text on one line."""

    symbology: Symbology = "any"
