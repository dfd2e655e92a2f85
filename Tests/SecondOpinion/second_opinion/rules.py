"""One act in its place, consent and execution, the opening and the landing (section "Rules")."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Iterator

from . import wordings
from .acts import TEXT_ACTS, Act
from .findings import Fault
from .schema import Party, Person
from .text import Text

Owner = tuple[str, str]
TEXTS_AND_MERGE = (*TEXT_ACTS, "merge")
QUIET = ("enrol", "comment", "accept", "reject", "withdraw")
AFTER_EXECUTION = ("comment", "merge", "refresh")


@dataclass(frozen=True)
class Version:
    """A version that was found. `start` is its from, None for version 0; `proved` the keys that count as its own."""

    number: int
    act: Act
    text: Text
    start: datetime.date | None
    amendment: str | None
    proved: dict[str, Owner]
    consents: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.act.commit.id


@dataclass
class Amendment:
    """An amendment as it stood before an act."""

    root: str
    name: str
    versions: list[Version]
    base: Version
    text: Text
    acts: list[Act] = field(default_factory=list)
    enrolled: set[tuple[Owner, str]] = field(default_factory=set)
    consents: dict[Owner, set[str]] = field(default_factory=dict)
    completion: Act | None = None
    withdrawn: bool = False

    def version(self, commit: str) -> Version | None:
        return next((version for version in self.versions if version.id == commit), None)

    def take(self, act: Act, text: Text) -> None:
        """What a sound act does (section "Acts")."""
        self.acts.append(act)
        if act.kind in TEXT_ACTS:
            self.text = text
            self.base = _base_of(self, act)
            self.consents = {}
            self.completion = None
        elif act.kind == "enrol":
            self.enrolled.add((act.owner, _key_of(act)))
        elif act.kind == "reject":
            self.consents.pop(act.owner, None)
        elif act.kind == "accept":
            self.consents = _with_consent(self, act)
            if is_executed(self, self.consents):
                self.completion = act
        elif act.kind == "withdraw":
            self.withdrawn = True


def _key_of(act: Act) -> str:
    return act.commit.key.line


def _base_of(amendment: Amendment, act: Act) -> Version:
    """The amendment's base; for `refresh` the newer version that it brings in."""
    if act.kind == "refresh":
        return amendment.version(act.commit.parents[1]) or amendment.base
    return amendment.base


def _with_consent(amendment: Amendment, act: Act) -> dict[Owner, set[str]]:
    given = amendment.consents.get(act.owner, set())
    return {**amendment.consents, act.owner: given | {act.commit.key.fingerprint}}


# The opening

def opening_faults(act: Act, text: Text) -> Iterator[Fault]:
    """Section "The opening"."""
    if act.kind != "open":
        yield Fault("act-grammar", "the first commit is not an `open`")
        return
    yield from _author_faults(act, text)
    yield from _wording_faults(act, text, text)
    yield from _digest_faults(act, text)
    if not text.is_within_reach:
        yield Fault("authority", "the text is not within reach")


# One act in its place

