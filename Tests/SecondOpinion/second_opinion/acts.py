"""What a message says (sections "Messages" and "Acts")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import paths
from .characters import TRAILERS, is_reserved
from .commit import Commit
from .findings import Fault

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
AMENDMENT = re.compile(r"[a-z0-9][a-z0-9-]{0,59}/[a-z0-9][a-z0-9-]{0,59}")
_ID = re.compile(r"[0-9a-f]{40}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")

_NAMED = ("Agreement", "Act", "Amendment", "Party", "Person")
_FULL = _NAMED + ("Base", "Text")
_REQUIRED = {
    "open": ("Act", "Party", "Person", "Text"),
    "propose": _FULL, "revise": _FULL, "refresh": _FULL, "enrol": _FULL, "accept": _FULL, "merge": _FULL,
    "comment": _NAMED, "reject": _NAMED, "withdraw": _NAMED,
}
_OPTIONAL = {"comment": ("Clause", "Re")}
PARENTS = {act: 1 for act in _REQUIRED} | {"open": 0, "refresh": 2, "merge": 2}

TEXT_ACTS = ("propose", "revise", "refresh")
REMARKS = ("comment", "reject", "withdraw")


@dataclass(frozen=True)
class Act:
    """A commit whose message says what an act may say."""

    commit: Commit
    kind: str
    subject: str
    body: str | None
    trailers: dict[str, str]

    @property
    def owner(self) -> tuple[str, str]:
        return self.trailers["Party"], self.trailers["Person"]

    @property
    def party(self) -> str:
        return self.trailers["Party"]


def parse(commit: Commit) -> Act:
    """Section "One commit", rule `act-grammar`: everything that can be read from the message alone."""
    message = commit.message
    if not message.endswith("\n"):
        raise _broken("the message does not end in LF")
    subject, *middle = message[:-1].split("\n\n")
    if not middle:
        raise _broken("the message is not a subject and trailers")
    *paragraphs, last = middle
    for paragraph in (subject, *paragraphs, last):
        if paragraph == "" or paragraph.startswith("\n") or paragraph.endswith("\n"):
            raise _broken("a paragraph of the message is empty")
    if "\n" in subject:
        raise _broken("the subject is more than one line")
    body = "\n\n".join(paragraphs) if paragraphs else None
    trailers = _parse_trailers(last)
    kind = trailers["Act"]
    if len(commit.parents) != PARENTS[kind]:
        raise Fault("one-chain", f"the number of parents is not that of `{kind}`")
    if kind in REMARKS and body is None:
        raise _broken(f"there is no `{kind}` without a body")
    written = [subject] if kind in TEXT_ACTS else []
    if kind in TEXT_ACTS + REMARKS:
        written += (body or "").split("\n")
    if any(is_reserved(line) for line in written):
        raise _broken("a line of the subject or body is reserved")
    return Act(commit, kind, subject, body, trailers)


def _parse_trailers(paragraph: str) -> dict[str, str]:
    lines = [line.partition(": ") for line in paragraph.split("\n")]
    keys = tuple(key for key, _, _ in lines)
    trailers = {key: value for key, _, value in lines}
    kind = trailers.get("Act", "")
    if kind not in _REQUIRED:
        raise _broken("the trailers name no act")
    optional = tuple(key for key in _OPTIONAL.get(kind, ()) if key in trailers)
    if keys != _REQUIRED[kind] + optional:
        raise _broken(f"the trailers are not those of `{kind}`, in their order")
    for key, value in trailers.items():
        if not _is_value(key, value):
            raise _broken(f"the value of `{key}` is refused")
    return trailers


def _is_value(key: str, value: str) -> bool:
    assert key in TRAILERS
    if key in ("Agreement", "Base", "Re"):
        return _ID.fullmatch(value) is not None
    if key in ("Party", "Person"):
        return SLUG.fullmatch(value) is not None
    if key == "Amendment":
        return AMENDMENT.fullmatch(value) is not None
    if key == "Text":
        return _DIGEST.fullmatch(value) is not None
    if key == "Clause":
        return SLUG.fullmatch(value) is not None or paths.content_of(value) is not None
    return True


def _broken(message: str) -> Fault:
    return Fault("act-grammar", message)
