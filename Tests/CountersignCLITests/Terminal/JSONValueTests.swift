import AgreementDocuments
import Foundation
import Testing

@testable import CountersignCLI

@Suite("JSON")
struct JSONValueTests {
    @Test
    func membersKeepTheirOrder() {
        let value: JSONValue = ["schema": "countersign.x/1", "b": 1, "a": [true, .null, -5], "c": [:]]
        #expect(value.rendered == #"{"schema":"countersign.x/1","b":1,"a":[true,null,-5],"c":{}}"#)
    }

    @Test
    func stringsMeanTheSameAfterParsing() throws {
        let text = "\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1B}[31m\u{7F}\u{9B}\u{202E}é服👩‍👧\u{E0041}\u{2028}"
        let line = JSONValue.string(text).rendered
        let parsed = try JSONDecoder().decode(String.self, from: Data(line.utf8))
        #expect(Array(parsed.utf8) == Array(text.utf8))
        #expect(!line.unicodeScalars.contains { Sanitizer.isInvisible($0) })
        #expect(line.contains(#"\u001b[31m\u007f\u009b\u202e"#))
        #expect(line.contains(#"\udb40\udc41"#))
    }
}