def act_faults(before: Amendment, act: Act, text: Text) -> Iterator[Fault]:
    """Section "One act in its place"."""
    yield from _chain_faults(before, act)
    base = _base_of(before, act)
    roll = text if act.kind == "enrol" else base.text if base.text.signs(act.party) else before.text
    yield from _author_faults(act, roll)
    if act.kind in ("propose", "withdraw") and before.name.partition("/")[0] != act.party:
        yield Fault("may-act", "the party is not the one in the amendment's name")
    if act.trailers["Agreement"] != before.root or act.trailers["Amendment"] != before.name:
        yield Fault("same-agreement", "the act names another agreement or amendment")
    yield from _wording_faults(act, text, roll)
    if "Re" in act.trailers and act.trailers["Re"] not in {earlier.commit.id for earlier in before.acts}:
        yield Fault("act-grammar", "Re names no earlier act of the amendment")
    if act.kind in QUIET and act.commit.tree != before.text.tree:
        yield Fault("quiet-act", "the act changes the text")
    yield from _digest_faults(act, text)
    if act.trailers.get("Base", base.id) != base.id:
        yield Fault("true-base", "the act names another base")
    yield from _order_faults(before, act)
    newest = before.acts[-1].commit.seconds if before.acts else 0
    if act.commit.seconds < max(newest, base.act.commit.seconds):
        yield Fault("dates", "the act is dated before the newest act, or before its base")
    if act.kind == "enrol":
        if (act.owner, _key_of(act)) in before.enrolled:
            yield Fault("keys", "the key is enrolled already")
        if base.number > 0 and base.text.owners.get(_key_of(act)) == act.owner:
            yield Fault("keys", "the base lists the key already")
    if act.kind in TEXTS_AND_MERGE:
        yield from _foreign_key_faults(before, base, text)
    if act.kind in TEXT_ACTS and not text.is_within_reach:
        yield Fault("authority", "the text is not within reach")
    if act.kind == "accept":
        consents = _with_consent(before, act)
        if is_executed(before, consents):
            yield from _landing_faults(before, text, consents, act)


def _chain_faults(before: Amendment, act: Act) -> Iterator[Fault]:
    parents = act.commit.parents
    newest = before.acts[-1].commit.id if before.acts else before.base.id
    if parents[1 if act.kind == "merge" else 0] != newest:
        yield Fault("one-chain", "the act does not follow the newest one")
    if act.kind == "refresh":
        brought = before.version(parents[1])
        if brought is None or brought.number <= before.base.number:
            yield Fault("one-chain", "the second parent is not a version newer than the base")


def _author_faults(act: Act, roll: Text) -> Iterator[Fault]:
    """The rules `known-key` and, as far as it does not depend on the amendment, `may-act`."""
    party = roll.parties.get(act.party)
    person = party.people.get(act.owner[1]) if party else None
    if roll.owners.get(_key_of(act)) != act.owner or person is None or person.identity != act.commit.identity:
        yield Fault("known-key", "the roll does not list this key and author for this party and person")
    if party is None or not party.signs:
        yield Fault("may-act", "the party does not sign")
    if act.kind in ("accept", "reject", "merge") and not (person and person.signs):
        yield Fault("may-act", "the person is not a signatory")


def _wording_faults(act: Act, text: Text, roll: Text) -> Iterator[Fault]:
    party = roll.parties.get(act.party)
    subject = wordings.subject(act.kind, text.agreement, act.trailers.get("Amendment", ""))
    body = wordings.body(act.kind, text.agreement, act.commit.key.fingerprint, party.name if party else "")
    if subject is not None and act.subject != subject or body is not None and act.body != body:
        yield Fault("act-grammar", "subject or body is not as the format words it")


def _digest_faults(act: Act, text: Text) -> Iterator[Fault]:
    if act.trailers.get("Text", text.digest) != text.digest:
        yield Fault("true-text", "the act names another text than it carries")


def _order_faults(before: Amendment, act: Act) -> Iterator[Fault]:
    if (act.kind == "propose") != (not before.acts):
        yield Fault("act-order", "`propose` is the first act, and no other is")
    if before.withdrawn:
        yield Fault("act-order", "the amendment is withdrawn")
    if before.completion and act.kind not in AFTER_EXECUTION:
        yield Fault("act-order", "the amendment is executed")


def _foreign_key_faults(amendment: Amendment, base: Version, text: Text) -> Iterator[Fault]:
    """The second half of the rule `keys` for acts."""
    for version in amendment.versions[:base.number + 1]:
        if any(version.proved.get(key, owner) != owner for key, owner in text.owners.items()):
            yield Fault("keys", "a key of the text was listed for somebody else")
            return


# Consent and execution

