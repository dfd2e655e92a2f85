"""Somebody who acts in one agreement after the other until the time is up."""

import datetime
import json
import os
import random
import time


class Client:
    def __init__(self, desk, number, person, agreements, start, deadline):
        self.desk, self.number, self.person = desk, number, person
        self.agreements, self.start, self.deadline = agreements, start, deadline
        self.random = random.Random(number)
        self.done = 0
        self.acknowledged, self.answers, self.invalid, self.taken = [], [], [], []

    def run(self):
        while time.monotonic() < self.deadline:
            name = self.random.choice(sorted(self.agreements))
            folder = self.copy(name)
            if folder is None:
                continue
            act = self.random.choices(
                [self.comment, self.advance, self.propose, self.cheat], weights=[4, 3, 2, 1])[0]
            self.done += 1
            act(name, folder)

    def copy(self, name):
        """This client's own clone, made where it is not there yet."""
        folder = os.path.join("client-%d" % self.number, name)
        if not os.path.exists(self.desk.path(folder)):
            os.makedirs(self.desk.path(os.path.dirname(folder)), exist_ok=True)
            made = self.timed("clone", name, lambda: self.desk.command(
                self.person, "clone", self.desk.url(name), folder, "--agreement", self.agreements[name]))
            if made.returncode != 0:
                return None
        return folder

    def timed(self, verb, name, run):
        began = time.monotonic()
        result = run()
        self.answers.append({
            "verb": verb, "code": result.returncode, "seconds": time.monotonic() - began, "agreement": name,
            "words": "" if result.returncode == 0 else (result.stderr or result.stdout)[-400:]})
        return result

    def act(self, name, folder, verb, *arguments):
        """An act through the command; what it acknowledges is kept, and what came in between is taken in."""
        result = self.timed(verb, name, lambda: self.desk.command(
            self.person, verb, *arguments, "--yes", "--json", folder=folder))
        words = arguments[arguments.index("-m") + 1] if "-m" in arguments else None
        if result.returncode == 0:
            for line in result.stdout.splitlines():
                document = json.loads(line)
                if "id" in document:
                    self.acknowledged.append({"agreement": name, "id": document["id"], "verb": verb, "words": words})
        elif result.returncode == 75:
            self.timed("sync", name, lambda: self.desk.command(self.person, "sync", "--yes", folder=folder))
        return result

    def open_amendments(self, folder):
        listed = self.desk.command(self.person, "list", "--json", folder=folder)
        documents = [json.loads(line) for line in listed.stdout.splitlines()] if listed.returncode == 0 else []
        return [each["amendment"] for each in documents if each["stage"] in ("negotiating", "executed", "overtaken")]

    def comment(self, name, folder):
        amendments = self.open_amendments(folder)
        if not amendments:
            return self.propose(name, folder)
        words = "Remark %d of client %d" % (self.done, self.number)
        self.act(name, folder, "comment", self.random.choice(amendments), "-m", words)

    def advance(self, name, folder):
        """One step of an open amendment: onto the newest version, consented to, merged."""
        amendments = self.open_amendments(folder)
        if not amendments:
            return self.propose(name, folder)
        amendment = self.random.choice(amendments)
        for verb in ["refresh", "accept", "merge"]:
            self.act(name, folder, verb, amendment)

    def propose(self, name, folder):
        self.desk.command(self.person, "sync", "--yes", folder=folder)
        slug = "c%d-%d" % (self.number, self.done)
        self.desk.command(self.person, "switch", "main", folder=folder)
        if self.desk.command(self.person, "draft", slug, folder=folder).returncode != 0:
            return
        # The later it is proposed, the later it takes force, so that no version needs to supersede another.
        days = 60 + int((time.monotonic() - self.start) * 20)
        day = datetime.date.today() + datetime.timedelta(days=days)
        path = self.desk.path(folder, "agreement.yaml")
        with open(path, encoding="utf-8") as file:
            lines = [line for line in file.read().splitlines() if not line.startswith("in-force:")]
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines + ["in-force: {from: %s}" % day.isoformat()]) + "\n")
        self.act(name, folder, "propose", "-m", "Text %d of client %d" % (self.done, self.number))
        self.desk.command(self.person, "switch", "main", folder=folder)

    def cheat(self, name, folder):
        """Pushes with stock git what nobody signed, or what has no place on the server."""
        git = lambda *arguments: self.desk.git(self.person, *arguments, folder=folder)
        git("fetch", "--quiet", "origin")
        main = git("rev-parse", "refs/remotes/origin/main").stdout.strip()
        forged = git(
            "-c", "user.name=%s" % self.person.capitalize(), "-c", "user.email=%s@example.test" % self.person,
            "commit-tree", "--no-gpg-sign", "-p", main, "-m", "Version by %d, %d" % (self.number, self.done),
            main + "^{tree}").stdout.strip()
        branches = git("for-each-ref", "--format=%(objectname) %(refname:strip=3)", "refs/remotes/origin/amendment")
        choices = [
            ["%s:refs/heads/main" % forged], ["--force", "%s:refs/heads/main" % forged], ["%s:refs/tags/x" % main],
            ["%s:refs/heads/amendment/acme/forged" % forged], ["%s:refs/heads/amendment/acme/stolen" % main],
            [":refs/heads/main"], ["--force", "%s:refs/heads/main" % self.agreements[name]],
        ]
        for line in branches.stdout.splitlines():
            tip, branch = line.split(" ")
            choices.append(["%s:refs/heads/main" % tip])
            choices.append([":refs/heads/" + branch])
            choices.append(["%s:refs/heads/amendment/nusa/stolen" % tip])
        refspec = self.random.choice(choices)
        if refspec == ["--force", "%s:refs/heads/main" % main]:
            return
        pushed = self.timed("invalid push", name, lambda: git("push", "--no-verify", "origin", *refspec))
        self.invalid.append({"agreement": name, "forged": forged, "refspec": refspec, "code": pushed.returncode})
        # The removal of a branch that has landed meanwhile is taken, and so is what is there already.
        said = pushed.stdout + pushed.stderr
        if pushed.returncode == 0 and "Everything up-to-date" not in said and "[deleted]" not in said:
            self.taken.append({"agreement": name, "refspec": refspec})
