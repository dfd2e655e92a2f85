import Foundation
import GitStore
import TestSupport
import Testing

@testable import Agreements

/// What two verifiers once answered differently: one of them was wrong, or the format's page left it open.
@Suite struct DisagreementTests {
    private let forge: Forge

    init() throws { forge = try Forge() }

    /// Expects an answer of both to a merge of a text that both parties accepted.
    private func expect(
        _ verdict: Verdict, by rule: RuleName? = nil, _ change: (inout SampleText) -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        var text = forge.cheaper
        change(&text)
        let head = try forge.merge(try forge.executed("acme/text", text), by: "dewi")
        if let rule {
            try forge.expectRefused(head, by: rule, verdict: verdict, sourceLocation: sourceLocation)
        } else {
            try forge.expectValid(head, sourceLocation: sourceLocation)
        }
    }

    // MARK: Characters

    @Test(arguments: [
        "a: \"\\ufeffx\"", "a: \"\\uFEFF\"", "a: \"\\U0000feffx\"", "\"\\ufeffa\": x", "a: \"x\\ufeff\"",
        "a: \"\\\n  \\ufeffx\"", "[\"\\ufeffx\"]",
    ])
    func aByteOrderMarkThatAnEscapeMakesIsRefused(yaml: String) throws {
        try expect(.invalid, by: .validText) { $0.files["terms/mark.yaml"] = yaml + "\n" }
    }

    @Test(arguments: ["a: \"\\\\ufeffx\"", "a: '\\ufeffx'", "a: \\ufeffx"])
    func whatOnlyLooksLikeSuchAnEscapeIsNone(yaml: String) throws {
        try expect(.valid) { $0.files["terms/mark.yaml"] = yaml + "\n" }
    }

    @Test(arguments: [("\u{315}", 30, true), ("\u{315}", 31, false), ("\u{16124}", 30, true), ("\u{16124}", 31, false)])
    func aRunOfMarksIsBoundedInTextsAndMessages(mark: String, count: Int, isFine: Bool) throws {
        let words = "x" + String(repeating: mark, count: count)
        try expect(isFine ? .valid : .invalid, by: isFine ? nil : .validText) {
            $0.files["clauses/010-scope.en.md"] = words + "\n"
        }
        var branch = try forge.propose("acme/words", forge.cheaper) { $0.subject = words }
        for seed in ["sari", "dewi"] { try forge.add(.accept, to: &branch, by: seed) }
        let head = try forge.merge(branch, by: "dewi")
        _ = isFine ? try forge.expectValid(head) : try forge.expectRefused(head, by: .canonical)
    }

    /// U+16D68 is made of two others since Unicode 16; to version 14 all three are unknown, and stay as they are.
    @Test(arguments: ["\u{16D68}", "\u{16D67}\u{16D67}", "\u{16D63}\u{16D67}", "e\u{16D67}\u{301}", "\u{323AF}"])
    func charactersThatCameLaterComposeWithNothing(words: String) throws {
        try expect(.valid) { $0.files["clauses/010-scope.en.md"] = words + "\n" }
        try expect(.invalid, by: .validText) { $0.files["clauses/010-scope.en.md"] = words + "e\u{301}\n" }
    }

    @Test func aColonBehindABracketIsLookedForOnOneLine() throws {
        try expect(.valid) { $0.files["terms/words.yaml"] = "- a]\n  :b\n" }
        try expect(.invalid, by: .validText) { $0.files["terms/words.yaml"] = "- a] :b\n" }
    }

