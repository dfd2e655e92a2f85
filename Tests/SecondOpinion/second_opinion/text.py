"""The text of a commit (sections "Trees", "Texts" and "Text digest")."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Iterator

from . import characters, paths, schema, yaml_strict
from .findings import Fault, Finding, Undecided
from .objects import Repository
from .schema import Agreement, Party
from .yaml_tokens import YamlError

TREE_LIMIT = 4 << 20
FILES = 10_000
BYTES = 64 << 20
_NAME = re.compile(r"(?!\.)[a-z0-9._-]{1,256}")
_NEWER = re.compile(r"countersign/(?!1$)[1-9][0-9]*")
_FORMAT_LINE = re.compile(
    rb"format:[ \t\r]*(?P<quote>[\"']?)(?P<word>countersign/[0-9]+)(?P=quote)[ \t\r]*(?:(?<=[ \t\r])#[^\n]*)?")

Digests = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True)
class Text:
    """A valid text."""

    tree: str
    files: Digests
    agreement: Agreement
    parties: dict[str, Party]

    @cached_property
    def digest(self) -> str:
        """Section "Text digest"."""
        lines = (path.encode() + b"\0" + content.hex().encode() + b"\n" for path, content in self.files)
        return "sha256:" + hashlib.sha256(b"countersign/1 text\n" + b"".join(lines)).hexdigest()

    @property
    def signing(self) -> dict[str, Party]:
        return {name: party for name, party in self.parties.items() if party.signs}

    def signs(self, party: str) -> bool:
        return party in self.signing

    @cached_property
    def owners(self) -> dict[str, tuple[str, str]]:
        """Of each key that is listed, the party and the person."""
        return {key: (name, person.id)
                for name, party in self.parties.items() for person in party.people.values() for key in person.keys}

    def changed_paths(self, other: Text) -> set[str]:
        return {path for path, _ in set(self.files) ^ set(other.files)}

    @cached_property
    def is_within_reach(self) -> bool:
        """Section "One act in its place"."""
        return all(
            all(sum(person.may_bind(path) for person in party.signatories) >= self.agreement.each_party
                for path, _ in self.files)
            and all(sum(not {"**", f"{folder}/**", f"{folder}/*"}.isdisjoint(person.patterns)
                        for person in party.signatories) >= self.agreement.each_party
                    for folder in paths.FOLDERS)
            for party in self.signing.values())


class TextFaults(Exception):
    """A text that is not valid, or cannot be judged."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = faults

    def about(self, commit: str) -> list[Finding]:
        return [fault.about(commit) for fault in self.faults]


def load(repository: Repository, tree: str, opening: bool) -> Text:
    """The text with this root tree, if it is valid (section "One text")."""
    undecided: list[Fault] = []
    contents: dict[str, bytes] = {}
    digests: dict[str, bytes] = {}
    size = 0
    try:
        root = _read_tree(repository, tree)
        _refuse_newer(repository, root)
        for path, blob in sorted(_places(repository, root, undecided).items()):
            try:
                content = _read_file(repository, path, blob)
            except Undecided as fault:
                undecided.append(fault)
                continue
            size += len(content)
            if size > BYTES:
                raise Fault("valid-text", "the text has more than 64 MiB")
            digests[path] = hashlib.sha256(content).digest()
            if paths.content_of(path) != "bytes":
                contents[path] = content
    except Fault as fault:
        raise TextFaults([*undecided, fault]) from fault
    if undecided:
        raise TextFaults([*undecided, *_faults_of_files(contents)])
    files = tuple(sorted(digests.items()))
    agreement, parties = _validate(files, opening, tuple(sorted(contents.items())))
    return Text(tree, files, agreement, parties)


# Trees

