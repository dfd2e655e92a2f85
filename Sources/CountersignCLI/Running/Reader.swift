internal import Agreements
internal import ExternalPrograms
internal import Foundation
internal import SSHSignature

/// Who reads a page, as far as this clone knows, and with which keys they could act.
struct Reader {
    /// A key of the reader's, and what names it behind a command.
    struct Key {
        let publicKey: PublicKey
        /// ` --key FILE`; nothing for the one that signs where no other is named.
        let option: String
    }

    /// The key that signs where no other is named; nil where there is none.
    let key: PublicKey?
    /// Why there is none.
    let missing: String?
    /// That key, and others that lie where OpenSSH keeps a person's.
    let keys: [Key]

    /// What names a key behind a command; nil where it is not known where the key is.
    func option(for key: PublicKey) -> String? { keys.first { $0.publicKey == key }?.option }

    /// Somebody with one key, who is about to act.
    init(_ acting: Acting) {
        key = acting.key.publicKey
        missing = nil
        keys = [Key(publicKey: acting.key.publicKey, option: acting.options.key.map { " --key \($0.shellWord)" } ?? "")]
    }

    fileprivate init(_ key: Key?, missing: String?, others: [Key]) {
        self.key = key?.publicKey
        self.missing = missing
        keys = (key.map { [$0] } ?? []) + others.filter { $0.publicKey != key?.publicKey }
    }
}

extension Place {
    /// Whose page it is. To have no key is no mistake here: many only read. Nobody is asked for a passphrase.
    ///
    /// - Parameter file: the key that somebody named.
    func reader(of agreement: Agreement, keyFile file: String? = nil) async throws -> Reader {
        if let file {
            let found = try await SigningKey.inFile(
                file.hasPrefix("~") ? file : path(file), mayPrompt: false, environment: programs)
            let option = " --key \(file.hasPrefix("~") ? file : file.shellWord)"
            return Reader(.init(publicKey: found.publicKey, option: option), missing: nil, others: keysOfOpenSSH)
        }
        do throws(AgreementError) {
            let found = try await SigningKey.configured(
                in: agreement.repository, mayPrompt: false, environment: programs)
            return Reader(.init(publicKey: found.publicKey, option: ""), missing: nil, others: keysOfOpenSSH)
        } catch {
            return Reader(nil, missing: error.message, others: keysOfOpenSSH)
        }
    }

    /// The keys of which the public halves lie where OpenSSH keeps a person's, in order of name.
    private var keysOfOpenSSH: [Reader.Key] {
        guard let home = console.options.environment["HOME"], home.hasPrefix("/") else { return [] }
        let folder = home + "/.ssh"
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        return names.filter { $0.hasSuffix(".pub") }.compactMap { name in
            let path = folder + "/" + name
            guard let text = try? String(contentsOfFile: path, encoding: .utf8),
                let key = try? PublicKey.readingFile(text).0
            else { return nil }
            let privateHalf = String(path.dropLast(".pub".count))
            let file = FileManager.default.fileExists(atPath: privateHalf) ? privateHalf : path
            return Reader.Key(publicKey: key, option: " --key \(file.shellWord)")
        }
    }
}
