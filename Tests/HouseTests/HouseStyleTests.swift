import Foundation
import TestSupport
import Testing

/// What every file of the project looks like.
@Suite struct HouseStyleTests {
    @Test func nothingInTheSourcesStopsTheProgramOrHidesARace() throws {
        let refused = ["@unchecked Sendable", "try!", "fatalError("]
        for file in try SourceTree.swiftFiles(in: "Sources") {
            for (number, line) in file.lines.enumerated() {
                let code = line.components(separatedBy: "//")[0]
                for word in refused {
                    #expect(!code.contains(word), "\(file.path):\(number + 1) has `\(word)`.")
                }
            }
        }
    }

    @Test func noFileIsLongerThanFourHundredLines() throws {
        for file in try SourceTree.swiftFiles(in: "Sources") + SourceTree.swiftFiles(in: "Tests") {
            #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count - 1) lines.")
        }
    }

    @Test func everyPublicDeclarationIsExplained() throws {
        for file in try SourceTree.swiftFiles(in: "Sources") {
            for number in file.undocumented {
                Issue.record("\(file.path):\(number): `\(file.lines[number - 1].trimmed)` has no doc comment.")
            }
        }
    }

    @Test func aPublicDeclarationWithoutACommentIsFound() {
        let lines = [
            "/// Says what it is.", "public struct A {", "    public let a: Int", "    /// B.", "    @frozen",
            "    public var b: Int { 0 }", "    public var description: String { \"\" }", "    // No doc comment.",
            "    @discardableResult public func c() {}", "}", "public import D", "public extension E {}",
        ]
        #expect(SourceTree.File(path: "x", lines: lines).undocumented == [3, 9])
    }

    @Test func theTopOfTheRepositoryHoldsWhatTheProjectHasAlone() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
        // Package.resolved is the package manager's: git ignores it.
        let allowed: Set = [
            "Package.swift", "Sources", "Tests", "Hooks", "README.md", "docs", "LICENSE", "Package.resolved",
        ]
        #expect(Set(names.filter { !$0.hasPrefix(".") }).subtracting(allowed) == [])
    }

    @Test(.enabled(if: Formatter.path != nil, "There is no swift-format in PATH."))
    func theFormatterHasNothingToSay() throws {
        let home = try TemporaryDirectory("format")
        let formatter = StockProgram(try #require(Formatter.path), in: SourceTree.root.path, home: home.path)
        let result = try formatter.run("lint", "--strict", "--recursive", "Sources", "Tests", "Package.swift")
        #expect(result.errors == "")
        #expect(result.succeeded)
    }

    /// The formatter of the toolchain, or another that the person has.
    private enum Formatter {
        static let path: String? = {
            let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            return folders.map { $0 + "/swift-format" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        }()
    }
}

extension SourceTree.File {
    /// The numbers of lines that declare something public which no doc comment explains.
    ///
    /// What a well-known protocol of the standard library asks for is explained there.
    var undocumented: [Int] {
        let declaration = /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public|open)\s+(?!import|extension|private\(set\)\s+import)/
        let wellKnown =
            /var (?:debugD|d)escription: String|static func (?:==|<|~=) ?\(|func hash\(into|func encode\(to|init\(from decoder|init\(\w*[lL]iteral/
        return lines.indices.filter { index in
            guard lines[index].firstMatch(of: declaration) != nil, lines[index].firstMatch(of: wellKnown) == nil
            else { return false }
            let above = lines[..<index].last { !$0.trimmed.hasPrefix("@") } ?? ""
            return !above.trimmed.hasPrefix("///")
        }.map { $0 + 1 }
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
