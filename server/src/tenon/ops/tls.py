"""TLS beyond this machine: the operator's certificate, or one of our own local CA, made at the first start.

The CA is a file that people install once; the server's certificate is renewed from it by itself. The key of the CA lies
in the key folder, never in the data folder.
"""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tenon.kernel.settings import Settings
from tenon.ops.errors import CertificateUnusable
from tenon.store.embedded import write_file

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

CA_DAYS = 3650
LEAF_DAYS = 397
"""The longest that browsers accept."""
RENEW_DAYS = 30


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the server shows. ``fingerprint`` (SHA-256) is that of our own CA, ``None`` with the operator's files."""

    chain: Path
    key: Path
    fingerprint: str | None


def ca_file(settings: Settings) -> Path:
    """Return the certificate that people install to trust a server without a certificate of its own."""
    return settings.keys / "tls" / "ca.crt"


def ensure(settings: Settings) -> Certificate | None:
    """Return the certificate to serve with, making what is missing; ``None`` for a server that speaks plain HTTP.

    Raises:
        CertificateUnusable: the operator's files cannot be read or do not belong together.
    """
    if not settings.serves_tls:
        return None
    if settings.tls_cert is not None and settings.tls_key is not None:
        _try(settings.tls_cert, settings.tls_key)
        return Certificate(settings.tls_cert, settings.tls_key, None)
    return _own(ca_file(settings).parent, names_of(settings.host))


def names_of(host: str) -> tuple[str, ...]:
    """Return every name and address that the certificate has to hold for a server listening on ``host``."""
    everywhere = host in ("0.0.0.0", "::", "")  # noqa: S104 - compared, not bound
    own = [socket.gethostname(), *_addresses()] if everywhere else [host]
    return tuple(dict.fromkeys([*own, "localhost", "127.0.0.1", "::1"]))


def _own(folder: Path, names: tuple[str, ...]) -> Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    ca_cert, ca_key, leaf, leaf_key = (folder / name for name in ("ca.crt", "ca.key", "server.crt", "server.key"))
    if not (ca_cert.exists() and ca_key.exists()):
        key, cert = _make_ca()
        _write_key(ca_key, key)
        write_file(ca_cert, cert.public_bytes(serialization.Encoding.PEM).decode(), 0o444, None)
    authority = x509.load_pem_x509_certificate(ca_cert.read_bytes())
    if not (leaf_key.exists() and _still_good(leaf, names, authority)):
        signing = serialization.load_pem_private_key(ca_key.read_bytes(), None)
        key, cert = _make_leaf(names, authority, signing)  # type: ignore[arg-type]  # our own file holds an EC key
        _write_key(leaf_key, key)
        chain = cert.public_bytes(serialization.Encoding.PEM) + ca_cert.read_bytes()
        write_file(leaf, chain.decode(), 0o444, None)
    return Certificate(leaf, leaf_key, authority.fingerprint(hashes.SHA256()).hex(":").upper())


def _make_ca() -> tuple[EllipticCurvePrivateKey, x509.Certificate]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"Tenon local CA ({socket.gethostname()})"[:64])
    usage = x509.KeyUsage(False, False, False, False, False, key_cert_sign=True, crl_sign=True, encipher_only=False,
                          decipher_only=False)  # fmt: skip
    cert = (
        _builder(name, name, key, CA_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return key, cert


def _make_leaf(
    names: tuple[str, ...], authority: x509.Certificate, signing: EllipticCurvePrivateKey
) -> tuple[EllipticCurvePrivateKey, x509.Certificate]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    alternatives = x509.SubjectAlternativeName([_general_name(name) for name in names])
    cert = (
        _builder(_name(names[0][:64]), authority.subject, key, LEAF_DAYS)
        .add_extension(alternatives, critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False)
        .sign(signing, hashes.SHA256())
    )
    return key, cert


def _builder(subject: x509.Name, issuer: x509.Name, key: EllipticCurvePrivateKey, days: int) -> x509.CertificateBuilder:
    from cryptography import x509

    now = datetime.datetime.fromtimestamp(_seconds(), datetime.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        # Clocks on a local network differ: a certificate from a minute ahead must not be refused.
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=days))
    )


def _still_good(leaf: Path, names: tuple[str, ...], authority: x509.Certificate) -> bool:
    from cryptography import x509

    if not leaf.exists():
        return False
    cert = x509.load_pem_x509_certificate(leaf.read_bytes())
    held = cert.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    days_left = (cert.not_valid_after_utc.timestamp() - _seconds()) / 86_400
    wanted = {_general_name(name) for name in names}
    return cert.issuer == authority.subject and days_left > RENEW_DAYS and wanted <= set(held)


def _general_name(name: str) -> x509.GeneralName:
    from cryptography import x509

    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _name(common: str) -> x509.Name:
    from cryptography import x509

    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, common)])


def _write_key(path: Path, key: EllipticCurvePrivateKey) -> None:
    from cryptography.hazmat.primitives import serialization

    text = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    write_file(path, text.decode(), 0o400, None)


def _try(cert: Path, key: Path) -> None:
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(cert, key)
    except (OSError, ssl.SSLError) as problem:
        raise CertificateUnusable(path=str(cert), key=str(key), reason=str(problem)) from problem


def _addresses() -> list[str]:
    """Return the addresses by which this machine's own name is known, and the one of its way out."""
    found: list[str] = []
    try:
        found += [str(entry[4][0]) for entry in socket.getaddrinfo(socket.gethostname(), None)]
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            # Nothing is sent: the system only says which of its addresses it would use.
            probe.connect(("192.0.2.1", 9))
            found.append(str(probe.getsockname()[0]))
    except OSError:
        return found
    return [address.split("%", 1)[0] for address in found]


def _seconds() -> float:
    return time.time()