    @Test(arguments: ["Fee [IDR]: x", "fee}  : x", "{fee]: x}", "- fee]: x"])
    func aKeyDoesNotEndWithABracket(yaml: String) throws {
        try expect(.invalid, by: .validText) { $0.files["terms/words.yaml"] = yaml + "\n" }
        let quoted = yaml.replacing(#/[Ff]ee[^:]*[\]}]/#) { "\"\($0.output)\"" }
        try expect(.valid) { $0.files["terms/words.yaml"] = quoted + "\n" }
    }

    // MARK: A newer format

    @Test(arguments: [
        "countersign/2", "\"countersign/2\"", "countersign/2\t# later", " countersign/10\r",
        "countersign/99999999999999999999999", "countersign/9223372036854775808",
    ])
    func aNewerFormatIsUndecidedHoweverItsLineEnds(format: String) throws {
        try expect(.undecided, by: .format) { text in
            text.files["agreement.yaml"] = "format:\(format)\nother: &x [*x]\n"
        }
    }

    @Test(arguments: [
        "countersign/+2", "countersign/2\u{0}", "'countersign/2", "countersign/2'", "countersign/02", "countersign/",
        "countersign/1", "countersign/2#", "\"countersign/2\"#", "countersign/2 x", "countersign/2x",
    ])
    func whatIsNoNewerFormatIsAFaultOfThisOne(format: String) throws {
        try expect(.invalid, by: .validText) { text in
            text.files["agreement.yaml"] = "format: \(format)\nother: &x [*x]\n"
        }
    }

    @Test(arguments: [
        ("+2", false), ("-2", false), ("02", false), ("2a", false), ("2", true), ("18446744073709551617", true),
    ])
    func theFormatOfAFileThatCanBeReadIsANumber(number: String, isNewer: Bool) throws {
        try expect(isNewer ? .undecided : .invalid, by: isNewer ? .format : .validText) { text in
            text.files["agreement.yaml"] = text.files["agreement.yaml"]?
                .replacing("countersign/1", with: "countersign/\(number)")
        }
    }

    @Test func aNewerFormatMayHaveOtherFiles() throws {
        for name in ["README", ".hidden", "terms/deep/fees.yaml", "Upper/case"] {
            try expect(.undecided, by: .format) { text in
                text.files["agreement.yaml"] = "format: countersign/2\n"
                text.files[name] = "x\n"
            }
        }
    }

    @Test func aNewerFormatHasTheParentsOfThisOne() throws {
        var text = forge.cheaper
        text.files["agreement.yaml"] = "format: countersign/2\n"
        var branch = try forge.propose("acme/newer", text) { $0.parents.append(forge.root) }
        for seed in ["sari", "dewi"] { try forge.add(.accept, to: &branch, by: seed) }
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: .oneChain)
    }

    // MARK: Names

    @Test(arguments: [("-abcdefg", true), ("-abcdefgh", false)])
    func aFileNameInATrailerIsAsLongAsInATree(rest: String, isFine: Bool) throws {
        // 256 bytes and 257.
        let language = "en" + String(repeating: "-abcdefgh", count: 26) + rest
        var branch = try forge.propose("acme/clause", forge.cheaper)
        try forge.add(.comment, to: &branch, by: "dewi") {
            $0.trailers.append(("Clause", "clauses/010-abcd.\(language).md"))
        }
        for seed in ["sari", "dewi"] { try forge.add(.accept, to: &branch, by: seed) }
        let head = try forge.merge(branch, by: "dewi")
        _ = isFine ? try forge.expectValid(head) : try forge.expectRefused(head, by: .actGrammar)
    }

    @Test func aZoneThatTheDatabaseLacksIsUndecided() throws {
        func zone(_ name: String) -> (inout SampleText) -> Void {
            { $0.files["agreement.yaml"] = $0.files["agreement.yaml"]?.replacing("Asia/Jakarta", with: name) }
        }
        try expect(.undecided, by: .validText, zone("Mars/Olympus_Mons"))
        try expect(.undecided, by: .validText, zone("SystemV/EST5"))
        try expect(.invalid, by: .validText, zone("WIB"))
        // Another fault is one whatever the zone.
        try expect(.invalid, by: .validText) {
            zone("Mars/Olympus_Mons")(&$0)
            $0.files["terms/fees.yaml"] = "*x\n"
        }
    }

    // MARK: Sizes

    @Test(arguments: [1, 3, 4]) func commitsThatAreTooLargeAreReadForTheirParents(count: Int) throws {
        var head = forge.good
        for _ in 0..<count {
            head = try forge.rewrite(forge.good) { commit in
                let lines = commit.split(separator: "\n", omittingEmptySubsequences: false)
                return ([lines[0], "parent \(head)"] + lines.dropFirst(3)).joined(separator: "\n")
                    + String(repeating: "x", count: 128 * 1024)
            }
        }
        try forge.expectRefused(head, by: .canonical, sound: .some(count < 4 ? forge.good : nil))
    }
}
