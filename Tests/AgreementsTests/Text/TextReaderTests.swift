import Foundation
import GitStore
import TestSupport
import Testing

@testable import Agreements

@Suite struct TextReaderTests {
    @Test func whatWasMissingIsLookedForAgain() throws {
        let forge = try Forge()
        let (tree, _) = try forge.write(forge.cheaper)
        let objects = forge.repository.gitDirectory + "/objects"
        try FileManager.default.moveItem(atPath: objects, toPath: objects + ".away")
        try FileManager.default.createDirectory(atPath: objects, withIntermediateDirectories: false)
        let reader = TextReader(try Repository.open(at: forge.directory.path, discovering: false))
        guard case .refused(let findings) = reader.text(of: tree, opening: false) else {
            Issue.record("A text that is not there is read.")
            return
        }
        #expect(findings.map(\.severity) == [.undecided])
        // As when a fetch that runs meanwhile has brought it.
        try FileManager.default.removeItem(atPath: objects)
        try FileManager.default.moveItem(atPath: objects + ".away", toPath: objects)
        guard case .good = reader.text(of: tree, opening: false) else {
            Issue.record("It is there, and not found.")
            return
        }
    }
}
