"""People with homes, keys and settings of their own, and the programs that they run."""

import os
import subprocess

PARTIES = {"sari": "acme", "dewi": "nusa"}


class Desk:
    """A place on a disk in which nothing of the machine's settings counts."""

    def __init__(self, directory, program, ssh=False):
        self.directory = os.path.realpath(directory)
        self.program = os.path.realpath(program)
        self.ssh = ssh

    def path(self, *parts):
        return os.path.join(self.directory, *parts)

    def server(self, name):
        return self.path("server", name + ".git")

    def url(self, name):
        if not self.ssh:
            return self.server(name)
        return "ssh://%s@loopback%s" % (os.environ.get("USER") or "root", self.server(name))

    def environment(self, person):
        home = self.path("home-" + person)
        variables = {
            "PATH": os.path.dirname(self.program) + ":/usr/local/bin:/usr/bin:/bin", "HOME": home, "TZ": "UTC",
            "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0",
        }
        if self.ssh:
            options = [
                "IdentitiesOnly=yes", "BatchMode=yes", "UserKnownHostsFile=" + self.path("ssh", "known_hosts"),
                "'ProxyCommand=/usr/sbin/sshd -i -f %s'" % self.path("ssh", "configuration"),
            ]
            variables["GIT_SSH_COMMAND"] = "ssh -F /dev/null -i %s/.ssh/id_ed25519 %s" % (
                home, " ".join("-o " + option for option in options))
        return variables

    def run(self, person, arguments, folder=""):
        """What a program left behind."""
        return subprocess.run(
            arguments, cwd=self.path(folder), env=self.environment(person), stdin=subprocess.DEVNULL,
            capture_output=True, text=True, errors="replace")

    def command(self, person, *arguments, folder=""):
        return self.run(person, [self.program, *arguments], folder)

    def git(self, person, *arguments, folder=""):
        return self.run(person, ["git", *arguments], folder)

    def expect(self, result):
        if result.returncode != 0:
            raise RuntimeError("%s ended with %d: %s%s" % (
                result.args, result.returncode, result.stdout, result.stderr))
        return result.stdout.rstrip("\n")

    def prepare(self):
        """Homes with keys, and what sshd needs."""
        for person in PARTIES:
            os.makedirs(self.path("home-" + person, ".ssh"), mode=0o700)
            key = self.path("home-" + person, ".ssh", "id_ed25519")
            self.expect(self.run(person, ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key]))
            self.expect(self.command(
                person, "setup", "--name", person.capitalize(), "--email", person + "@example.test"))
        os.makedirs(self.path("server"))
        if self.ssh:
            self.prepare_ssh()

    def prepare_ssh(self):
        os.makedirs("/run/sshd", exist_ok=True)
        os.makedirs(self.path("ssh"))
        host = self.path("ssh", "host")
        self.expect(self.run("sari", ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", host]))
        with open(host + ".pub") as file:
            write(self.path("ssh", "known_hosts"), "loopback " + file.read())
        keys = ""
        for person in PARTIES:
            with open(self.path("home-" + person, ".ssh", "id_ed25519.pub")) as file:
                keys += "restrict,command=\"git-shell -c \\\"$SSH_ORIGINAL_COMMAND\\\"\" " + file.read()
        write(self.path("ssh", "authorized_keys"), keys)
        write(self.path("ssh", "configuration"), "\n".join([
            "HostKey " + host, "PidFile none", "AuthorizedKeysFile " + self.path("ssh", "authorized_keys"),
            "StrictModes no", "UsePAM no", "LogLevel ERROR",
            "SetEnv HOME=%s GIT_CONFIG_NOSYSTEM=1" % self.path("server"), ""]))


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
