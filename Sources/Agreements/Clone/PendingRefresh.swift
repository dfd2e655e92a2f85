internal import FoundationEssentials
internal import GitStore

/// A refresh that waits for a person: the working files are the merged text, to be decided about in an editor.
public struct PendingRefresh: Hashable, Sendable {
    /// The amendment that is carried.
    public let amendment: AmendmentName
    /// The text that was merged, by its tree.
    let tree: ObjectID
    /// The version it is carried onto.
    public let version: Int
}

extension History {
    /// The refresh whose merged files lie on the desk; nil where there is none.
    ///
    /// It is over once it is recorded or given up, and rests while another branch is on the desk.
    public func pendingRefresh() throws(AgreementError) -> PendingRefresh? {
        guard let memory = PendingRefreshFile(in: agreement.repository).read(),
            try agreement.desk() == .amendment(memory.amendment), let number = ledger.number(of: memory.version)
        else { return nil }
        return PendingRefresh(amendment: memory.amendment, tree: memory.tree, version: number)
    }

    /// Lays an amendment's merged files out on the desk, for a person to decide what they contradict each other in.
    ///
    /// - Throws: `misused` where working files are edited: nobody's edits are overwritten, or mixed with this.
    public func layOut(_ carried: CarriedText, of amendment: Amendment) throws(AgreementError) {
        if let edit = try agreement.edits().first {
            throw AgreementError(
                .misused, "Your files are needed to decide in, and you have edits in \(edit) that are not proposed.",
                hint: "Propose them, keep a copy elsewhere, or undo them: countersign discard")
        }
        let merged = try agreement.store(carried.files)
        try agreement.open(.amendment(amendment.name), tree: amendment.text.tree)
        // Before the files: merged files without the note would be taken for edits of a person's own.
        try PendingRefreshFile(in: agreement.repository).write(
            PendingRefreshFile.Content(
                amendment: amendment.name, tree: amendment.text.tree, version: carried.version.id))
        try agreement.follow(from: amendment.text.tree, to: merged)
        // To git they are edits of the amendment's files.
        try agreement.adopt(amendment.text.tree)
    }

    /// The text that a person made of the merged files.
    ///
    /// - Throws: `malformed` with every marker that is left, by file and line; `moved` where the amendment was revised
    ///   since.
    public func decided(_ pending: PendingRefresh, of amendment: Amendment) throws(AgreementError) -> Text {
        guard pending.tree == amendment.text.tree else {
            throw AgreementError(
                .moved, "\(amendment.name) was revised while you decided: your files were made from an older text.",
                hint: "Keep a copy of them, then: countersign discard, and countersign refresh \(amendment.name)")
        }
        let text = try WorkingText.read(in: self)
        let sources = [amendment.base.text, amendment.text, try version(pending.version).text]
        var findings: [Finding] = []
        for file in text.files {
            guard case .clause(_, let slug, let language) = file.place,
                let line = ConflictMarkers.dividerLine(in: try content(of: file))
            else { continue }
            // The line below a heading looks the same: it is one where a text that was merged has it.
            var known = false
            for source in sources {
                guard let file = source.files.first(where: { $0.place.isClause(slug, language) }) else { continue }
                if ConflictMarkers.dividerLine(in: try content(of: file)) != nil { known = true }
            }
            if !known { findings.append(ConflictMarkers.finding(path: file.path, line: line)) }
        }
        guard findings.isEmpty else { throw AgreementError(.malformed, "The text has a fault.", findings: findings) }
        return text
    }
}

extension Agreement {
    /// Forgets a refresh that was recorded or given up.
    public func forgetPendingRefresh() { PendingRefreshFile(in: repository).remove() }
}

extension TextPlace {
    fileprivate func isClause(_ slug: Slug, _ language: LanguageTag) -> Bool {
        if case .clause(_, slug, language) = self { true } else { false }
    }
}

/// Where it is noted that a refresh waits on a desk: three lines in git's own directory.
struct PendingRefreshFile {
    struct Content {
        let amendment: AmendmentName
        let tree: ObjectID
        let version: ObjectID
    }

    private let path: String

    init(in repository: Repository) { path = repository.noteOfDesk("refreshing") }

    func read() -> Content? {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        guard lines.count == 3, let name = AmendmentName(lines[0]), let tree = ObjectID(hex: lines[1]),
            let version = ObjectID(hex: lines[2])
        else { return nil }
        return Content(amendment: name, tree: tree, version: version)
    }

    func write(_ content: Content) throws(AgreementError) {
        do {
            try WholeFile.write("\(content.amendment)\n\(content.tree)\n\(content.version)\n".utf8, to: path)
        } catch {
            throw AgreementError(.undecided, "\(path) cannot be written.", causes: ["\(error)"])
        }
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
