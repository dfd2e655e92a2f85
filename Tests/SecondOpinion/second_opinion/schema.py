"""What the files of a text say (section "Texts"): `agreement.yaml`, the parties, and each to the other."""

from __future__ import annotations

import datetime
import re
import zoneinfo
from dataclasses import dataclass
from functools import lru_cache

from . import keys, paths
from .acts import SLUG
from .characters import CRUD, is_line, is_name, is_reserved
from .findings import Fault, Undecided
from .yaml_strict import Value

_LANGUAGE = re.compile(paths.LANGUAGE)
_PROFILE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}/[1-9][0-9]{0,3}")
_INCREMENT = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_ZONE_PART = r"[A-Z][A-Za-z0-9+_-]*"
_ZONE = re.compile(rf"UTC|{_ZONE_PART}(?:/{_ZONE_PART}){{1,2}}")
_ATOM = r"[\x21\x23-\x2B\x2D-\x39\x3D\x3F\x41-\x5B\x5D-\x7E]"
_EMAIL = re.compile(rf"{_ATOM}+@{_ATOM}+")
_SEGMENT = re.compile(r"\*\*|(?!.*\*\*)[a-z0-9._*-]+")
_ID = re.compile(r"[0-9a-f]{40}")
ROLES = ("provider", "customer", "party", "beneficiary")


@dataclass(frozen=True)
class Person:
    """One of a party's people."""

    id: str
    identity: bytes
    signs: bool
    patterns: tuple[str, ...]
    keys: tuple[str, ...]

    def may_bind(self, path: str) -> bool:
        return any(matches(pattern, path) for pattern in self.patterns)


@dataclass(frozen=True)
class Party:
    """One file of `parties/`."""

    name: str
    signs: bool
    people: dict[str, Person]

    @property
    def signatories(self) -> list[Person]:
        return [person for person in self.people.values() if person.signs]


@dataclass(frozen=True)
class InForce:
    """The key `in-force`; `start` is None where it is `execution`."""

    start: datetime.date | None
    retroactive: str | None
    supersedes: frozenset[str] | None


@dataclass(frozen=True)
class Agreement:
    """The file `agreement.yaml`."""

    title: dict[str, str]
    languages: tuple[str, ...]
    prevailing: str
    zone: zoneinfo.ZoneInfo
    each_party: int
    in_force: InForce | None
    has_term: bool
    consent: str | None


def refuse(message: str) -> Fault:
    return Fault("valid-text", message)


def _demand(holds: bool, message: str) -> None:
    if not holds:
        raise refuse(message)


class _Mapping:
    """A mapping whose keys are taken one by one; `end` refuses those that are left."""

    def __init__(self, value: Value, where: str) -> None:
        if not isinstance(value, dict):
            raise refuse(f"{where} is not a mapping")
        self._left = dict(value)
        self._where = where

    def may(self, key: str) -> Value | None:
        return self._left.pop(key, None)

    def must(self, key: str) -> Value:
        if key not in self._left:
            raise refuse(f"{self._where} lacks `{key}`")
        return self._left.pop(key)

    def end(self) -> None:
        _demand(not self._left, f"{self._where} has keys that nobody knows: {', '.join(self._left)}")


def _list(value: Value, where: str) -> list[Value]:
    if not isinstance(value, list) or not value:
        raise refuse(f"{where} is not a list of something")
    return value


def _text(value: Value | None, where: str) -> str:
    if not isinstance(value, str):
        raise refuse(f"{where} is not text")
    return value


def _match(pattern: re.Pattern[str], value: Value, where: str) -> str:
    text = _text(value, where)
    _demand(pattern.fullmatch(text) is not None, f"{where} is refused")
    return text


def _line(value: Value, where: str) -> str:
    text = _text(value, where)
    _demand(is_line(text), f"{where} is not a line")
    return text


def _name(value: Value, where: str) -> str:
    text = _text(value, where)
    _demand(is_name(text), f"{where} is not a name")
    return text


def _different(value: Value, pattern: re.Pattern[str], where: str) -> tuple[str, ...]:
    texts = tuple(_match(pattern, item, where) for item in _list(value, where))
    _demand(len(set(texts)) == len(texts), f"{where} holds something twice")
    return texts


def _localized(value: Value, languages: tuple[str, ...], where: str) -> dict[str, str]:
    mapping = _Mapping(value, where)
    lines = {language: _line(mapping.must(language), where) for language in languages}
    mapping.end()
    return lines


def _date(value: Value, where: str) -> datetime.date:
    text = _match(re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), value, where)
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise refuse(f"{where} is no day") from error


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _zone(value: Value) -> zoneinfo.ZoneInfo | None:
    """The zone; None where the name is well formed and this machine's database lacks it."""
    name = _match(_ZONE, value, "time-zone")
    _demand(len(name) <= 64, "time-zone is no zone")
    return zoneinfo.ZoneInfo(name) if name in _zones() else None