def _entries(data: bytes) -> Iterator[tuple[bytes, bytes, str]]:
    """Mode, name and object name of each entry of a tree."""
    at = 0
    while at < len(data):
        end = data.find(b"\0", at)
        space = data.find(b" ", at, end) if end >= 0 else -1
        if space < 0 or end + 21 > len(data):
            raise Fault("plain-tree", "a tree is not a sequence of entries")
        yield data[at:space], data[space + 1:end], data[end + 1:end + 21].hex()
        at = end + 21


def _read_tree(repository: Repository, name: str) -> list[tuple[bytes, bytes, str]]:
    tree = repository.read(name, TREE_LIMIT)
    if tree.kind != "tree":
        raise Fault("plain-tree", f"{name} stands for a folder and is none")
    if tree.data is None:
        raise Fault("plain-tree", "a tree has more than 4 MiB")
    return list(_entries(tree.data))


def _refuse_newer(repository: Repository, root: list[tuple[bytes, bytes, str]]) -> None:
    """Section "A newer format"."""
    blob = next((blob for mode, name, blob in root if (mode, name) == (b"100644", b"agreement.yaml")), None)
    if blob is None:
        return
    file = repository.read(blob, paths.limit_of("agreement.yaml"))
    stated = _stated_format(file.data) if file.kind == "blob" and file.data else ""
    if _NEWER.fullmatch(stated):
        raise Undecided("format", f"the text is in the format {stated[:60]}")


def _stated_format(content: bytes) -> str:
    try:
        value = _parse_yaml(content)
        if isinstance(value, dict):
            stated = value.get("format")
            return stated if isinstance(stated, str) else ""
    except Fault:
        pass
    lines = [line for line in content.split(b"\n") if line.startswith(b"format:")]
    line = _FORMAT_LINE.fullmatch(lines[0]) if len(lines) == 1 else None
    return line["word"].decode() if line else ""


def _plain_entries(entries: list[tuple[bytes, bytes, str]]) -> Iterator[tuple[str, bool, str]]:
    """Name, whether it is a folder, and object name of each entry, where the form of the tree is kept."""
    before = b""
    names: set[bytes] = set()
    for mode, name, target in entries:
        if mode not in (b"100644", b"40000") or not _NAME.fullmatch(name.decode("latin-1")):
            raise Fault("plain-tree", "the mode or the name of an entry is refused")
        place = name + b"/" if mode == b"40000" else name
        if place <= before or name in names:
            raise Fault("plain-tree", "the entries of a tree are out of order")
        before = place
        names.add(name)
        yield name.decode(), mode == b"40000", target


def _places(repository: Repository, root: list[tuple[bytes, bytes, str]], undecided: list[Fault]) -> dict[str, str]:
    """The object name of each file. Folders that are missing go to `undecided`."""
    places: dict[str, str] = {}
    for name, is_folder, target in _plain_entries(root):
        if not is_folder:
            places[name] = target
            continue
        if name not in paths.FOLDERS:
            raise Fault("plain-tree", f"the folder {name} has no place")
        try:
            inside = list(_plain_entries(_read_tree(repository, target)))
        except Undecided as fault:
            undecided.append(fault)
            continue
        if not inside or any(is_inner_folder for _, is_inner_folder, _ in inside):
            raise Fault("plain-tree", f"the folder {name} is empty or holds a folder")
        places |= {f"{name}/{inner}": blob for inner, _, blob in inside}
    homeless = [path for path in places if paths.content_of(path) is None]
    if homeless or "agreement.yaml" not in places:
        raise Fault("plain-tree", f"these files have no place: {', '.join(homeless)}" if homeless
                    else "there is no agreement.yaml")
    if len(places) > FILES:
        raise Fault("plain-tree", "the text has more than 10,000 files")
    return places


def _read_file(repository: Repository, path: str, blob: str) -> bytes:
    file = repository.read(blob, paths.limit_of(path))
    if file.kind != "blob":
        raise Fault("plain-tree", f"{path} is not a file")
    if file.data is None:
        raise Fault("valid-text", f"{path} is too large")
    return file.data


