import GitStore
import Testing

@Suite struct ObjectIDTests {
    let hex = "00ff10a07b3c9d5e2f4816b0c9d8e7f6a5b4c3d2"

    @Test func anIDIsReadAndWrittenAsFortyLowercaseDigits() throws {
        let id = try #require(ObjectID(hex: hex))
        #expect(id.description == hex)
        #expect(ObjectID(bytes: id.bytes) == id)
        #expect(id.bytes.count == 20)
        #expect(id.bytes[1] == 0xff)
    }

    @Test(arguments: [
        "", "00ff", "00ff10a07b3c9d5e2f4816b0c9d8e7f6a5b4c3d", "00ff10a07b3c9d5e2f4816b0c9d8e7f6a5b4c3d2a",
        "00ff10a07b3c9d5e2f4816b0c9d8e7f6a5b4c3d2aa", "00FF10a07b3c9d5e2f4816b0c9d8e7f6a5b4c3d2",
        "00ff10a07b3c9d5e2f4816b0c9d8e7f6a5b4c3dg", " 0ff10a07b3c9d5e2f4816b0c9d8e7f6a5b4c3d2",
        "00ff10a07b3c9d5e2f4816b0c9d8e7f6a5b4c3d\u{663}",
    ])
    func anyOtherSpellingIsNoID(_ text: String) {
        #expect(ObjectID(hex: text) == nil)
    }

    @Test(arguments: [0, 19, 21, 32]) func anyOtherNumberOfBytesIsNoID(_ count: Int) {
        #expect(ObjectID(bytes: [UInt8](repeating: 7, count: count)) == nil)
    }

    @Test func manyIDsAreReadAndWrittenAsOneByOne() throws {
        var random = Seeded(state: 2)
        let bytes = (0..<100).map { _ in UInt8.random(in: 0...255, using: &random) }
        // From the middle of an array, where nothing is aligned.
        let list = try #require(ObjectID.list(in: ([1, 2, 3] + bytes).dropFirst(3)))
        #expect(list.map(\.bytes) == stride(from: 0, to: 100, by: 20).map { Array(bytes[$0..<$0 + 20]) })
        #expect(ObjectID.bytes(of: list) == bytes)
        #expect(ObjectID.list(in: []) == [])
        #expect(ObjectID.bytes(of: []) == [])
        #expect(ObjectID.list(in: bytes.dropLast()) == nil)
    }

    @Test func idsAreOrderedByTheirBytes() throws {
        var random = Seeded(state: 1)
        let ids = try (0..<200).map { number in
            // Long common beginnings, so that every word of the id decides somewhere.
            var bytes = [UInt8](repeating: 0x80, count: 20)
            bytes[number % 20] = UInt8.random(in: 0...255, using: &random)
            return try #require(ObjectID(bytes: bytes))
        }
        #expect(ids.sorted().map(\.bytes) == ids.map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) })
    }

    @Test func anIDIsComputedAsGitComputesIt() throws {
        let sandbox = try Sandbox()
        for (bytes, kind) in [([], ObjectKind.blob), (Array("a\0b\n".utf8), .blob), (Array("x".utf8), .commit)] {
            let expected = try sandbox.git(
                "hash-object", "-t", kind.rawValue, "--stdin", "--literally", input: bytes)
            #expect(try ObjectID.of(bytes, as: kind).description == expected.text)
        }
    }
}
