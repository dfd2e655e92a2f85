import Agreements
import TestSupport
import Testing

@Suite("The forge makes what the library accepts, until it is told otherwise") struct ForgeTests {
    @Test func honestActsAreValid() throws {
        let forge = try Forge()
        try forge.expectValid(forge.good)
        try forge.expectValid(try forge.merge(try forge.executed(), by: "dewi"))
        #expect(try forge.git.run("fsck", "--strict", "--no-dangling").succeeded)
    }
}
