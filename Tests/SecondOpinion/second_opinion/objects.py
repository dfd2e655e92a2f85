"""The objects of one repository, read through `git cat-file` (sections "Conventions" and "The copy")."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .findings import Undecided

ID = re.compile(r"[0-9a-f]{40}")
CHUNK = 1 << 20
CACHED = 128 * 1024
READ_LIMIT = 128 << 20

SETTINGS = [
    "core.commitGraph=false",
    "core.multiPackIndex=false",
    "core.warnAmbiguousRefs=false",
    "core.useReplaceRefs=false",
    "safe.directory=*",
]
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", os.defpath),
    "LC_ALL": "C",
    "HOME": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}


@dataclass(frozen=True)
class Object:
    """An object whose bytes have its name. `data` is None where it is larger than was asked for."""

    kind: str
    size: int
    data: bytes | None


class Repository:
    """One copy. What was read is kept until `forget`, so that a judgement sees one state of the copy."""

    def __init__(self, path: str, is_git_directory: bool = False) -> None:
        self.directory = Path(path) if is_git_directory else _git_directory(Path(path))
        common = self.directory / "commondir"
        self.common = self.directory / common.read_text().strip() if common.is_file() else self.directory
        self._process: subprocess.Popen[bytes] | None = None
        self._known: dict[str, Object] = {}

    def _command(self, *arguments: str) -> list[str]:
        settings = [part for setting in SETTINGS for part in ("-c", setting)]
        return ["git", f"--git-dir={self.directory}", *settings, *arguments]

    def resolve(self, revision: str) -> str | None:
        """The id that a revision names, if it names one."""
        if ID.fullmatch(revision):
            return revision
        found = subprocess.run(
            self._command("rev-parse", "--verify", "--quiet", "--end-of-options", revision),
            env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        name = found.stdout.strip()
        return name if found.returncode == 0 and ID.fullmatch(name) else None

    def incomplete(self) -> str | None:
        """Why the copy is not whole, where it is shallow or has grafts (section "Verification", step 1)."""
        for path, reason in (("shallow", "the copy is shallow"), ("info/grafts", "the copy has grafts")):
            file = self.common / path
            if file.exists() and file.stat().st_size > 0:
                return reason
        return None

    def read(self, name: str, limit: int) -> Object:
        """The object of this name; a missing or damaged one is undecided. Above `limit` bytes it comes without data."""
        known = self._known.get(name)
        if known is None:
            known = self._fetch(name, max(limit, CACHED))
            if known.data is not None and known.size <= CACHED:
                self._known[name] = known
        return known if known.size <= limit else Object(known.kind, known.size, None)

    def _fetch(self, name: str, keep: int) -> Object:
        missing = Undecided("whole", f"the object {name} is missing or damaged")
        header = self._ask("info", name)
        words = header.decode("utf-8", "replace").split()
        if len(words) != 3 or words[0] != name:
            raise missing
        kind, size = words[1], int(words[2])
        if size > READ_LIMIT:
            raise missing
        digest = hashlib.sha1(f"{kind} {size}\0".encode())
        data: bytes | None = None
        if size > keep:
            self._digest_large(kind, name, digest)
        else:
            data = self._ask("contents", name)[len(header):-1]
            digest.update(data)
        if digest.hexdigest() != name:
            raise missing
        return Object(kind, size, data)

    def _ask(self, command: str, name: str) -> bytes:
        """The whole answer. Over a damaged object git may end, or stop anywhere: so a name that nothing has is asked
        for behind it, and the answer ends where that is said to be missing."""
        if self._process is None:
            self._process = subprocess.Popen(
                self._command("cat-file", "--batch-command"), env=ENVIRONMENT, bufsize=0,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        to_git, from_git = self._process.stdin, self._process.stdout
        assert to_git and from_git
        nobody = secrets.token_hex(20).encode()
        end = nobody + b" missing\n"
        to_git.write(command.encode() + b" " + name.encode() + b"\ninfo " + nobody + b"\n")
        answer = bytearray()
        while not answer.endswith(end):
            piece = from_git.read(CHUNK)
            if not piece:
                self.close()
                return b""
            answer += piece
        return bytes(answer[:-len(end)])

    def _digest_large(self, kind: str, name: str, digest: hashlib._Hash) -> None:
        """An object that is too large is read by a process of its own: where it is damaged, git stops in its middle."""
        with subprocess.Popen(self._command("cat-file", kind, name), env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            assert process.stdout
            while piece := process.stdout.read(CHUNK):
                digest.update(piece)

    def forget(self) -> None:
        self._known.clear()

    def close(self) -> None:
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            process.communicate()


def _git_directory(path: Path) -> Path:
    """The git directory of a working tree, or the path itself where it is one."""
    inner = path / ".git"
    if inner.is_dir():
        return inner
    if inner.is_file():
        return path / inner.read_text().removeprefix("gitdir:").strip()
    return path
