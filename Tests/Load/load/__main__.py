"""Runs it; see README.md."""

import argparse
import collections
import concurrent.futures
import json
import statistics
import sys
import tempfile
import time

from .agreements import lay_out, people
from .audit import audit
from .client import Client
from .desk import Desk, write


def main():
    parser = argparse.ArgumentParser(prog="load")
    parser.add_argument("--program", required=True)
    parser.add_argument("--agreements", type=int, default=200)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--ssh", action="store_true")
    parser.add_argument("--directory")
    parser.add_argument("--audit", action="store_true")
    options = parser.parse_args()
    if options.directory:
        return run(options, options.directory)
    with tempfile.TemporaryDirectory(prefix="countersign-load-") as directory:
        return run(options, directory)


def run(options, directory):
    desk = Desk(directory, options.program, options.ssh)
    if options.audit:
        with open(desk.path("record.json"), encoding="utf-8") as file:
            record = json.load(file)
    else:
        record = act(desk, options)
        write(desk.path("record.json"), json.dumps(record))
    problems = audit(
        desk, record["agreements"], record["acknowledged"], record["invalid"], record["taken"], options.clients)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(json.dumps(dict(summary(record), problems=problems)))
    return 1 if problems else 0


def act(desk, options):
    desk.prepare()
    agreements = lay_out(desk, options.agreements, options.clients)
    start = time.monotonic()
    clients = [
        Client(desk, number, person, agreements, start, start + options.seconds)
        for number, person in enumerate(people(options.clients))]
    with concurrent.futures.ThreadPoolExecutor(options.clients) as pool:
        for running in [pool.submit(client.run) for client in clients]:
            running.result()
    gather = lambda member: [item for client in clients for item in getattr(client, member)]
    return {
        "agreements": agreements, "clients": options.clients, "seconds": time.monotonic() - start,
        "acknowledged": gather("acknowledged"), "answers": gather("answers"), "invalid": gather("invalid"),
        "taken": gather("taken")}


def summary(record):
    """Figures: how much was done, how long it took, and what was answered."""
    verbs = collections.defaultdict(list)
    codes = collections.defaultdict(collections.Counter)
    for answer in record["answers"]:
        codes[answer["verb"]][str(answer["code"])] += 1
        if answer["code"] == 0:
            verbs[answer["verb"]].append(answer["seconds"])
    return {
        "agreements": len(record["agreements"]), "clients": record["clients"],
        "seconds": round(record["seconds"], 1), "acknowledged": len(record["acknowledged"]),
        "invalidPushes": len(record["invalid"]),
        "median": {verb: round(statistics.median(times), 3) for verb, times in sorted(verbs.items())},
        "slowest": {verb: round(max(times), 3) for verb, times in sorted(verbs.items())},
        "codes": {verb: dict(counter) for verb, counter in sorted(codes.items())}}


if __name__ == "__main__":
    sys.exit(main())
