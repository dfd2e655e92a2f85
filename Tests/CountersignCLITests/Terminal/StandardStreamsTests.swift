import Foundation
import Glibc
import Testing

@testable import CountersignCLI

/// These touch descriptors and signals of the process, so one after another.
@Suite("Standard streams", .serialized)
struct StandardStreamsTests {
    @Test
    func writingToAClosedPipeFailsWithoutASignal() throws {
        let pipe = try #require(Pipe())
        close(pipe.readEnd)
        defer { close(pipe.writeEnd) }
        // Had SIGPIPE been delivered, this process would be gone.
        let failure = #expect(throws: WriteFailure.self) { try DescriptorSink(descriptor: pipe.writeEnd).write([1]) }
        #expect(failure?.isBrokenPipe == true)
    }

    @Test
    func aFullDeviceIsAFailure() throws {
        let descriptor = unsafe open("/dev/full", O_WRONLY)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        let failure = #expect(throws: WriteFailure.self) { try DescriptorSink(descriptor: descriptor).write([1]) }
        #expect(failure?.number == ENOSPC)
    }

    @Test
    func linesAreReadOneAtATime() throws {
        let pipe = try #require(Pipe())
        defer { close(pipe.readEnd) }
        try DescriptorSink(descriptor: pipe.writeEnd).write(Array("accept\nno\nhalf".utf8))
        close(pipe.writeEnd)
        let input = TerminalInput(descriptor: pipe.readEnd)
        #expect(input.readLine() == .line("accept"))
        #expect(input.readLine() == .line("no"))
        // An answer without its line end was never given.
        #expect(input.readLine() == .end)
    }

    @Test(.timeLimit(.minutes(1)))
    func anInterruptEndsTheWaitAndNotTheProcess() throws {
        let pipe = try #require(Pipe())
        defer {
            close(pipe.readEnd)
            close(pipe.writeEnd)
        }
        let thread = Thread {
            while !TerminalInput.isWaiting { usleep(1_000) }
            usleep(50_000)
            kill(getpid(), SIGINT)
        }
        thread.start()
        #expect(TerminalInput(descriptor: pipe.readEnd).readLine() == .interrupted)
        #expect(!TerminalInput.isWaiting)
    }

    @Test
    func thePagerGetsTheTextOnItsStandardInput() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "countersign-pager-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "shown")
        // The text looks like a command; it must stay text.
        let text = "$(touch \(folder.path)/injected); `id`\n" + String(repeating: "long\n", count: 50_000)
        let pager = Pager(command: "cat > \"$TARGET\"", environment: ["TARGET": file.path, "PATH": "/usr/bin:/bin"])
        #expect(pager.show(Array(text.utf8)))
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["shown"])
    }

    @Test
    func leavingThePagerEarlyIsNoFailure() {
        let pager = Pager(command: "head -c 1 > /dev/null", environment: ["PATH": "/usr/bin:/bin"])
        #expect(pager.show(Array(repeating: 0x78, count: 1_000_000)))
    }

    @Test
    func aPagerThatIsNotThereIsToldApart() {
        let pager = Pager(command: "exec /nonexistent/pager 2>/dev/null", environment: [:])
        #expect(!pager.show([0x78]))
    }

    @Test
    func thePagerIsTheUsersChoice() {
        #expect(Pager.command(in: [:]) == "less")
        #expect(Pager.command(in: ["PAGER": "more"]) == "more")
        #expect(Pager.command(in: ["PAGER": "more", "GIT_PAGER": "less -S"]) == "less -S")
        #expect(Pager(command: "less", environment: [:]).childEnvironment["LESS"] == "FRX")
        #expect(Pager(command: "less", environment: ["LESS": "i"]).childEnvironment["LESS"] == "i")
    }
}
