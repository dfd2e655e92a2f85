import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// The host's disk is full, or may not be written to.
@Suite(.enabled(if: Namespace.isPermitted, "Mounting is not permitted here.")) struct HostDiskTests {
    private let shop: Workshop

    init() async throws { shop = try await Workshop.hosted() }

    /// The whole host, or a part of it, is read-only.
    @Test(arguments: ["server.git", "server.git/objects", "server.git/refs"])
    func aHostThatIsReadOnly(place: String) async throws {
        let before = try shop.references("server.git")
        let script =
            "d=$1; shift; mount --bind $d $d && mount -o remount,bind,ro $d && exec \"$0\" -C acme \"$@\""
        let result = try shop.program("sari", by: "/usr/bin/unshare").run([
            "-m", "/bin/sh", "-c", script, BuiltProgram.path, shop.directory.file(place), "comment", "formation", "-m",
            "Well",
        ])
        #expect([1, 2].contains(result.code), "\(result.code) \(result.errors)")
        #expect(result.errors.contains("What you did is kept in this copy"), "\(result.errors)")
        #expect(try shop.references("server.git") == before)
        #expect(try shop.faults() == "")
        // What can be read is read, and what was kept is sent once that is possible.
        try await shop.done("sari", "sync", in: "acme")
        try await shop.done("dewi", "sync", in: "nusa")
        #expect(try await shop.isSettled())
    }

    /// What the gate only remembers may fail: it judges all the same.
    @Test func aGateThatCannotRemember() async throws {
        let script =
            "d=$1; shift; mount --bind $d $d && mount -o remount,bind,ro $d && exec \"$0\" -C acme \"$@\""
        let result = try shop.program("sari", by: "/usr/bin/unshare").run([
            "-m", "/bin/sh", "-c", script, BuiltProgram.path, shop.directory.file("server.git/countersign"), "comment",
            "formation", "-m", "Well",
        ])
        #expect(result.code == 0, "\(result.errors)")
        try await shop.done("dewi", "sync", in: "nusa")
        #expect(try await shop.isSettled())
    }

    /// A clone that may not be written to can be read.
    @Test func aCloneThatIsReadOnlyCanBeRead() async throws {
        for verb in [["status"], ["log"], ["list"], ["review", "formation"], ["verify"], ["show"]] {
            let result = try shop.program("sari", by: "/usr/bin/unshare").run(
                [
                    "-m", "/bin/sh", "-c",
                    "d=$1; shift; mount --bind $d $d && mount -o remount,bind,ro $d && exec \"$0\" -C acme \"$@\"",
                    BuiltProgram.path, shop.directory.file("acme"),
                ] + verb)
            #expect(result.code == 0, "\(verb) \(result.errors)")
        }
    }

    /// A disk that is full while a push is received: it lands whole or not at all, and lands once there is room.
    @Test func aHostWhoseDiskIsFull() async throws {
        let result = try shop.program("sari", by: "/usr/bin/unshare").run(
            ["-m", "/bin/sh", "-c", Self.fullDisk, BuiltProgram.path, shop.directory.file("server.git")])
        let lines = result.text.split(separator: "\n").map(String.init)
        #expect(lines.count >= 3, "\(result.text) \(result.errors)")
        for line in lines.dropLast() { #expect(line.hasSuffix("refused same sound"), "\(line)") }
        #expect(lines.last?.hasSuffix("landed sound") == true, "\(lines) \(result.errors)")
        try await shop.done("dewi", "sync", in: "nusa")
        #expect(try await shop.isSettled())
        #expect(try shop.faults() == "")
    }

    /// Lays the server's repository onto a small file system in memory, fills that, and pushes with ever more room; what
    /// is there in the end is copied back.
    private static let fullDisk = """
        server=$1
        disk=$server.disk; mkdir $disk && mount -t tmpfs -o size=4m tmpfs $disk && cp -a $server/. $disk
        mount --bind $disk $server
        "$0" -C acme comment formation -m Well --offline >/dev/null 2>&1
        before=$(git -C $server for-each-ref)
        sound() { git -C $server fsck --strict --no-dangling --no-progress >/dev/null 2>&1 && echo sound || echo damaged; }
        for room in 0 4 8 16 32 64 256; do
            dd if=/dev/zero of=$server/fill bs=4k 2>/dev/null
            truncate -s $(( $(stat -c %s $server/fill) - room * 1024 )) $server/fill
            if "$0" -C acme sync >/dev/null 2>&1; then rm $server/fill; echo "$room landed $(sound)"; break; fi
            after=$(git -C $server for-each-ref)
            rm $server/fill
            test "$before" = "$after" && state=same || state=changed
            echo "$room refused $state $(sound)"
        done
        umount $server; rm -rf $server; cp -a $disk $server; umount $disk; rmdir $disk
        """
}
