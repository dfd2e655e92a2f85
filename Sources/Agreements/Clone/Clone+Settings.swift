internal import FoundationEssentials
internal import GitStore
internal import SSHSignature

extension Agreement {
    /// Settings that make what people see in a clone what they sign, whatever their own git is set to.
    static let settings: [(key: String, value: String)] = [
        ("core.autocrlf", "false"), ("core.fileMode", "false"), ("core.safecrlf", "false"), ("pull.ff", "only"),
        ("gpg.format", "ssh"), ("transfer.fsckObjects", "true"), ("core.logAllRefUpdates", "true"),
    ]

    /// No filter, no conversion, no diff driver: a file is its bytes.
    private static let attributes = "* -text -ident -filter -working-tree-encoding -eol diff merge\n"

    /// What editors and desktops leave behind and nobody means to sign.
    private static let ignored =
        "*~\n*.swp\n*.swo\n.#*\n#*#\n*.orig\n*.rej\n.DS_Store\nThumbs.db\ndesktop.ini\n*.bak\n*.tmp\n"

    /// Prepares a clone: filters off, editors' leavings ignored, nothing sent unseen, and signatures shown by stock git.
    public func prepareClone() throws(AgreementError) {
        for (key, value) in Self.settings {
            // Written even where the person's own settings say the same today.
            try attempt("The clone's setting \(key) cannot be written.") { () throws(GitError) in
                try repository.setConfiguration(key, to: value)
            }
        }
        // git reads both from the directory that all working trees of the clone share.
        try write(Self.attributes, to: repository.commonDirectory + "/info/attributes")
        try write(Self.ignored, to: repository.commonDirectory + "/info/exclude")
        try layHook()
        try writeAllowedSigners(try history())
    }

    /// Lists every key of the agreement for stock git: those of all versions, and those seen on open amendments.
    ///
    /// Without dates, so that old acts stay green; removed keys are green there too. Stock git proves bytes; who could
    /// do what, when, is for `verify`.
    public func writeAllowedSigners(_ history: History) throws(AgreementError) {
        var owners = history.ledger.keys.mapValues(\.owner)
        for amendment in try history.branches().compactMap(\.amendment) {
            for act in amendment.acts where owners[act.key] == nil {
                owners[act.key] = KeyOwner(party: act.party, person: act.person)
            }
        }
        // A party's and a person's ids hold nothing that the file could not.
        let signers = owners.compactMap { key, owner in
            try? AllowedSigners.Signer(principals: [owner.description], key: key)
        }
        try write(AllowedSigners(signers).text, to: allowedSigners)
        try set("gpg.ssh.allowedSignersFile", to: allowedSigners)
    }

    /// Puts a key that has just signed for the first time among those that stock git knows, in a clone prepared for it.
    ///
    /// The act is recorded by now: that the list cannot be written is no failure of the act.
    func showNewKey(_ history: History) {
        guard FileManager.default.fileExists(atPath: allowedSigners) else { return }
        try? writeAllowedSigners(history)
    }

    private var allowedSigners: String { repository.note("allowed_signers") }

    private func set(_ key: String, to value: String) throws(AgreementError) {
        try attempt("The clone's setting \(key) cannot be written.") { () throws(GitError) in
            if try repository.configuration(key) != value { try repository.setConfiguration(key, to: value) }
        }
    }

    private func write(_ text: String, to path: String) throws(AgreementError) {
        if let old = FileManager.default.contents(atPath: path), old.elementsEqual(text.utf8) { return }
        do {
            try WholeFile.write(text.utf8, to: path)
        } catch {
            throw AgreementError(.undecided, "\(path) cannot be written.", causes: ["\(error)"])
        }
    }
}