def parse_agreement(value: Value) -> Agreement:
    """Section "agreement.yaml"."""
    top = _Mapping(value, "agreement.yaml")
    _demand(top.must("format") == "countersign/1", "format is not countersign/1")
    _match(_PROFILE, top.must("profile"), "profile")
    languages = _different(top.must("languages"), _LANGUAGE, "languages")
    title = _localized(top.must("title"), languages, "title")
    prevailing = _text(top.must("prevailing"), "prevailing")
    _demand(prevailing in languages, "prevailing is not one of languages")
    law = top.may("governing-law")
    if law is not None:
        _line(law, "governing-law")
    zone = _zone(top.must("time-zone"))
    _check_currency(top.may("currency"))
    in_force = _in_force(top.may("in-force"))
    has_term = _check_term(top.may("term"))
    signing = _Mapping(top.must("signing"), "signing")
    each_party = int(_match(re.compile(r"[1-9][0-9]?"), signing.must("each-party"), "each-party"))
    signing.end()
    rules = top.may("ground-rules")
    if rules is not None:
        for rule in _list(rules, "ground-rules"):
            _localized(rule, languages, "ground-rules")
    consent = top.may("consent")
    if prevailing in ("id", "en"):
        _demand(consent is None, "consent is not allowed")
    else:
        _check_consent(_text(consent, "consent"))
    top.end()
    if zone is None:
        raise Undecided("valid-text", "time-zone is one that this machine's database lacks")
    return Agreement(title, languages, prevailing, zone, each_party, in_force, has_term,
                     consent if isinstance(consent, str) else None)


def _check_currency(value: Value | None) -> None:
    if value is None:
        return
    currency = _Mapping(value, "currency")
    _match(re.compile(r"[A-Z]{3}"), currency.must("code"), "currency code")
    increment = _match(_INCREMENT, currency.must("increment"), "currency increment")
    _demand(len(increment) <= 40 and increment.strip("0.") != "", "currency increment is zero, or too long")
    currency.end()


def _in_force(value: Value | None) -> InForce | None:
    if value is None:
        return None
    mapping = _Mapping(value, "in-force")
    start = mapping.must("from")
    retroactive, supersedes = mapping.may("retroactive"), mapping.may("supersedes")
    mapping.end()
    return InForce(
        None if start == "execution" else _date(start, "in-force from"),
        None if retroactive is None else _match(_ID, retroactive, "retroactive"),
        None if supersedes is None else frozenset(_different(supersedes, _ID, "supersedes")))


def _check_term(value: Value | None) -> bool:
    if value is None:
        return False
    term = _Mapping(value, "term")
    start, until = _date(term.must("from"), "term from"), term.may("until")
    _demand(until is None or _date(until, "term until") > start, "term until is not later")
    term.end()
    return True


def _check_consent(sentence: str) -> None:
    rest = sentence.replace("{party}", "", 1)
    _demand(is_line(sentence) and len(sentence.encode()) <= 4000 and rest != sentence
            and "{" not in rest and "}" not in rest and not is_reserved(sentence), "consent is refused")


def parse_party(value: Value) -> Party:
    """Section "parties/<party>.yaml"."""
    top = _Mapping(value, "a party")
    name = _name(top.must("name"), "the name of a party")
    role = _text(top.must("role"), "role")
    _demand(role in ROLES, "role is none of the roles")
    signs = role != "beneficiary"
    notices = top.may("notices")
    for notice in [] if notices is None else _list(notices, "notices"):
        mapping = _Mapping(notice, "a notice")
        _match(SLUG, mapping.must("channel"), "channel")
        _line(mapping.must("address"), "address")
        mapping.end()
    listed = top.must("people") if signs else top.may("people")
    people: dict[str, Person] = {}
    for item in [] if listed is None else _list(listed, "people"):
        person = _person(item, signs)
        _demand(person.id not in people, "a person stands twice in a party")
        people[person.id] = person
    top.end()
    return Party(name, signs, people)


def _person(value: Value, party_signs: bool) -> Person:
    mapping = _Mapping(value, "a person")
    identifier = _match(SLUG, mapping.must("id"), "the id of a person")
    name = _name(mapping.must("name"), "the name of a person")
    email = _match(_EMAIL, mapping.must("email"), "email")
    _demand(len(email) <= 254 and email.strip(CRUD) == email, "email is too long or has crud at an end")
    title = mapping.may("title")
    if title is not None:
        _name(title, "the title of a person")
    may = ""
    patterns: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    if party_signs:
        may = _text(mapping.must("may"), "may")
        _demand(may in ("sign", "propose"), "may is neither sign nor propose")
        if may == "sign":
            patterns = _patterns(mapping.must("signs-for"))
        listed = tuple(_text(key, "a key") for key in _list(mapping.must("keys"), "keys"))
        for key in listed:
            keys.parse_line(key)
    mapping.end()
    return Person(identifier, f"{name.strip(CRUD)} <{email}>".encode(), may == "sign", patterns, listed)


def _patterns(value: Value) -> tuple[str, ...]:
    patterns = _different(value, re.compile(r".{1,200}"), "signs-for")
    for pattern in patterns:
        _demand(all(_SEGMENT.fullmatch(segment) for segment in pattern.split("/")), f"the pattern {pattern} is refused")
    return patterns


@lru_cache(maxsize=65536)
def matches(pattern: str, path: str) -> bool:
    """Whether a pattern matches a whole path."""
    names = path.split("/")
    reached = {0}
    for segment in pattern.split("/"):
        if segment == "**":
            reached = set(range(min(reached), len(names) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(names) and _matches_name(segment, names[at])}
        if not reached:
            return False
    return len(names) in reached


def _matches_name(segment: str, name: str) -> bool:
    first, *rest = segment.split("*")
    if not rest:
        return name == segment
    *middle, last = rest
    at, end = len(first), len(name) - len(last)
    if at > end or not (name.startswith(first) and name.endswith(last)):
        return False
    for part in middle:
        found = name.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True
