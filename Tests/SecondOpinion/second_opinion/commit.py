"""The form of a commit (section "Commits"), and of its message (section "Messages")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import characters, signature
from .findings import Fault
from .keys import Key

COMMIT_LIMIT = 128 * 1024
MESSAGE_LIMIT = 64 * 1024

_FORM = re.compile(
    rb"(?P<above>tree (?P<tree>[0-9a-f]{40})\n(?P<parents>(?:parent [0-9a-f]{40}\n){0,2})"
    rb"author (?P<who>(?P<identity>[^<\n]* <[^<> \n]*>) (?P<seconds>0|[1-9][0-9]{0,9}) (?P<offset>[+-][0-9]{4}))\n"
    rb"committer (?P=who)\n)"
    rb"(?:gpgsig (?P<armor>[^\n]*\n(?: [^\n]*\n)*))?"
    rb"(?P<below>\n(?P<message>.*))", re.DOTALL)


@dataclass(frozen=True)
class Commit:
    """A commit that holds to `canonical` and `signed`."""

    id: str
    tree: str
    parents: tuple[str, ...]
    identity: bytes
    seconds: int
    key: Key
    message: str


def parse(name: str, data: bytes | None) -> Commit:
    """Section "One commit", rules `canonical` and `signed`. There is no data for a commit above 128 KiB."""
    if data is None or len(data) > COMMIT_LIMIT:
        raise Fault("canonical", "the commit has more than 128 KiB")
    form = _FORM.fullmatch(data)
    if form is None or b"\0" in data or not _is_offset(form["offset"].decode()):
        raise Fault("canonical", "the commit is not spelled as a commit is")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        raise Fault("canonical", "the commit is not UTF-8") from error
    message = _check_message(form["message"])
    if form["armor"] is None:
        raise Fault("signed", "the commit has no signature")
    return Commit(
        id=name,
        tree=form["tree"].decode(),
        parents=tuple(re.findall(r"[0-9a-f]{40}", form["parents"].decode())),
        identity=form["identity"],
        seconds=int(form["seconds"]),
        key=signature.signer(form["above"] + form["below"], form["armor"].replace(b"\n ", b"\n")),
        message=message)


def _is_offset(offset: str) -> bool:
    hours, minutes = int(offset[1:3]), int(offset[3:5])
    east = (hours * 60 + minutes) * (-1 if offset[0] == "-" else 1)
    return offset != "-0000" and minutes < 60 and -12 * 60 <= east <= 14 * 60


def _check_message(data: bytes) -> str:
    if len(data) > MESSAGE_LIMIT:
        raise Fault("canonical", "the message has more than 64 KiB")
    message = data.decode()
    fault = characters.fault_in(message, "message")
    if fault:
        raise Fault("canonical", f"the message has a fault: {fault}")
    if " \n" in message or message.endswith(" "):
        raise Fault("canonical", "a line of the message ends in a space")
    return message