# Files

def _parse_yaml(content: bytes) -> yaml_strict.Value:
    try:
        return yaml_strict.parse(_decode(content, "yaml"))
    except YamlError as error:
        raise Fault("valid-text", f"it is not strict YAML: {error}") from error


def _decode(content: bytes, kind: str) -> str:
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise Fault("valid-text", "it is not UTF-8") from error
    fault = characters.fault_in(text, kind)
    if fault:
        raise Fault("valid-text", fault)
    return text


@lru_cache(maxsize=8192)
def _parse_file(kind: str, content: bytes) -> Agreement | Party | None:
    """What a file says by itself, where anybody asks."""
    if kind == "prose":
        if all(character in characters.WHITE_SPACE for character in _decode(content, "prose")):
            raise Fault("valid-text", "it is empty")
        return None
    value = _parse_yaml(content)
    if kind == "agreement":
        return schema.parse_agreement(value)
    return schema.parse_party(value) if kind == "party" else None


def _faults_of_files(contents: dict[str, bytes]) -> Iterator[Fault]:
    """The faults of files by themselves, where others of the same text cannot be read."""
    for path, content in contents.items():
        try:
            _parse_file(paths.content_of(path) or "", content)
        except Fault as fault:
            yield type(fault)(fault.rule, f"{path}: {fault.message}")


@lru_cache(maxsize=512)
def _validate(files: Digests, opening: bool,
              contents: tuple[tuple[str, bytes], ...]) -> tuple[Agreement, dict[str, Party]]:
    """Each file by itself, and section "What files must be to each other"."""
    faults = list(_faults_of_files(dict(contents)))
    if faults:
        raise TextFaults(faults)
    said = {path: _parse_file(paths.content_of(path) or "", content) for path, content in contents}
    agreement = said["agreement.yaml"]
    assert isinstance(agreement, Agreement)
    parties = {path[len("parties/"):-len(".yaml")]: party for path, party in said.items() if isinstance(party, Party)}
    try:
        _check_parties(agreement, parties)
        if opening:
            _check_opening(agreement, [path for path, _ in files])
        else:
            _check_governing(agreement, [path for path, _ in files])
    except Fault as fault:
        raise TextFaults([fault]) from fault
    return agreement, parties


def _check_parties(agreement: Agreement, parties: dict[str, Party]) -> None:
    signing = [party for party in parties.values() if party.signs]
    if len(signing) < 2:
        raise Fault("valid-text", "fewer than two parties sign")
    if any(len(party.signatories) < agreement.each_party for party in signing):
        raise Fault("valid-text", "a party has too few signatories")
    listed = [key for party in signing for person in party.people.values() for key in person.keys]
    if len(set(listed)) != len(listed):
        raise Fault("keys", "a key is listed twice")


def _check_opening(agreement: Agreement, files: list[str]) -> None:
    if agreement.in_force or agreement.has_term:
        raise Fault("valid-text", "version 0 has in-force or term")
    if any(path != "agreement.yaml" and not path.startswith("parties/") for path in files):
        raise Fault("valid-text", "version 0 has more than agreement.yaml and parties/")


def _check_governing(agreement: Agreement, files: list[str]) -> None:
    if agreement.in_force is None:
        raise Fault("valid-text", "in-force is missing")
    numbers: dict[str, set[str]] = {}
    languages: dict[str, list[str]] = {}
    for clause in filter(None, map(paths.CLAUSE.fullmatch, files)):
        numbers.setdefault(clause["slug"], set()).add(clause["number"])
        languages.setdefault(clause["slug"], []).append(clause["language"])
    if any(len(found) > 1 for found in numbers.values()):
        raise Fault("valid-text", "the clauses of one slug have different numbers")
    if any(sorted(found) != sorted(agreement.languages) for found in languages.values()):
        raise Fault("valid-text", "a clause is not there in exactly the languages of the text")
