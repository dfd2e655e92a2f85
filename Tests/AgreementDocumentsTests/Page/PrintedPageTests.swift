import Foundation
import Testing

@testable import AgreementDocuments

@Suite("On paper, nothing lies over the words") struct PrintedPageTests {
    /// What stands fixed at the foot of every page has room there of its own, or does not stand fixed.
    @Test func theRunningFooterHasItsOwnRoomOnEveryPage() throws {
        let sheet = "\(PageStyle.sheet)"
        let guarded = try #require(sheet.components(separatedBy: "@supports (box-decoration-break: clone)").last)
        #expect(!sheet.replacing(guarded, with: "").contains("position: fixed"))
        #expect(guarded.contains("body:has(> .running) { padding-bottom: 14mm; box-decoration-break: clone; }"))
        #expect(guarded.contains("position: fixed") && guarded.contains("max-height: 12mm"))
    }
}
