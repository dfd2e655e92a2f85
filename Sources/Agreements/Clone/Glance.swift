internal import FoundationEssentials
internal import GitStore

/// What a clone seems to hold, by its names alone: for completing what a person types.
///
/// Nothing is verified, no object is read, and no program is run; a name that is none is left out. Whatever cannot be
/// read is empty.
public struct Glance {
    private let repository: Repository

    /// A glance at the clone that a directory belongs to; nil where there is none.
    public init?(at path: String) {
        guard let repository = try? Repository.open(at: path, discovering: true) else { return nil }
        self.repository = repository
    }

    /// The amendments that have a branch here, in order of name.
    public var amendments: [AmendmentName] {
        references(under: AmendmentName.branches).compactMap { AmendmentName(reference: $0) }
    }

    /// The drafts of this clone, in order of name.
    public var drafts: [Slug] {
        references(under: Agreement.drafts).compactMap { Slug($0.dropFirst(Agreement.drafts.count)) }
    }

    /// The clauses in the working files, in the order of the text.
    public var clauses: [Slug] {
        var seen: Set<Slug> = []
        return names(in: "clauses").compactMap { name in
            guard case .clause(_, let slug, _) = TextPlace(path: "clauses/" + name), seen.insert(slug).inserted
            else { return nil }
            return slug
        }
    }

    /// The paths of terms, calendars and parties in the working files.
    public var provisions: [String] {
        ["terms", "calendars", "parties"].flatMap { folder in
            names(in: folder).map { folder + "/" + $0 }.filter { TextPlace(path: $0) != nil }
        }
    }

    private func names(in folder: String) -> [String] {
        guard let directory = repository.workingDirectory,
            let names = try? FileManager.default.contentsOfDirectory(atPath: directory + "/" + folder)
        else { return [] }
        return names.sorted()
    }

    /// How many versions this clone has verified, as it remembers.
    public var versions: Int {
        guard let root = PinnedRoot(in: repository).read() else { return 0 }
        return RememberedLedger(in: repository).read(root: root)?.versions.count ?? 0
    }

    /// The names of the remotes.
    public var remotes: [String] {
        let settings = (try? repository.configuration(under: "remote.")) ?? []
        let names = settings.compactMap { setting -> String? in
            guard setting.key.hasSuffix(".url") else { return nil }
            let name = setting.key.dropFirst("remote.".count).dropLast(".url".count)
            return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
                ? String(name) : nil
        }
        return Set(names).sorted()
    }

    private func references(under prefix: String) -> [String] {
        ((try? repository.references(under: prefix)) ?? []).map(\.name)
    }
}
