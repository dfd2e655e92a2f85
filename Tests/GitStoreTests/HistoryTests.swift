import GitStore
import Testing

@Suite struct HistoryTests {
    let sandbox: Sandbox
    let repository: Repository

    init() throws {
        sandbox = try Sandbox()
        repository = try sandbox.clone()
    }

    @Test func descentIsWhatGitSaysExceptOfOneself() throws {
        let root = try sandbox.commit(["a": "0"])
        let left = try sandbox.commit(["a": "1"], parents: [root])
        let right = try sandbox.commit(["a": "2"], parents: [root])
        let merge = try sandbox.commit(["a": "3"], parents: [left, right])
        let stranger = try sandbox.commit(["b": "0"])
        let all = [root, left, right, merge, stranger]
        for one in all {
            for other in all {
                let status = try sandbox.run(["merge-base", "--is-ancestor", "\(other)", "\(one)"]).status
                #expect(try repository.isDescendant(one, of: other) == (status == 0 && one != other))
            }
        }
    }

    @Test func aMissingParentIsAnErrorAndNotANo() throws {
        let missing = try ObjectID.of([1], as: .commit)
        let tree = try sandbox.tree(["a": "0"])
        let commit = try repository.write(Array("tree \(tree)\nparent \(missing)\n\nx".utf8), as: .commit)
        let root = try sandbox.commit(["a": "0"])
        #expect(code { () throws(GitError) in _ = try repository.isDescendant(commit, of: root) } == .notFound)
        #expect(code { () throws(GitError) in _ = try repository.isDescendant(tree, of: root) } == .wrongKind)
    }

    @Test func parentsAreReadFromTheHeaderAlone() throws {
        let root = try sandbox.commit(["a": "0"])
        let tree = try sandbox.tree(["a": "0"])
        let commit = try repository.write(Array("tree \(tree)\nauthor x\n\nparent \(root)\n".utf8), as: .commit)
        #expect(try !repository.isDescendant(commit, of: root))
    }
}
