"""The field cipher: opens only where it was made for; the primitives are the published ones."""

from __future__ import annotations

import hmac
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher as RawCipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import GCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from hypothesis import given
from hypothesis import strategies as st

from tenon.kernel.errors import TenonError
from tenon.kernel.ids import new_id
from tenon.vault import OVERHEAD_BYTES, Cipher, Keyring, Undecryptable, UnknownKey, key_version
from tenon.vault.keyring import expand

RECORD = UUID("0193a1c2-0000-7000-8000-000000000001")
PLACE = ("crm", "customer", "id_number", RECORD)


@pytest.fixture(scope="module")
def keyring(tmp_path_factory: pytest.TempPathFactory) -> Keyring:
    return Keyring(Path(tmp_path_factory.mktemp("vault")) / "keys")


@pytest.fixture(scope="module")
def cipher(keyring: Keyring) -> Cipher:
    return Cipher(keyring)


@pytest.mark.parametrize(
    ("key", "nonce", "text", "aad", "expected"),
    [
        # McGrew and Viega, "The Galois/Counter Mode of Operation" (the paper behind NIST SP 800-38D), cases 13, 14, 16.
        ("00" * 32, "00" * 12, "", "", "530f8afbc74536b9a963b4f1c4cb738b"),
        ("00" * 32, "00" * 12, "00" * 16, "", "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"),
        (
            "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            "cafebabefacedbaddecaf888",
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
            "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b",
        ),
    ],
)
def test_aes_256_gcm_is_the_published_one(key: str, nonce: str, text: str, aad: str, expected: str):
    made = AESGCM(bytes.fromhex(key)).encrypt(bytes.fromhex(nonce), bytes.fromhex(text), bytes.fromhex(aad))
    assert made.hex() == expected


def test_hkdf_expand_is_the_published_one():
    # RFC 5869, appendix A.1.
    key = bytes.fromhex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5")
    okm = HKDFExpand(SHA256(), 42, bytes(range(0xF0, 0xFA))).derive(key)
    assert okm.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"


def test_hmac_sha_256_is_the_published_one():
    # RFC 4231, test case 2.
    assert hmac.digest(b"Jefe", b"what do ya want for nothing?", "sha256").hex() == (
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )


def test_the_layout_of_a_ciphertext_is_kept_by_an_independent_reading(cipher: Cipher, keyring: Keyring):
    made = cipher.encrypt(*PLACE, "11010519491231002X")
    key = expand(keyring.workspace("crm").data[1], b"field", "customer", "id_number")
    aad = b"\1" + b"\1\0\0\0\1" + b"\0\0\0\3crm" + b"\0\0\0\x08customer" + b"\0\0\0\x09id_number" + RECORD.bytes
    opened = RawCipher(AES(key), GCM(made[5:17], made[-16:])).decryptor()
    opened.authenticate_additional_data(aad)
    assert made[:5] == b"\1\0\0\0\1"
    assert opened.update(made[17:-16]) + opened.finalize() == b"11010519491231002X"


@given(text=st.text(max_size=300))
def test_what_was_encrypted_opens_again_and_grows_by_33_bytes(cipher: Cipher, text: str):
    made = cipher.encrypt(*PLACE, text)
    assert cipher.decrypt(*PLACE, made) == text
    assert len(made) == len(text.encode()) + OVERHEAD_BYTES == len(text.encode()) + 33


def test_the_same_text_never_looks_the_same_twice(cipher: Cipher):
    assert len({cipher.encrypt(*PLACE, "same") for _ in range(100)}) == 100


@given(data=st.data(), text=st.text(max_size=40))
def test_any_flipped_bit_is_found(cipher: Cipher, data: st.DataObject, text: str):
    made = bytearray(cipher.encrypt(*PLACE, text))
    place = data.draw(st.integers(0, len(made) * 8 - 1))
    made[place // 8] ^= 1 << place % 8
    with pytest.raises((Undecryptable, UnknownKey)):
        cipher.decrypt(*PLACE, bytes(made))


@given(text=st.text(max_size=40), cut=st.integers(1, 40))
def test_a_cut_ciphertext_is_found(cipher: Cipher, text: str, cut: int):
    made = cipher.encrypt(*PLACE, text)
    with pytest.raises(TenonError):
        cipher.decrypt(*PLACE, made[:-cut])


@pytest.mark.parametrize(
    "other",
    [
        ("crm", "customer", "id_number", new_id()),
        ("crm", "customer", "phone", RECORD),
        ("crm", "contact", "id_number", RECORD),
        ("crm", "customerid", "_number", RECORD),
        ("other", "customer", "id_number", RECORD),
    ],
)
def test_a_moved_ciphertext_does_not_open(cipher: Cipher, keyring: Keyring, other: tuple[str, str, str, UUID]):
    keyring.workspace("other")
    with pytest.raises(Undecryptable):
        cipher.decrypt(*other, cipher.encrypt(*PLACE, "11010519491231002X"))


def test_the_key_version_of_a_ciphertext_can_be_read_without_opening_it(cipher: Cipher):
    assert key_version(cipher.encrypt(*PLACE, "x")) == 1
    with pytest.raises(Undecryptable):
        key_version(b"short")
    with pytest.raises(UnknownKey):
        key_version(b"\x09" * 40)


@given(text=st.text(max_size=60))
def test_equal_values_have_equal_fingerprints_however_they_are_typed(cipher: Cipher, text: str):
    def fingerprint(typed: str) -> bytes:
        return cipher.blind_index("crm", "customer", "name", typed)

    assert fingerprint(f"  {text}\t") == fingerprint(text)


def test_a_fingerprint_belongs_to_one_field_of_one_workspace(cipher: Cipher):
    places = [
        ("crm", "customer", "phone"),
        ("crm", "customer", "fax"),
        ("crm", "contact", "phone"),
        ("b", "customer", "phone"),
    ]
    assert len({cipher.blind_index(*place, "13800001234") for place in places}) == 4


def test_numbers_match_whatever_their_spelling(cipher: Cipher):
    typed = ["11010519491231002X", "110105 19491231 002x", "１１０１０５１９４９１２３１００２Ｘ"]
    assert len({cipher.blind_index("crm", "customer", "id", t, form="digits") for t in typed}) == 1


@pytest.mark.parametrize(("bits", "length"), [(16, 2), (32, 4), (128, 16), (256, 32)])
def test_a_fingerprint_is_as_long_as_asked(cipher: Cipher, bits: int, length: int):
    assert len(cipher.blind_index("crm", "customer", "phone", "1234", bits=bits)) == length


@pytest.mark.parametrize("bits", [0, 8, 12, 264, -16])
def test_a_fingerprint_of_useless_length_is_refused(cipher: Cipher, bits: int):
    with pytest.raises(ValueError, match="bits"):
        cipher.blind_index("crm", "customer", "phone", "1234", bits=bits)