def requirements(base: Text, text: Text) -> Iterator[tuple[str, int, Party]]:
    """The parties whose consent is needed, how many of their people, and the party as it has its say."""
    for name, party in base.signing.items():
        yield name, base.agreement.each_party, party
    for name, party in text.signing.items():
        if not base.signs(name):
            yield name, text.agreement.each_party, party


def _consenting(name: str, party: Party, consents: dict[Owner, set[str]]) -> list[Person]:
    return [person for person in party.people.values() if (name, person.id) in consents]


def has_consent(base: Text, text: Text, consents: dict[Owner, set[str]]) -> bool:
    """Condition 1 of section "Consent and execution"."""
    return all(len(_consenting(name, party, consents)) >= needed for name, needed, party in requirements(base, text))


def has_authority(base: Text, text: Text, consents: dict[Owner, set[str]]) -> bool:
    """Condition 2 of section "Consent and execution"."""
    changed = text.changed_paths(base)
    return all(
        sum(person.may_bind(path) for person in _consenting(name, party, consents)) >= needed
        for name, needed, party in requirements(base, text) for path in changed)


def is_executed(amendment: Amendment, consents: dict[Owner, set[str]]) -> bool:
    base = amendment.base.text
    return has_consent(base, amendment.text, consents) and has_authority(base, amendment.text, consents)


# The landing

def merge_faults(amendment: Amendment, act: Act, text: Text) -> Iterator[Fault]:
    """Section "The landing", asked of the merge."""
    newest = amendment.versions[-1]
    if (act.commit.tree != amendment.text.tree or act.commit.parents[:1] != (amendment.base.id,)
            or amendment.base is not newest):
        yield Fault("exact-text", "the merge does not bring the amendment's text onto its base, the newest version")
    completion = amendment.completion
    if completion is None or completion.party != act.party:
        yield Fault("merge-by", "the party of the merge is not that of the completion")
    yield from _landing_faults(amendment, text, amendment.consents, completion)


def _landing_faults(amendment: Amendment, text: Text, consents: dict[Owner, set[str]],
                    completion: Act | None) -> Iterator[Fault]:
    """The rules asked of the completing `accept` and again of the merge."""
    base = amendment.base
    if not has_consent(base.text, amendment.text, consents):
        yield Fault("consent", "a consent is missing")
    if not has_authority(base.text, amendment.text, consents):
        yield Fault("authority", "those who consented may not bind their party on every file that changes")
    for key, owner in text.owners.items():
        if (base.number == 0 or base.text.owners.get(key) != owner) and (owner, key) not in amendment.enrolled:
            yield Fault("keys", "a new key is not enrolled")
            break
    yield from _foreign_key_faults(amendment, base, text)
    if completion is not None:
        yield from _in_force_faults(amendment, text, completion)
    if any(version.amendment == amendment.name for version in amendment.versions):
        yield Fault("once", "an earlier version was merged under this name")


def start_of(text: Text, completion: Act) -> datetime.date:
    """The from of a text that this act completed."""
    in_force = text.agreement.in_force
    assert in_force is not None
    return in_force.start or today(text, completion)


def today(text: Text, completion: Act) -> datetime.date:
    return datetime.datetime.fromtimestamp(completion.commit.seconds, text.agreement.zone).date()


def _in_force_faults(amendment: Amendment, text: Text, completion: Act) -> Iterator[Fault]:
    in_force = text.agreement.in_force
    assert in_force is not None
    start, base = start_of(text, completion), amendment.base
    if in_force.retroactive is None and start < today(text, completion):
        yield Fault("in-force", "the text is in force before it is executed, and is not retroactive")
    if in_force.retroactive not in (None, base.id):
        yield Fault("in-force", "retroactive is not the base")
    superseded = frozenset(
        version.id for version in amendment.versions[1:base.number + 1] if version.start and version.start >= start)
    if (in_force.supersedes or frozenset()) != superseded:
        yield Fault("in-force", "supersedes is not exactly the versions that the text comes before")
