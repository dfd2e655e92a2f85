"""The words that are fixed to the byte (section "Wordings")."""

from __future__ import annotations

import re

from .schema import Agreement

WIDTH = 76
_PLACEHOLDER = re.compile(r"\{(title|amendment|fingerprint|party)\}")

_ENGLISH = {
    "open subject": "Open {title}",
    "open body": "I open this agreement between the parties named in its text. Opening it binds nobody: "
                 "nothing governs until every party has accepted a text.",
    "enrol subject": "Enrol a key in {amendment}",
    "enrol body": "I hold the private key of {fingerprint}, and the text identified below lists it for me. This proves "
                  "whose key it is and is not a consent to the text.",
    "accept subject": "Accept {amendment}",
    "accept body": "I have read the text identified below and I accept it on behalf of {party} as the agreement "
                   "between the parties, as the version that directly follows the base named below.",
    "merge subject": "Merge {amendment}",
    "merge body": "Every party has accepted the text identified below. I enter it as the version that directly follows "
                  "the base named below.",
    "comment subject": "Comment on {amendment}",
    "reject subject": "Reject {amendment}",
    "withdraw subject": "Withdraw {amendment}",
}
_INDONESIAN = {
    "open subject": "Buka {title}",
    "open body": "Saya membuka perjanjian ini di antara para pihak yang disebut dalam naskahnya. Pembukaan ini tidak "
                 "mengikat siapa pun: tidak ada yang berlaku sebelum setiap pihak menyetujui suatu naskah.",
    "enrol subject": "Daftarkan kunci dalam {amendment}",
    "enrol body": "Saya memegang kunci privat dari {fingerprint}, dan naskah yang disebut di bawah ini mencantumkannya "
                  "atas nama saya. Ini membuktikan pemilik kunci tersebut dan bukan persetujuan atas naskah.",
    "accept subject": "Setujui {amendment}",
    "accept body": "Saya telah membaca naskah yang disebut di bawah ini dan saya menyetujuinya atas nama "
                   "{party} sebagai perjanjian di antara para pihak, sebagai versi yang langsung mengikuti dasar yang "
                   "disebut di bawah ini.",
    "merge subject": "Gabungkan {amendment}",
    "merge body": "Setiap pihak telah menyetujui naskah yang disebut di bawah ini. Saya mencatatnya sebagai versi yang "
                  "langsung mengikuti dasar yang disebut di bawah ini.",
    "comment subject": "Komentar atas {amendment}",
    "reject subject": "Tolak {amendment}",
    "withdraw subject": "Tarik {amendment}",
}


def subject(kind: str, agreement: Agreement, amendment: str) -> str | None:
    """The subject of an act, where it is fixed."""
    words = _words(agreement).get(f"{kind} subject")
    return words and _put(words, title=agreement.title[agreement.prevailing], amendment=amendment)


def body(kind: str, agreement: Agreement, fingerprint: str, party_name: str) -> str | None:
    """The body of an act, where it is fixed."""
    own = agreement.consent if kind == "accept" else None
    words = own or _words(agreement).get(f"{kind} body")
    return words and fill(_put(words, fingerprint=fingerprint, party=party_name))


def fill(text: str) -> str:
    """A body in lines of at most 76 scalars, where its pieces allow it."""
    lines: list[str] = []
    for piece in filter(None, text.split(" ")):
        if lines and len(lines[-1]) + 1 + len(piece) <= WIDTH:
            lines[-1] += " " + piece
        else:
            lines.append(piece)
    return "\n".join(lines)


def _words(agreement: Agreement) -> dict[str, str]:
    return _INDONESIAN if agreement.prevailing == "id" else _ENGLISH


def _put(words: str, **values: str) -> str:
    """Each placeholder is replaced once, and what was put in is not read again."""
    return _PLACEHOLDER.sub(lambda found: values[found[1]], words)
