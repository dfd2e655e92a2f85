"""What text may hold (sections "Characters" and "Messages", and types of section "Texts")."""

from __future__ import annotations

import re
import unicodedata

from .unicode_later import LATER

_REFUSED = (
    "\u0000-\u0009\u000B-\u001F\u007F-\u009F"
    "\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u2028-\u202E\u2060-\u206F\u3164"
    "\uFEFF\uFFA0\uFFF0-\uFFFB\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E00FF\U000E01F0-\U000E0FFF"
    "\uFDD0-\uFDEF"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
)
_PRIVATE = "\uE000-\uF8FF\U000F0000-\U0010FFFF"
_REFUSED_ANYWHERE = re.compile(f"[{_REFUSED}]")
_REFUSED_IN_PROSE = re.compile(f"[{_REFUSED}]".replace("\u0000-\u0009", "\u0000-\u0008"))
_REFUSED_IN_YAML = re.compile(f"[{_REFUSED}{_PRIVATE}]")

WHITE_SPACE = frozenset(
    "\u0009\u000A\u000B\u000C\u000D\u0020\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200A\u2028\u2029\u202F\u205F\u3000")
CRUD = "".join(map(chr, range(0x21))) + ".,:;<>\"\\'"
TRAILERS = ("Agreement", "Act", "Amendment", "Party", "Person", "Base", "Text", "Clause", "Re", "Records")
_RESERVED_KEYS = frozenset(key.lower() for key in TRAILERS)
MARKS_IN_A_ROW = 30

# Unicode is that of version 14. Whatever it does not assign is a letter of nobody: it composes with nothing.
_LATER = re.compile(f"[{LATER}]")


def _is_assigned(character: str) -> bool:
    return unicodedata.category(character) != "Cn" and not _LATER.match(character)


def _pieces(text: str) -> list[str]:
    """The text between characters that are not assigned."""
    return "".join(character if _is_assigned(character) else "\n" for character in text).split("\n")


def fault_in(text: str, kind: str) -> str | None:
    """What is wrong with the characters of a `message`, of `prose` or of `yaml`."""
    refused = {"message": _REFUSED_ANYWHERE, "prose": _REFUSED_IN_PROSE, "yaml": _REFUSED_IN_YAML}[kind].search(text)
    if refused:
        return f"the character U+{ord(refused[0]):04X} is refused"
    if text.isascii():
        return None
    if not all(unicodedata.is_normalized("NFC", piece) for piece in _pieces(text)):
        return "it is not in normalization form C"
    run = 0
    for character in text:
        run = run + 1 if not _is_assigned(character) or unicodedata.combining(character) else 0
        if run > MARKS_IN_A_ROW:
            return f"more than {MARKS_IN_A_ROW} combining marks follow each other"
    return None


def is_line(text: object) -> bool:
    """The type `line` of section "Texts"."""
    return (isinstance(text, str) and text != "" and "\n" not in text
            and text[0] not in WHITE_SPACE and text[-1] not in WHITE_SPACE)


def is_reserved(line: str) -> bool:
    """Section "Messages": a line that a person may not write."""
    if line.startswith(("---", "#")):
        return True
    key, colon, _ = line.partition(":")
    key = key.rstrip(" \t")
    return colon != "" and key.isascii() and key.lower() in _RESERVED_KEYS


def is_name(text: object) -> bool:
    """The type `name` of section "Texts"."""
    return (is_line(text) and isinstance(text, str) and len(text.encode()) <= 500
            and "<" not in text and ">" not in text and not is_reserved(text) and text.strip(CRUD) != "")
