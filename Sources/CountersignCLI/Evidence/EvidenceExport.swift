internal import AgreementDocuments
internal import Agreements
internal import ExternalPrograms
internal import Foundation
internal import GitStore
internal import ZipFiles

/// Making an evidence package, from what was asked for to the file.
struct EvidenceExport {
    let history: History
    /// The version to prove; nil for all of them.
    let version: Int?
    let output: OutputFile

    /// Makes it and says what it is; see `docs/json.md`, "evidence".
    func run(in place: Place) async throws {
        let newest = try history.version(version ?? history.current.number)
        let scratch = FileManager.default.temporaryDirectory.appending(path: "countersign-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: scratch, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: scratch) }
        let transport = GitTransport(history.agreement.repository, environment: place.programs)
        let pack = scratch.appending(path: "objects.pack").path
        try await transport.pack(newest.id, to: pack)
        let file = scratch.appending(path: "evidence.zip")
        let count: Int
        do {
            count = try write(newest, pack: pack, to: file.path, scratch: scratch, in: place)
        } catch let error as ZipError {
            throw CommandError(.undecided, "the package cannot be written", causes: [error.description])
        }
        var hasher = ContentHasher()
        try Spool.read(file.path) { hasher.add($0) }
        try output.take(file, in: place)
        tell(newest, count, hasher, in: place)
    }

    private func write(_ newest: Version, pack: String, to file: String, scratch: URL, in place: Place) throws -> Int {
        let agreement = history.agreement
        let package = try EvidencePackage(
            history, newest: newest, covers: version == nil ? .everyVersion : .oneVersion, at: file, scratch: scratch)
        // Nothing is taken over from before: what goes to a court was judged from the bytes, on the way out.
        let verification = try place.console.progress("Verifying") { progress throws(AgreementError) in
            try Agreement.verify(
                agreement.repository, root: agreement.id, main: newest.id, now: place.clock.now(),
                progress: { done, _ in progress.reach(done) }, found: package.take)
        }
        guard verification.sound == newest.id else {
            throw AgreementError(
                .refused, "What is not sound cannot be given as evidence.", findings: verification.findings)
        }
        return try package.finish(pack: pack)
    }

    private func tell(_ newest: Version, _ count: Int, _ content: ContentHasher, in place: Place) {
        let agreement = history.agreement.id
        if place.json {
            place.console.print(
                json: .object([
                    ("schema", "countersign.evidence/1"), ("path", .text(output.name)),
                    ("sha256", .string(content.digest.hex)), ("size", .integer(content.count)),
                    ("files", .integer(count)), ("agreement", .string("\(agreement)")),
                    ("covers", version == nil ? "everyVersion" : "oneVersion"), ("version", .integer(newest.number)),
                    ("commit", .string("\(newest.id)")), ("text", .string("\(newest.text.digest)")),
                ]))
            return
        }
        let what = version == nil ? "versions 0 to \(newest.number)" : "the text of version \(newest.number)"
        place.console.print(
            """
            \(output.name ?? "", .bold) proves \(what): \(count) files.
            Digest of the package: sha256:\(content.digest.hex)
            Agreement: \(agreement.description)
            """)
        place.console.note(
            """
            Tell both lines to whoever checks it, by another way than the file. They unpack it and run, offline: sh \
            evidence/check.sh \(agreement.description)
            """)
        if let name = output.name { place.noteIfAmongFiles(name, of: history.agreement) }
    }
}
