"""The command line: one verdict, or one for each line of standard input."""

from __future__ import annotations

import argparse
import json
import sys

from .objects import ID, Repository
from .verify import verify

EXIT = {"valid": 0, "invalid": 1, "undecided": 2}


def main() -> int:
    parser = argparse.ArgumentParser(prog="second_opinion", description="A second verifier of countersign/1.")
    parser.add_argument("repository", nargs="?", help="a repository, or with --git-dir its git directory")
    parser.add_argument("--git-dir", action="store_true", help="REPOSITORY is a git directory")
    parser.add_argument("--agreement", help="the id of the agreement")
    parser.add_argument("--main", default="refs/heads/main", help="what main points at")
    parser.add_argument("--batch", action="store_true", help="judge each line REPOSITORY<TAB>AGREEMENT<TAB>HEAD")
    options = parser.parse_args()
    if options.batch:
        batch(options.git_dir)
        return 0
    if not options.repository or not options.agreement or not ID.fullmatch(options.agreement):
        parser.error("REPOSITORY and --agreement with a full id are needed")
    repository = Repository(options.repository, options.git_dir)
    head = repository.resolve(options.main)
    if head is None:
        parser.error(f"there is no {options.main} to judge")
    verdict = verify(repository, options.agreement, head)
    repository.close()
    print(json.dumps(verdict.as_json()))
    return EXIT[verdict.verdict]


def batch(is_git_directory: bool) -> None:
    """One JSON object a line. A fault of this program itself is no verdict: it is shown as `crash`."""
    repository: Repository | None = None
    path = ""
    for line in sys.stdin:
        try:
            next_path, agreement, revision = line.rstrip("\n").split("\t")
            if repository is None or next_path != path:
                if repository:
                    repository.close()
                repository, path = Repository(next_path, is_git_directory), next_path
            head = repository.resolve(revision)
            answer = verify(repository, agreement, head).as_json() if head else {"error": f"there is no {revision}"}
        except Exception as error:  # noqa: BLE001
            answer = {"crash": f"{type(error).__name__}: {error}"}
            if repository:
                repository.close()
        print(json.dumps(answer), flush=True)
    if repository:
        repository.close()


if __name__ == "__main__":
    sys.exit(main())
