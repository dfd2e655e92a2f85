import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// A write that fails leaves every reference, the desk and the files as they were.
@Suite struct FailedWriteTests {
    static let verbs = [
        ["comment", "fees", "-m", "Hm"], ["accept", "fees", "--yes"], ["reject", "fees", "-m", "No", "--yes"],
        ["merge", "done"], ["draft", "more"],
    ]

    /// `acme/fees` on the table and `acme/done` waiting to be merged by Dewi.
    static func desk() async throws -> AmendingDesk {
        let desk = try await AmendingDesk.negotiating()
        try await desk.clone.propose("acme/done", .cheaper.with("terms/fees.yaml", "monthly: {amount: \"1\"}\n"))
        for person in ["sari", "dewi"] { try await desk.clone.act(.accept, on: "acme/done", by: person) }
        try desk.clone.write(.second)
        // Folders of references that are there already do not have to be made.
        try desk.clone.git.run("update-ref", "refs/heads/draft/other", "main")
        return desk
    }

    /// A limit on the size of files fails a write half-way, wherever the tests run.
    @Test(arguments: verbs) func aFileThatMayNotGrow(verb: [String]) async throws {
        let desk = try await Self.desk()
        let before = try desk.snapshot()
        desk.clone.clock.advance()
        for blocks in 0...1 {
            let shell = desk.program("dewi", by: "/bin/sh")
            let result = try shell.run(
                ["-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\"", BuiltProgram.path] + verb)
            guard blocks > 0 || verb[0] != "draft" else { continue }
            if result.succeeded { break }
            #expect(result.code == 2, "\(verb) \(result.errors)")
            #expect(result.errors.hasPrefix("error: ") || result.errors.contains("\nerror: "), "\(result.errors)")
            #expect(try desk.snapshot() == before, "\(verb) \(blocks)")
        }
        #expect(try desk.faultsOfTheStore() == "")
    }

    /// Places of the clone, each read-only in turn.
    @Test(
        .enabled(if: Namespace.isPermitted, "Mounting is not permitted here."),
        arguments: [
            ".git", ".git/objects", ".git/refs", ".git/logs",
        ])
    func aPlaceThatIsReadOnly(place: String) async throws {
        let desk = try await Self.desk()
        let before = try desk.snapshot()
        desk.clone.clock.advance()
        for verb in Self.verbs where place != ".git/objects" || verb[0] != "draft" {
            let result = try desk.program("dewi", by: "/usr/bin/unshare").run(
                [
                    "-m", "/bin/sh", "-c",
                    "d=$1; shift; mount --bind $d $d && mount -o remount,bind,ro $d && exec \"$0\" \"$@\"",
                    BuiltProgram.path, desk.path + "/" + place,
                ] + verb)
            #expect(result.code == 2, "\(place) \(verb) \(result.errors)")
            #expect(result.errors.contains("error: "))
            #expect(result.errors.contains("Read-only file system"), "\(result.errors)")
            #expect(try desk.snapshot() == before, "\(place) \(verb)")
        }
        #expect(try desk.faultsOfTheStore() == "")
    }

    /// What is only a convenience of the clone cannot make an act fail that is recorded.
    @Test(.enabled(if: Namespace.isPermitted, "Mounting is not permitted here."))
    func aListOfKeysThatCannotBeWrittenIsNoReason() async throws {
        let desk = try await Self.desk()
        desk.clone.clock.advance()
        for verb in Self.verbs {
            let result = try desk.program("dewi", by: "/usr/bin/unshare").run(
                [
                    "-m", "/bin/sh", "-c",
                    "d=$1; shift; mount --bind $d $d && mount -o remount,bind,ro $d && exec \"$0\" \"$@\"",
                    BuiltProgram.path, desk.path + "/.git/countersign",
                ] + (verb[0] == "reject" ? ["comment", "fees", "-m", "No"] : verb))
            #expect(result.code == 0, "\(verb) \(result.errors)")
        }
        #expect(try desk.clone.verify().verdict == .valid)
        #expect(try desk.faultsOfTheStore() == "")
    }

    /// A disk with so many free kilobytes, and no more.
    @Test(.enabled(if: Namespace.isPermitted, "Mounting is not permitted here."), arguments: [verbs[0], verbs[3]])
    func aDiskThatIsFull(verb: [String]) async throws {
        let desk = try await Self.desk()
        desk.clone.clock.advance()
        let result = try desk.program("dewi", by: "/usr/bin/unshare").run(
            ["-m", "/bin/sh", "-c", Self.fullDisk, BuiltProgram.path, desk.path] + verb)
        let lines = result.text.split(separator: "\n").map(String.init)
        #expect(lines.count >= 3, "\(result.text) \(result.errors)")
        #expect(lines.first == "0 failed same sound")
        for line in lines.dropLast() { #expect(line.hasSuffix("failed same sound"), "\(line)") }
        // With room enough it is done at last.
        #expect(lines.last?.hasSuffix(" done") == true, "\(lines) \(result.errors)")
    }

    /// Copies the clone to a file system in memory, fills that, and tries with ever more room: for each attempt the free
    /// kilobytes, and whether it failed, left the references as they were, and left the store sound.
    private static let fullDisk = """
        clone=$1; shift
        disk=$clone.disk; mkdir $disk && mount -t tmpfs -o size=4m tmpfs $disk && cp -a $clone/. $disk && cd $disk
        git for-each-ref > /dev/null; before=$(git for-each-ref; git symbolic-ref HEAD; cat terms/*)
        for room in 0 4 8 12 20 64; do
            dd if=/dev/zero of=.git/fill bs=4k 2>/dev/null
            truncate -s $(( $(stat -c %s .git/fill) - room * 1024 )) .git/fill
            if "$0" "$@" >/dev/null 2>$clone.said; then echo "$room done"; break; fi
            what=failed; grep -q '^error: ' $clone.said || what="silent $(cat $clone.said)"
            after=$(git for-each-ref; git symbolic-ref HEAD; cat terms/*)
            test "$before" = "$after" && state=same || state=changed
            rm .git/fill
            git fsck --strict --no-dangling --no-progress >/dev/null 2>&1 && store=sound || store=damaged
            echo "$room $what $state $store"
        done
        cd /; rm $clone.said; umount $disk; rmdir $disk
        """
}

/// Whether this system lets a test mount what only the test sees.
enum Namespace {
    static let isPermitted: Bool = {
        guard let place = try? TemporaryDirectory("mount") else { return false }
        let shell = StockProgram("/usr/bin/unshare", in: place.path, home: place.path)
        let script =
            "mount --bind $0 $0 && mount -o remount,bind,ro $0 && mkdir /tmp/x.$$ && mount -t tmpfs x /tmp/x.$$"
        return
            (try? shell.run(
                "-m", "/bin/sh", "-c", script + "; r=$?; umount /tmp/x.$$; rmdir /tmp/x.$$; exit $r", place.path))?
            .succeeded == true
    }()
}
