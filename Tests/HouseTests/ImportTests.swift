import Foundation
import Testing

/// The arrows between modules point down only: README.md, "The code".
@Suite struct ImportTests {
    /// What each target may import of this project and of others.
    ///
    /// `Agreements` speaks of ids and keys, so what stands directly on it may name the modules that declare these.
    private static let allowed: [String: Set<String>] = {
        var table: [String: Set<String>] = [
            "CLibgit2": [],
            "CMinizip": [],
            "ZipFiles": ["CMinizip"],
            "GitStore": ["CLibgit2"],
            "SSHSignature": ["Crypto", "CryptoExtras"],
            "Agreements": ["GitStore", "SSHSignature", "Crypto", "Yams"],
            "ExternalPrograms": ["Agreements", "GitStore", "SSHSignature", "Subprocess", "SystemPackage"],
            "ServiceLevels": ["BigInt"],
            "AgreementProfiles": ["Agreements", "ServiceLevels", "Yams"],
            "AgreementDocuments": ["Agreements", "AgreementProfiles"],
            "countersign": ["CountersignCLI"],
        ]
        let library = Set(table.keys).subtracting(["CLibgit2", "CMinizip", "countersign"])
        table["CountersignCLI"] = library.union(["ArgumentParser"])
        return table
    }()

    /// What each target may import of the system: no more than it needs, since every module costs start-up time.
    private static let ofTheSystem: [String: Set<String>] = [
        "GitStore": ["Synchronization", "Glibc", "Musl", "Darwin"],
        "SSHSignature": ["Synchronization"],
        "Agreements": ["FoundationEssentials", "Foundation", "Synchronization", "Dispatch"],
        "ExternalPrograms": ["FoundationEssentials"],
        "ServiceLevels": ["FoundationEssentials", "Foundation"],
        "AgreementProfiles": ["FoundationEssentials", "Foundation"],
        "AgreementDocuments": ["FoundationEssentials", "Foundation"],
        "CountersignCLI": [
            "FoundationEssentials", "Foundation", "Synchronization", "Dispatch", "Glibc", "Musl", "Darwin",
        ],
    ]

    @Test func targetsDependOnWhatTheHouseAllowsAlone() throws {
        let targets = try Manifest().dependencies.filter { !$0.key.hasSuffix("Tests") && $0.key != "TestSupport" }
        #expect(targets.count > 8)
        for (target, dependencies) in targets {
            let allowed = try #require(Self.allowed[target], "The target \(target) has no place in the house.")
            #expect(dependencies.subtracting(allowed) == [], "\(target) depends on what it may not.")
        }
    }

    @Test func filesImportWhatTheirTargetMayAndDeclares() throws {
        let manifest = try Manifest()
        for file in try SourceTree.swiftFiles(in: "Sources") {
            let allowed = Self.allowed[file.target] ?? []
            let declared = try #require(manifest.dependencies[file.target])
            for module in file.imports.subtracting(Self.ofTheSystem[file.target] ?? []) {
                #expect(allowed.contains(module), "\(file.path) imports \(module), which \(file.target) may not.")
                #expect(declared.contains(module), "\(file.path) imports \(module); Package.swift does not say so.")
            }
        }
    }

    /// The attacks may ask libgit2 itself, to show that it is fooled where ours is not.
    @Test func onlyTheStoreAndTestsTouchC() throws {
        for file in try SourceTree.swiftFiles(in: "Sources") + SourceTree.swiftFiles(in: "Tests") {
            guard file.imports.contains("CLibgit2") else { continue }
            #expect(["GitStore", "GitStoreTests", "AgreementsTests"].contains(file.target), "\(file.path)")
        }
    }

    @Test func onlyItsOneWrapperTouchesTheZipLibrary() throws {
        for file in try SourceTree.swiftFiles(in: "Sources") + SourceTree.swiftFiles(in: "Tests") {
            #expect(!file.imports.contains("CMinizip") || file.target == "ZipFiles", "\(file.path)")
        }
    }

    @Test func importsAreFoundInEverySpelling() {
        let lines = [
            "import A", "internal import B", "@testable import C", "    public import struct D.Thing",
            "@preconcurrency private import E", "// import F", "let important = 1",
        ]
        #expect(SourceTree.File(path: "x", lines: lines).imports == ["A", "B", "C", "D", "E"])
    }
}

extension SourceTree.File {
    /// The modules that the file imports.
    var imports: Set<String> {
        let spelling =
            /^\s*(?:(?:@\w+|public|package|internal|fileprivate|private)\s+)*import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var|actor)\s+)?(\w+)/
        return Set(lines.compactMap { $0.firstMatch(of: spelling).map { String($0.1) } })
    }
}
