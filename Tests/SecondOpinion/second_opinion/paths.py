"""The places that a file can have in a text (section "Trees")."""

from __future__ import annotations

import re

LANGUAGE = r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*"
_SLUG = r"[a-z0-9][a-z0-9-]{0,59}"
CLAUSE = re.compile(rf"clauses/(?P<number>[0-9]{{3}})-(?P<slug>{_SLUG})\.(?P<language>{LANGUAGE})\.md")
_PLACES = {
    "agreement": re.compile(r"agreement\.yaml"),
    "party": re.compile(rf"parties/{_SLUG}\.yaml"),
    "prose": CLAUSE,
    "yaml": re.compile(rf"(?:terms|calendars)/{_SLUG}\.yaml"),
    "bytes": re.compile(rf"annexes/{_SLUG}\.[a-z0-9]{{1,16}}"),
}
FOLDERS = ("annexes", "calendars", "clauses", "parties", "terms")
NAME_LIMIT = 256


def content_of(path: str) -> str | None:
    """What a file at this path holds; None where the path is no place."""
    if any(len(name) > NAME_LIMIT for name in path.split("/")):
        return None
    return next((content for content, place in _PLACES.items() if place.fullmatch(path)), None)


def limit_of(path: str) -> int:
    """The most bytes that a file at this path has."""
    return (16 if path.startswith("annexes/") else 1) << 20
