internal import FoundationEssentials
internal import GitStore

/// The text as it stands in a clone's working tree, edited or not: what `propose` signs.
public enum WorkingText {
    /// Reads the working tree and stores its content as objects; no reference moves.
    ///
    /// Files that git ignores are left out. Everything else must have a place in a text.
    ///
    /// - Throws: `malformed` with every fault of every file, by line and column.
    public static func read(in history: History) throws(AgreementError) -> Text {
        let repository = history.agreement.repository
        let files = try files(in: repository)
        let findings = findings(in: files, opening: false)
        guard findings.isEmpty else {
            throw AgreementError(
                .malformed, findings.count == 1 ? "The text has a fault." : "The text has \(findings.count) faults.",
                findings: findings)
        }
        return try history.text(of: write(files, to: repository))
    }

    /// The files of the working tree at the places of a text.
    static func files(in repository: Repository) throws(AgreementError) -> [(TextPlace, [UInt8])] {
        let contents = try contents(in: repository)
        guard contents.misplaced.isEmpty else {
            throw AgreementError(
                .malformed, "Some files have no place in a text.", findings: contents.misplaced)
        }
        return contents.files
    }

    /// Every file of the working tree as it stands, valid or not, and what has no place in a text.
    ///
    /// - Throws: `misused` where there is no working tree.
    static func contents(in repository: Repository) throws(AgreementError) -> (
        files: [(TextPlace, [UInt8])], misplaced: [Finding]
    ) {
        guard let root = repository.workingDirectory else {
            throw AgreementError(
                .misused, "This repository has no working tree to read a text from.", hint: "Work in a clone of it.")
        }
        var files: [(TextPlace, [UInt8])] = []
        var findings: [Finding] = []
        for path in try paths(below: root, in: repository) {
            let full = root + (root.hasSuffix("/") ? "" : "/") + path
            guard let place = TextPlace(path: path) else {
                findings.append(misplaced(path))
                continue
            }
            let attributes = try? FileManager.default.attributesOfItem(atPath: full)
            guard attributes?[.type] as? FileAttributeType == .typeRegular else {
                findings.append(Finding(.plainTree, "\(path) is a link or something else than a file.", path: path))
                continue
            }
            guard (attributes?[.size] as? UInt64).map({ $0 <= UInt64(place.sizeLimit) }) ?? true else {
                findings.append(
                    Finding(.validText, "\(path) is larger than \(place.sizeLimit / 1024 / 1024) MiB.", path: path))
                continue
            }
            do {
                files.append((place, [UInt8](try Data(contentsOf: URL(filePath: full)))))
            } catch {
                throw AgreementError(.undecided, "\(path) cannot be read.", causes: ["\(error)"])
            }
        }
        return (files, findings)
    }

    /// A file beside those of the agreement, such as a page that was exported or a bundle to send.
    private static func misplaced(_ path: String) -> Finding {
        let isAtTop = !path.utf8.contains(UInt8(ascii: "/"))
        return Finding(
            .plainTree, "\(path) has no place in a text.", path: path,
            hint: isAtTop
                ? "Move it out of the folder, which holds the agreement's own files alone: mv \(path) .. If it is to be"
                    + " signed with the text, it is an annex: annexes/\(path)"
                : "Move it out of the folder, or name it as the format does: clauses/010-scope.en.md, annexes/map.pdf.")
    }

    /// Every file below the working tree's root but git's own and what it ignores, in order.
    private static func paths(below root: String, in repository: Repository) throws(AgreementError) -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: root).sorted()
        } catch {
            throw AgreementError(.undecided, "\(root) cannot be read.", causes: ["\(error)"])
        }
        var paths: [String] = []
        for name in names where name != ".git" {
            let full = root + (root.hasSuffix("/") ? "" : "/") + name
            let type = (try? FileManager.default.attributesOfItem(atPath: full))?[.type] as? FileAttributeType
            guard type == .typeDirectory else {
                if try !isIgnored(name, in: repository) { paths.append(name) }
                continue
            }
            let members: [String]
            do {
                members = try FileManager.default.subpathsOfDirectory(atPath: full).sorted()
            } catch {
                throw AgreementError(.undecided, "\(full) cannot be read.", causes: ["\(error)"])
            }
            for member in members {
                let path = name + "/" + member
                let memberType = (try? FileManager.default.attributesOfItem(atPath: root + "/" + path))?[.type]
                if memberType as? FileAttributeType != .typeDirectory, try !isIgnored(path, in: repository) {
                    paths.append(path)
                }
            }
        }
        return paths
    }

    static func isIgnored(_ path: String, in repository: Repository) throws(AgreementError) -> Bool {
        // A file at a place of the text is never left out, whatever somebody's ignore rules say.
        if TextPlace(path: path) != nil { return false }
        return try attempt("git's ignore rules cannot be read.") { () throws(GitError) in try repository.isIgnored(path)
        }
    }

    /// What speaks against files as a text, judged before anything is stored.
    static func findings(in files: [(TextPlace, [UInt8])], opening: Bool) -> [Finding] {
        var findings: [Finding] = []
        var declaration: Declaration?
        var parties: [Party] = []
        for (place, bytes) in files {
            let undecided = place.isAnnex ? [] : ConflictMarkers.findings(in: bytes, path: place.path)
            guard undecided.isEmpty else {
                // What else is wrong with the file comes from the markers.
                findings += undecided
                continue
            }
            switch Content.read(bytes, at: place) {
            case .refused(let faults): findings += faults
            case .good(let content):
                declaration = declaration ?? content.declaration
                if let party = content.party { parties.append(party) }
            }
        }
        if files.reduce(0, { $0 + $1.1.count }) > Text.sizeLimit { findings.append(Text.sizeFinding) }
        guard findings.isEmpty else { return findings }
        guard let declaration else {
            return [Finding(.validText, "The text has no agreement.yaml.", path: "agreement.yaml")]
        }
        findings += TextConsistency.faults(
            declaration: declaration, parties: parties, places: files.map(\.0), opening: opening
        ).map { Finding($0) }
        findings += parties.compactMap { party in
            PartyName.problem(of: party.name, in: declaration).map { problem in
                let path = TextPlace.party(party.id).path
                return Finding(.validText, problem, path: path, hint: PartyName.hint)
            }
        }
        return findings + KeyRegister(of: parties).findings
    }

    /// Stores files as a tree.
    static func write(_ files: [(TextPlace, [UInt8])], to repository: Repository) throws(AgreementError) -> ObjectID {
        try attempt("The text cannot be stored.") { () throws(GitError) in
            let blobs = try repository.write(files.map { (.blob, $0.1) })
            return try repository.writeTree(zip(files, blobs).map { (path: $0.0.path, blob: $1) })
        }
    }
}
