"""Public keys (section "Keys"), and the encodings of RFC 4251 and RFC 4648 that they are written in."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from .findings import Fault

P25519 = 2**255 - 19
L25519 = 2**252 + 27742317777372353535851937790883648493
_D25519 = -121665 * pow(121666, -1, P25519) % P25519
_SMALL_ORDER = {
    int.from_bytes(bytes.fromhex(y), "little")
    for y in (
        "01" + "00" * 31,
        "ec" + "ff" * 30 + "7f",
        "00" * 32,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    )
}


@dataclass(frozen=True)
class Curve:
    """y² = x³ − 3x + b over the field of `prime` elements, with a group of `order` elements."""

    prime: int
    b: int
    order: int

    @property
    def width(self) -> int:
        return (self.prime.bit_length() + 7) // 8


CURVES = {
    "nistp256": Curve(
        2**256 - 2**224 + 2**192 + 2**96 - 1,
        0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
        0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551),
    "nistp384": Curve(
        2**384 - 2**128 - 2**96 + 2**32 - 1,
        0xB3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF,
        0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973),
    "nistp521": Curve(
        2**521 - 1,
        int("51953EB9618E1C9A1F929A21A0B68540EEA2DA725B99B315F3B8B489918EF109"
            "E156193951EC7E937B1652C0BD3BB1BF073573DF883D2C34F1EF451FD46B503F00", 16),
        ((2**257 - 1) << 264) + 0xFA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409),
}


class Malformed(ValueError):
    """Bytes that are not in their one form."""


class Reader:
    """The fields of a blob, one after the other (RFC 4251, section 5)."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, count: int) -> bytes:
        if count > len(self._data) - self._at:
            raise Malformed("a field is cut off")
        self._at += count
        return self._data[self._at - count:self._at]

    def uint32(self) -> int:
        return int.from_bytes(self.take(4), "big")

    def string(self) -> bytes:
        return self.take(self.uint32())

    def mpint(self) -> int:
        """A positive number in its shortest form."""
        data = self.string()
        if not data or data[0] >= 0x80 or (data[0] == 0 and (len(data) == 1 or data[1] < 0x80)):
            raise Malformed("a number is not positive and in its shortest form")
        return int.from_bytes(data, "big")

    def end(self) -> None:
        if self._at != len(self._data):
            raise Malformed("bytes follow the last field")


def decode_base64(text: bytes) -> bytes:
    """Base64 with its padding and with zeros in the bits that encode nothing."""
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise Malformed("it is not base64") from error
    if base64.b64encode(data) != text:
        raise Malformed("the base64 is not in its one form")
    return data


def is_canonical_25519(encoding: bytes) -> bool:
    """Section "Signatures", on R: y is reduced, and no sign is given to x = 0."""
    number = int.from_bytes(encoding, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    return y < P25519 and not (sign and y in (1, P25519 - 1))


def _check_25519(encoding: bytes) -> None:
    if len(encoding) != 32 or not is_canonical_25519(encoding):
        raise Malformed("the point is not 32 bytes in canonical form")
    y = int.from_bytes(encoding, "little") & (2**255 - 1)
    x_squared = (y * y - 1) * pow(_D25519 * y * y + 1, -1, P25519) % P25519
    if pow(x_squared, (P25519 - 1) // 2, P25519) not in (0, 1):
        raise Malformed("the point is not on the curve")
    if y in _SMALL_ORDER:
        raise Malformed("the point is of small order")


def _check_point(curve: Curve, point: bytes) -> None:
    if len(point) != 1 + 2 * curve.width or point[0] != 4:
        raise Malformed("the point is not 0x04, x, y")
    x, y = (int.from_bytes(half, "big") for half in (point[1:1 + curve.width], point[1 + curve.width:]))
    if x >= curve.prime or y >= curve.prime or (y * y - x * x * x + 3 * x - curve.b) % curve.prime:
        raise Malformed("the point is not on the curve")


@dataclass(frozen=True)
class Key:
    """A key that is one of section "Keys". `curve` is that of ECDSA keys, `modulus` that of RSA keys."""

    kind: str
    blob: bytes
    curve: Curve | None = None
    modulus: int = 0

    @property
    def is_security_key(self) -> bool:
        return self.kind.startswith("sk-")

    @property
    def line(self) -> str:
        """The key as a text lists it."""
        return f"{self.kind} {base64.b64encode(self.blob).decode()}"

    @property
    def fingerprint(self) -> str:
        return "SHA256:" + base64.b64encode(hashlib.sha256(self.blob).digest()).decode().rstrip("=")


def parse_blob(blob: bytes) -> Key:
    if len(blob) > 4096:
        raise Malformed("the key has more than 4,096 bytes")
    fields = Reader(blob)
    kind = fields.string().decode("ascii", "replace")
    curve: Curve | None = None
    modulus = 0
    if kind in ("ssh-ed25519", "sk-ssh-ed25519@openssh.com"):
        _check_25519(fields.string())
    elif re.fullmatch(r"ecdsa-sha2-nistp(256|384|521)|sk-ecdsa-sha2-nistp256@openssh\.com", kind):
        name = kind.removesuffix("@openssh.com").rpartition("-")[2]
        curve = CURVES[name]
        if fields.string() != name.encode():
            raise Malformed("the curve is not that of the kind")
        _check_point(curve, fields.string())
    elif kind == "ssh-rsa":
        exponent, modulus = fields.mpint(), fields.mpint()
        if exponent < 3 or exponent % 2 == 0 or exponent.bit_length() > 33:
            raise Malformed("the exponent is not odd, from 3, of at most 33 bits")
        if modulus % 2 == 0 or not 3072 <= modulus.bit_length() <= 8192:
            raise Malformed("the modulus is not odd, of 3,072 to 8,192 bits")
    else:
        raise Malformed("this kind of key is refused")
    if kind.startswith("sk-") and not re.fullmatch(rb"ssh:[\x20-\x7E]{0,251}", fields.string()):
        raise Malformed("the application is not `ssh:` and at most 255 bytes")
    fields.end()
    return Key(kind, blob, curve, modulus)


def parse_line(line: str) -> Key:
    """A key as a text lists it: `<kind> SP <base64>`."""
    try:
        data = line.encode()
        if len(data) > 8192:
            raise Malformed("the key has more than 8,192 bytes")
        kind, _, encoded = data.partition(b" ")
        key = parse_blob(decode_base64(encoded))
        if key.kind.encode() != kind:
            raise Malformed("the kind is not that of the blob")
        return key
    except Malformed as error:
        raise Fault("keys", f"a key that is listed is refused: {error}") from error
