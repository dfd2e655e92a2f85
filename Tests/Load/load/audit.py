"""What the server holds in the end, looked at with stock git and with `verify`."""

import collections
import concurrent.futures
import json


def audit(desk, agreements, acknowledged, invalid, taken, workers):
    """Everything that should not be; empty where all is well."""
    by_agreement = collections.defaultdict(list)
    for act in acknowledged:
        by_agreement[act["agreement"]].append(act)
    forged = collections.defaultdict(set)
    for push in invalid:
        forged[push["agreement"]].add(push["forged"])
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        found = pool.map(
            lambda name: audit_one(desk, name, agreements[name], by_agreement[name], forged[name]), agreements)
        problems = [problem for problems in found for problem in problems]
    return problems + ["%(agreement)s: an invalid push was taken: %(refspec)s" % push for push in taken]


def audit_one(desk, name, identifier, acknowledged, forged):
    problems = []
    server = desk.server(name)
    verified = desk.command("sari", "verify", server, "--agreement", identifier, "--json")
    document = json.loads(verified.stdout)
    if verified.returncode != 0 or document["verdict"] != "valid" or document["findings"]:
        problems.append("%s: verify says %s %s" % (name, document["verdict"], document["findings"]))
    fsck = desk.git("sari", "-C", server, "fsck", "--strict", "--no-dangling", "--no-progress")
    if fsck.returncode != 0:
        problems.append("%s: git fsck: %s" % (name, fsck.stderr))
    references = desk.expect(desk.git("sari", "-C", server, "for-each-ref", "--format=%(refname)")).split()
    for reference in references:
        if reference != "refs/heads/main" and not reference.startswith("refs/heads/amendment/"):
            problems.append("%s: %s has no place here" % (name, reference))
    log = desk.expect(desk.git("sari", "-C", server, "log", "--all", "--format=%H%x00%s%x00%b%x01"))
    commits = [entry.strip("\n").split("\0") for entry in log.split("\x01") if entry.strip("\n")]
    present = {commit[0] for commit in commits}
    for act in acknowledged:
        if act["id"] not in present:
            problems.append("%s: acknowledged and not there: %s %s" % (name, act["verb"], act["id"]))
        if act["words"] is not None:
            times = sum(act["words"] in words.splitlines() for words in (
                subject + "\n" + body for _, subject, body in commits))
            if times != 1:
                problems.append("%s: there %d times: %s" % (name, times, act["words"]))
    for commit in sorted(forged & present):
        problems.append("%s: signed by nobody and there: %s" % (name, commit))
    return problems
