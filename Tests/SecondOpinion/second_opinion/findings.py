"""What a rule has to say, and how a judgement ends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One finding. Its severity is `error` or `undecided` (section "Verification", step 6)."""

    severity: str
    rule: str
    commit: str | None
    message: str


class Fault(Exception):
    """Something breaks a rule."""

    severity = "error"

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(f"{rule}: {message}")
        self.rule = rule
        self.message = message

    def about(self, commit: str | None) -> Finding:
        return Finding(self.severity, self.rule, commit, self.message)


class Undecided(Fault):
    """Something cannot be judged here: `whole` or `format` (section "The copy")."""

    severity = "undecided"
