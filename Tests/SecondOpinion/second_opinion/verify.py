"""The verdict on a copy (section "Verification")."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Container

from . import acts, commit, rules, text
from .findings import Fault, Finding, Undecided
from .objects import ID, READ_LIMIT, Repository
from .rules import Amendment, Version
from .text import Text, TextFaults

MAIN_LIMIT = 10_000_000
AMENDMENT_LIMIT = 10_000
OVERSIZED_LIMIT = 3


@dataclass
class Verdict:
    """The versions found, how many acts lead to each, and what was found on the way."""

    agreement: str
    head: str | None
    versions: list[Version] = field(default_factory=list)
    acts: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def verdict(self) -> str:
        severities = {finding.severity for finding in self.findings}
        return "invalid" if "error" in severities else "undecided" if severities else "valid"

    def as_json(self) -> dict[str, object]:
        return {
            "verdict": self.verdict,
            "agreement": self.agreement,
            "head": self.head,
            "sound": self.versions[-1].id if self.versions else None,
            "versions": len(self.versions),
            "acts": self.acts,
            "findings": [vars(finding) for finding in self.findings],
            "chain": [{"version": version.number, "commit": version.id, "text": version.text.digest,
                       "consents": list(version.consents)} for version in self.versions],
        }


class _Refused(Exception):
    """The next version is refused."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__()
        self.findings = findings


def verify(repository: Repository, root: str, head: str) -> Verdict:
    """Judge the copy up to `head`, the commit that `main` points at."""
    repository.forget()
    verdict = Verdict(root, head)
    incomplete = repository.incomplete()
    if incomplete:
        verdict.findings.append(Undecided("whole", incomplete).about(None))
    try:
        _Judgement(repository, root, verdict).judge(head)
    except _Refused as refused:
        verdict.findings += refused.findings
    return verdict


class _Judgement:
    def __init__(self, repository: Repository, root: str, verdict: Verdict) -> None:
        self._repository = repository
        self._root = root
        self._verdict = verdict
        self._texts: dict[tuple[str, bool], Text] = {}

    def judge(self, head: str) -> None:
        """Steps 2 to 5."""
        chain = self._walk(head, MAIN_LIMIT, {})
        if len(chain) > MAIN_LIMIT:
            raise _refused(head, Fault("one-chain", "main has more than 10,000,000 commits"))
        if chain[-1] != self._root:
            raise _refused(chain[-1], Fault("root", "the first commit of main is not the root"))
        self._open(chain[-1])
        for name in reversed(chain[:-1]):
            self._judge_version(name)

    def _walk(self, tip: str | None, most: int, ends: Container[str]) -> list[str]:
        """Step 2: from `tip` along first parents, at most one more than `most`; the last may be one of `ends`."""
        chain: list[str] = []
        oversized = 0
        while tip is not None and len(chain) <= most:
            chain.append(tip)
            if tip in ends:
                break
            try:
                found = self._repository.read(tip, READ_LIMIT)
                if found.kind != "commit":
                    raise Fault("canonical", f"{tip} is not a commit")
                oversized += found.size > commit.COMMIT_LIMIT
                if oversized > OVERSIZED_LIMIT:
                    raise Fault("canonical", f"{tip} is too large, and so are {OVERSIZED_LIMIT} above it")
            except Fault as fault:
                raise _refused(tip, fault) from fault
            tip = _first_parent(found.data or b"")
        return chain

    def _read(self, name: str) -> acts.Act:
        """Section "One commit"."""
        try:
            found = self._repository.read(name, commit.COMMIT_LIMIT)
            if found.kind != "commit":
                raise Fault("canonical", f"{name} is not a commit")
            return acts.parse(commit.parse(name, found.data))
        except Fault as fault:
            raise _refused(name, fault) from fault

    def _text_of(self, act: acts.Act, opening: bool = False) -> Text:
        """Section "One text"."""
        place = act.commit.tree, opening
        try:
            if place not in self._texts:
                self._texts[place] = text.load(self._repository, act.commit.tree, opening)
            return self._texts[place]
        except TextFaults as faults:
            raise _Refused(faults.about(act.commit.id)) from faults

    def _open(self, name: str) -> None:
        """Step 4."""
        act = self._read(name)
        content = self._text_of(act, opening=True)
        _refuse_if_any(act, list(rules.opening_faults(act, content)))
        proved = {act.commit.key.line: act.owner}
        self._verdict.versions.append(Version(0, act, content, None, None, proved, ()))
        self._verdict.acts = 1

    def _judge_version(self, name: str) -> None:
        """Step 5."""
        merge = self._read(name)
        if merge.kind != "merge":
            raise _refused(name, Fault("one-chain", "what follows a version on main is not a merge"))
        base, chain = self._walk_amendment(merge)
        versions = self._verdict.versions
        amendment = Amendment(self._root, merge.trailers["Amendment"], versions, base, base.text)
        for commit_name in chain:
            act = self._read(commit_name)
            if act.kind in ("merge", "open"):
                raise _refused(commit_name, Fault("one-chain", f"there is no `{act.kind}` in an amendment"))
            content = self._text_of(act)
            _refuse_if_any(act, list(rules.act_faults(amendment, act, content)))
            amendment.take(act, content)
        content = self._text_of(merge)
        _refuse_if_any(merge, [*rules.act_faults(amendment, merge, content),
                               *rules.merge_faults(amendment, merge, content)])
        assert amendment.completion is not None
        consents = sorted({fingerprint for given in amendment.consents.values() for fingerprint in given})
        versions.append(Version(
            len(versions), merge, content, rules.start_of(content, amendment.completion), amendment.name,
            content.owners, tuple(consents)))
        self._verdict.acts += len(chain) + 1

    def _walk_amendment(self, merge: acts.Act) -> tuple[Version, list[str]]:
        """Step 5.2: the first base, and the commits of the amendment from the oldest."""
        versions = {version.id: version for version in self._verdict.versions}
        *chain, first = self._walk(merge.commit.parents[1], AMENDMENT_LIMIT, versions)
        if first not in versions or not chain:
            raise _refused(merge.commit.id, Fault("one-chain", "the amendment does not begin at a version"))
        return versions[first], chain[::-1]


def _first_parent(data: bytes) -> str | None:
    """The lenient reading of step 2."""
    parent = data[53:93].decode("latin-1")
    return parent if len(data) >= 94 and data[46:53] == b"parent " and ID.fullmatch(parent) else None


def _refused(name: str, fault: Fault) -> _Refused:
    return _Refused([fault.about(name)])


def _refuse_if_any(act: acts.Act, faults: list[Fault]) -> None:
    if faults:
        raise _Refused([fault.about(act.commit.id) for fault in faults])
