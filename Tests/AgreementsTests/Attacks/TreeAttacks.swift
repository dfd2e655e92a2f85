import Agreements
import GitStore
import TestSupport
import Testing

/// Trees that two programs read differently, or that hold what people do not see.
@Suite struct TreeAttacks {
    private let forge: Forge
    private let honest: (tree: ObjectID, digest: String)

    init() throws {
        forge = try Forge()
        honest = try forge.write(forge.cheaper)
    }

    /// The bytes of a folder of the honest text; that of the text itself where `name` is nil.
    private func folder(_ name: String? = nil) throws -> [UInt8] {
        let root = try forge.repository.object(honest.tree, limit: 1 << 20).bytes
        guard let name else { return root }
        let listing = try forge.git.run("rev-parse", "\(honest.tree):\(name)")
        let id = try #require(ObjectID(hex: listing.text))
        return try forge.repository.object(id, limit: 1 << 20).bytes
    }

    private func blob(_ text: String = "anything\n") throws -> ObjectID { try forge.write(Array(text.utf8), as: .blob) }

    /// A merge, consented to by both, of a tree whose bytes are these.
    private func merge(_ tree: ObjectID) throws -> ObjectID {
        var branch = try forge.propose("acme/tree", forge.cheaper) { $0.tree = tree }
        branch.tree = tree
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        return try forge.merge(branch, by: "dewi")
    }

    /// A merge of the honest text with the folder `terms` replaced.
    private func merge(terms entries: [UInt8]) throws -> ObjectID {
        let terms = try forge.write(entries, as: .tree)
        let original = try #require(ObjectID(hex: try forge.git.run("rev-parse", "\(honest.tree):terms").text))
        let root = try folder()
        return try merge(try forge.write(root.replacing(original.bytes, with: terms.bytes), as: .tree))
    }

    @Test func aNameStandsOnce() throws {
        let cheap = try blob("monthly: {amount: \"1\", currency: IDR}\n")
        let dear = try blob("monthly: {amount: \"99999999\", currency: IDR}\n")
        let twice = Forge.entry("100644", "fees.yaml", cheap) + Forge.entry("100644", "fees.yaml", dear)
        let id = try merge(terms: twice)
        // Git checks out one of the two; which one is up to the program.
        #expect(try forge.git.run("show", "\(id):terms/fees.yaml").succeeded)
        #expect(try !forge.git.run("fsck", "--strict", "--no-dangling", id.description).succeeded)
        try forge.expectRefused(id, by: .plainTree, saying: "twice or out of order")
    }

    @Test func entriesStandInOrder() throws {
        let entries = try Forge.entry("100644", "fees.yaml", blob()) + Forge.entry("100644", "credits.yaml", blob())
        let id = try merge(terms: entries)
        #expect(try forge.git.run("show", "\(id):terms/fees.yaml").succeeded)
        try forge.expectRefused(id, by: .plainTree, saying: "out of order")
    }

    @Test(arguments: [
        "../fees.yaml", "a/b.yaml", "..", ".", ".git", ".GIT", "git~1", ".g\u{200C}it", "line\nfeed.yaml", "Fees.yaml",
        "caf\u{E9}.yaml", "cafe\u{301}.yaml", ".gitattributes", ".gitmodules", ".mailmap", ".gitignore", "fees.yaml ",
        "con", "aux.yaml:x", "\u{202E}lmay.seef", "fees.yml", "-fees.yaml", "fees", "",
    ])
    func namesAreThoseOfTheFormat(_ name: String) throws {
        try forge.expectRefused(
            try merge(terms: try Forge.entry("100644", name, blob())), by: .plainTree)
    }

    @Test(arguments: [".gitattributes", ".mailmap", ".gitmodules", "readme.md", "agreement.yaml.orig"])
    func nothingElseStandsBesideTheAgreement(_ name: String) throws {
        // `*.yaml -diff` would let everyone sign a change that no diff shows.
        var root = try Forge.entry("100644", name, blob("*.yaml -diff\n"))
        let original = try folder()
        root = name < "agreement.yaml" ? root + original : original + root
        try forge.expectRefused(try merge(try forge.write(root, as: .tree)), by: .plainTree)
    }

    @Test(arguments: ["120000", "160000", "100755", "100600", "0100644", "100664", "40000", "040000", "", "644"])
    func modesAreThoseOfPlainFiles(_ mode: String) throws {
        try forge.expectRefused(
            try merge(terms: try Forge.entry(mode, "fees.yaml", blob())), by: .plainTree)
    }

    @Test func aFolderIsAFolderAndNotEmpty() throws {
        try forge.expectRefused(try merge(terms: []), by: .plainTree, saying: "empty")
        let nested = try forge.write(Forge.entry("100644", "fees.yaml", try blob()), as: .tree)
        try forge.expectRefused(try merge(terms: Forge.entry("40000", "more", nested)), by: .plainTree)
        // Says it is a file, and is a folder.
        try forge.expectRefused(try merge(terms: Forge.entry("100644", "fees.yaml", nested)), by: .plainTree)
        try forge.expectRefused(try merge(try blob()), by: .plainTree, saying: "not a folder")
    }

    @Test func aTreeCutShortIsRefused() throws {
        let entry = try Forge.entry("100644", "fees.yaml", blob())
        for bytes in [Array(entry.dropLast()), entry + [0], Array(entry.dropFirst(6)), entry + Array("100644 ".utf8)] {
            try forge.expectRefused(try merge(terms: bytes), by: .plainTree)
        }
    }

    @Test func aMissingFileMakesTheAnswerIncomplete() throws {
        let missing = try #require(ObjectID(hex: String(repeating: "ab", count: 20)))
        try forge.expectRefused(
            try merge(terms: Forge.entry("100644", "fees.yaml", missing)), by: .whole, saying: "missing",
            verdict: .undecided)
    }

    @Test func anEmptyTextIsNone() throws {
        try forge.expectRefused(try merge(try forge.write([], as: .tree)), by: .plainTree, saying: "no agreement.yaml")
    }

    @Test func whatTheTreeHoldsIsWhatTheDigestSays() throws {
        // Both files have one git id only if SHA-1 breaks; the digest of the text is computed from their content.
        var other = forge.cheaper
        other.files["terms/fees.yaml"] = "monthly: {amount: \"99999999\", currency: IDR}\n"
        var branch = try forge.propose("acme/fees", forge.cheaper)
        branch.tree = try forge.write(other).tree
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: .trueText, saying: "names the text")
    }
}
