import Foundation
import GitStore
import Testing

/// A repository that somebody else laid out, opened for its objects and references alone.
@Suite struct ForeignCopyTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    /// Thirty includes in each of nine files: whoever follows them all never comes to an end.
    @Test func settingsThatIncludeEachOtherAreNotRead() throws {
        let made = try Repository.create(at: sandbox.path("copy"), bare: true, initialBranch: "main")
        let id = try made.write([(.blob, Array("x".utf8))])[0]
        for file in 0..<9 {
            let next = "[include]\n\tpath = \(file == 8 ? "none" : "i\(file + 1)")\n"
            let name = file == 0 ? "config" : "i\(file)"
            try Data(String(repeating: next, count: 30).utf8).write(to: URL(filePath: sandbox.path("copy/\(name)")))
        }
        let copy = try Repository.openWithoutSettings(at: sandbox.path("copy"), discovering: false)
        #expect(try copy.object(id, limit: 10).bytes == Array("x".utf8))
        #expect(try copy.references(under: "refs/heads/").isEmpty)
    }

    @Test func aPipeWhoseNameIsNoTextIsFoundToo() throws {
        _ = try Repository.create(at: sandbox.path("copy"), bare: true, initialBranch: "main")
        let path = Array(sandbox.path("copy/refs/heads/").utf8) + [0xFF, 0]
        #expect(mkfifo(path.map { CChar(bitPattern: $0) }, 0o600) == 0)
        #expect(throws: GitError.self) {
            _ = try Repository.openWithoutSettings(at: sandbox.path("copy"), discovering: false)
        }
    }

    /// Whoever borrows objects opens what lies there, and the list of what that borrows.
    @Test(arguments: ["pack/pack-1.idx", "info/alternates", "00/11"])
    func aPipeAmongBorrowedObjectsIsNamedAndNotWaitedFor(place: String) throws {
        _ = try Repository.create(at: sandbox.path("copy"), bare: true, initialBranch: "main")
        let pipe = sandbox.path("elsewhere/\(place)")
        try FileManager.default.createDirectory(
            at: URL(filePath: pipe).deletingLastPathComponent(), withIntermediateDirectories: true)
        #expect(mkfifo(pipe, 0o600) == 0)
        for line in [sandbox.path("elsewhere"), "../../elsewhere"] {
            try sandbox.write("# borrowed\n\(line)\n", to: "objects/info/alternates", in: "copy")
            #expect(
                code { () throws(GitError) in
                    _ = try Repository.openWithoutSettings(at: sandbox.path("copy"), discovering: false)
                } == .corrupt)
        }
    }

    /// A link leads to another repository of whoever reads the copy, or to a device: it is named, and not followed.
    @Test(arguments: [
        "HEAD", "config", "packed-refs", "refs", "refs/heads", "refs/heads/main", "refs/heads/amendment/acme/x",
        "objects", "objects/info", "objects/info/alternates", "objects/00", "objects/00/11", "objects/pack",
        "objects/pack/pack-1.idx",
    ])
    func aLinkIsNamedAndNotFollowed(place: String) throws {
        let own = try Repository.create(at: sandbox.path("own"), bare: true, initialBranch: "main")
        let id = try own.write(Array("x".utf8), as: .blob)
        try own.updateReference("refs/heads/main", to: id, expecting: nil, message: "mine")
        for (folder, inside) in [("copy", ""), ("clone", ".git/")] {
            _ = try Repository.create(at: sandbox.path(folder), bare: inside.isEmpty, initialBranch: "main")
            let path = sandbox.path("\(folder)/\(inside)\(place)")
            try FileManager.default.createDirectory(
                at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
            try? FileManager.default.removeItem(atPath: path)
            try FileManager.default.createSymbolicLink(
                atPath: path, withDestinationPath: sandbox.path("own/\(place)"))
            #expect {
                _ = try Repository.openWithoutSettings(at: sandbox.path(folder), discovering: false)
            } throws: { error in
                (error as? GitError)?.code == .leadsElsewhere
                    && "\(error)".contains("\(inside)\(place) is a symbolic link")
            }
        }
        // Stock git follows it.
        if place == "refs" {
            #expect(try sandbox.git("for-each-ref", "--format=%(refname)", in: "copy").text == "refs/heads/main")
        }
    }

    @Test func aLinkForTheWholeRepositoryIsNotFollowed() throws {
        _ = try Repository.create(at: sandbox.path("own"), bare: true, initialBranch: "main")
        try FileManager.default.createDirectory(atPath: sandbox.path("copy"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: sandbox.path("copy/.git"), withDestinationPath: sandbox.path("own"))
        func opening(_ name: String) -> GitError.Code? {
            code { () throws(GitError) in
                _ = try Repository.openWithoutSettings(at: sandbox.path(name), discovering: false)
            }
        }
        #expect(opening("copy") == .leadsElsewhere)
        // A link that is itself what a person names leads where they say.
        try FileManager.default.createSymbolicLink(
            atPath: sandbox.path("named"), withDestinationPath: sandbox.path("own"))
        #expect(opening("named") == nil)
        // What lies about in a working directory is no matter.
        _ = try Repository.create(at: sandbox.path("clone"), bare: false, initialBranch: "main")
        try FileManager.default.createSymbolicLink(atPath: sandbox.path("clone/HEAD"), withDestinationPath: "/dev/zero")
        #expect(opening("clone") == nil)
    }

    /// Files without an end, of which libgit2 would read all before it looks at any of it.
    @Test(arguments: [("packed-refs", 33 << 20), ("HEAD", 65 << 10), ("refs/heads/main", 1 << 40)])
    func aFileOfReferencesThatNobodyNeedsIsNotRead(place: String, size: Int) throws {
        _ = try Repository.create(at: sandbox.path("copy"), bare: true, initialBranch: "main")
        try sandbox.write("", to: place, in: "copy")
        #expect(truncate(sandbox.path("copy/\(place)"), off_t(size)) == 0)
        #expect(
            code { () throws(GitError) in
                _ = try Repository.openWithoutSettings(at: sandbox.path("copy"), discovering: false)
            } == .tooLarge)
    }

    @Test func referencesInFoldersWithoutEndAreNotReadEither() throws {
        _ = try Repository.create(at: sandbox.path("copy"), bare: true, initialBranch: "main")
        try sandbox.write("", to: "refs/" + String(repeating: "a/", count: 40) + "b", in: "copy")
        #expect(
            code { () throws(GitError) in
                _ = try Repository.openWithoutSettings(at: sandbox.path("copy"), discovering: false)
            } == .corrupt)
    }

    @Test(arguments: [
        "HEAD", "config", "packed-refs", "refs/heads/main", "refs/heads/amendment/acme/x", "objects/info/alternates",
        "objects/00/11", "objects/pack/multi-pack-index", "objects/pack/pack-1.idx",
    ])
    func aPipeIsNamedAndNotWaitedFor(place: String) throws {
        _ = try Repository.create(at: sandbox.path("copy"), bare: true, initialBranch: "main")
        let path = sandbox.path("copy/\(place)")
        try FileManager.default.createDirectory(
            at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try? FileManager.default.removeItem(atPath: path)
        #expect(mkfifo(path, 0o600) == 0)
        #expect {
            _ = try Repository.openWithoutSettings(at: sandbox.path("copy"), discovering: false)
        } throws: { error in
            (error as? GitError)?.code == .corrupt && "\(error)".contains("\(place) is a pipe, and no file")
        }
    }
}
