"""Signatures (section "Signatures"): the encodings are checked here, the equation by `ssh-keygen`."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from functools import lru_cache

from .findings import Fault
from .keys import L25519, Key, Malformed, Reader, decode_base64, is_canonical_25519, parse_blob

ARMOR = re.compile(
    rb"-----BEGIN SSH SIGNATURE-----\n((?:[A-Za-z0-9+/=]{70}\n)*[A-Za-z0-9+/=]{1,70}\n)-----END SSH SIGNATURE-----\n")
ARMOR_LIMIT = 16 * 1024


def decode_armor(armor: bytes) -> bytes:
    """The blob in an armor; a fault of its lines breaks `canonical`."""
    lines = ARMOR.fullmatch(armor) if len(armor) <= ARMOR_LIMIT else None
    if lines is None:
        raise Fault("canonical", "the signature is not in the lines of an armor")
    try:
        return decode_base64(lines[1].replace(b"\n", b""))
    except Malformed as error:
        raise Fault("canonical", f"the armor is not canonical: {error}") from error


def parse_sshsig(blob: bytes) -> Key:
    """The key of a signature that is well formed."""
    fields = Reader(blob)
    if fields.take(6) != b"SSHSIG" or fields.uint32() != 1:
        raise Malformed("it is not an SSHSIG of version 1")
    key = parse_blob(fields.string())
    if fields.string() != b"git" or fields.string() != b"" or fields.string() != b"sha512":
        raise Malformed("namespace, reserved field or hash algorithm is another")
    signature = Reader(fields.string())
    fields.end()
    algorithm, value = signature.string(), signature.string()
    if key.is_security_key:
        flags, _ = signature.take(1)[0], signature.uint32()
        if not flags & 0x01 or flags & ~0x1D:
            raise Malformed("the flags of the security key are refused")
    signature.end()
    allowed = (b"rsa-sha2-512", b"rsa-sha2-256") if key.kind == "ssh-rsa" else (key.kind.encode(),)
    if algorithm not in allowed:
        raise Malformed("the algorithm is not one of the key's kind")
    _check_value(key, value)
    return key


def _check_value(key: Key, value: bytes) -> None:
    if key.curve:
        numbers = Reader(value)
        r, s = numbers.mpint(), numbers.mpint()
        numbers.end()
        if not (r < key.curve.order and s < key.curve.order):
            raise Malformed("r or s is out of range")
    elif key.modulus:
        if len(value) != (key.modulus.bit_length() + 7) // 8 or int.from_bytes(value, "big") >= key.modulus:
            raise Malformed("the number is not as wide as the modulus and below it")
    elif len(value) != 64 or not is_canonical_25519(value[:32]) or int.from_bytes(value[32:], "little") >= L25519:
        raise Malformed("R or S is not canonical")


def _ssh_keygen_agrees(payload: bytes, armor: bytes) -> bool:
    with tempfile.NamedTemporaryFile(prefix="second-opinion-") as file:
        file.write(armor)
        file.flush()
        return subprocess.run(
            ["ssh-keygen", "-Y", "check-novalidate", "-n", "git", "-s", file.name],
            input=payload, env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


@lru_cache(maxsize=65536)
def signer(payload: bytes, armor: bytes) -> Key:
    """The key that made this signature over this payload; any fault breaks `signed`, or `canonical` for the armor's."""
    blob = decode_armor(armor)
    try:
        key = parse_sshsig(blob)
    except Malformed as error:
        raise Fault("signed", f"the signature is not well formed: {error}") from error
    if not _ssh_keygen_agrees(payload, armor):
        raise Fault("signed", "the signature is not one of the payload by its key")
    return key
