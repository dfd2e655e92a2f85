"""Agreements on the server, each opened by Sari with Dewi, and its first text waiting for both."""

import concurrent.futures
import datetime
import os

from .desk import PARTIES


def lay_out(desk, count, workers):
    """Makes them; by name, the id of each."""
    card = desk.expect(desk.command("dewi", "card", "--party", "nusa=PT Nusa Retail"))
    with open(desk.path("nusa.yaml"), "w", encoding="utf-8") as file:
        file.write(card + "\n")
    first = (datetime.date.today() + datetime.timedelta(days=30)).isoformat()
    names = ["agreement-%03d" % number for number in range(count)]
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        return dict(zip(names, pool.map(lambda name: open_one(desk, name, first), names)))


def open_one(desk, name, first):
    folder = os.path.join("opened", name)
    os.makedirs(desk.path("opened"), exist_ok=True)
    desk.expect(desk.command(
        "sari", "init", folder, "--title", name, "--party", "acme=PT Acme Hosting", "--counterparty", "nusa.yaml",
        "--language", "en", "--zone", "Asia/Jakarta", "--in-force", first))
    identifier = desk.expect(desk.git("sari", "rev-list", "--max-parents=0", "main", folder=folder))
    server = desk.server(name)
    desk.expect(desk.git("sari", "init", "--quiet", "--bare", "--initial-branch=main", server))
    desk.expect(desk.command("sari", "hooks", "install", "--server", server, "--agreement", identifier))
    desk.expect(desk.git("sari", "remote", "add", "origin", desk.url(name), folder=folder))
    desk.expect(desk.command(
        "sari", "propose", "-m", "The first text", "--accept", "--yes", folder=folder))
    return identifier


def people(clients):
    """Who each client is: half of them act for one party, half for the other."""
    return [list(PARTIES)[number % 2] for number in range(clients)]
