import CLibgit2
import Foundation
import Testing

@testable import GitStore

@Suite struct GitErrorTests {
    @Test(arguments: [
        (EACCES, GitError.Code.readOnly), (EROFS, .readOnly), (EPERM, .readOnly), (ENOSPC, .noSpace),
        (EDQUOT, .noSpace), (ENOENT, .other(-1)),
    ])
    func theSystemsReasonIsRecognised(_ number: Int32, _ expected: GitError.Code) {
        let message = "failed to create temporary file: \(String(cString: strerror(number)))"
        #expect(GitError.Code(result: -1, class: GIT_ERROR_OS, message: message) == expected)
    }

    @Test func anErrorSaysWhatWasDoneAndWhy() throws {
        let sandbox = try Sandbox()
        let repository = try sandbox.clone()
        let id = try ObjectID.of([1], as: .blob)
        do throws(GitError) {
            _ = try repository.header(of: id)
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.operation.contains(id.description))
            #expect(error.message.contains("not found"))
            #expect(error.class == Int32(GIT_ERROR_ODB.rawValue))
            #expect(error.description == "\(error.operation): \(error.message)")
        }
    }
}
