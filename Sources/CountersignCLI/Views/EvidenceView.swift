internal import Agreements
internal import GitStore
internal import SSHSignature

/// What each version rests on, with the commands by which stock git confirms it.
struct EvidenceView {
    private let versions: [VersionEvidence]

    init(_ versions: [VersionEvidence]) { self.versions = versions }

    /// The page: first how git learns the keys, then version by version.
    var page: StyledText {
        var text: StyledText = "\("What it rests on", .heading)\n"
        text += "To confirm it with stock git, paste this into a shell in the copy; it changes nothing there:\n\n"
        text += StyledText(preparation)
        for version in versions {
            text += "\n\("Version \(version.number)", .heading)"
            if let amendment = version.amendment { text += ", the amendment \(amendment.description, .bold)" }
            text += "\n  Text \(version.text.description)\n"
            for act in version.consents {
                text += "  \(act.party.description)/\(act.person.description) consented with \(act.key.fingerprint)\n"
            }
            let verb = version.number == 0 ? "opened it" : "merged it"
            let act = version.act
            text += "  \(act.party.description)/\(act.person.description) \(verb) with \(act.key.fingerprint)\n"
            for command in commands(for: version) { text += "    \(command)\n" }
        }
        return text
    }

    /// Makes a file of the keys that signed, and leaves out of account what the copy itself is set to.
    private var preparation: String {
        """
        signers=$(mktemp) && cat > "$signers" <<'END'
        \(AllowedSigners(signers).text)END
        export GIT_NO_REPLACE_OBJECTS=1

        """
    }

    /// Everybody who signed what is shown.
    private var signers: [AllowedSigners.Signer] {
        let acts = versions.flatMap { $0.consents + [$0.act] }
        var seen: Set<PublicKey> = []
        return acts.filter { seen.insert($0.key).inserted }.compactMap { act in
            // The ids of parties and people hold nothing that the file could not.
            try? AllowedSigners.Signer(principals: ["\(act.party)/\(act.person)"], key: act.key)
        }
    }

    /// For each act whether its signature is good, and whether what was consented to is the version's whole text.
    private func commands(for version: VersionEvidence) -> [String] {
        let git = "git -c gpg.ssh.program=ssh-keygen -c gpg.ssh.allowedSignersFile=\"$signers\""
        let signatures = (version.consents + [version.act]).map { "\(git) verify-commit \($0.id)" }
        let texts = version.consents.map { "git diff --no-ext-diff --exit-code \($0.id) \(version.act.id)" }
        return signatures + texts
    }

    /// The same in JSON; see `docs/json.md`, "verify".
    var json: JSONValue {
        .object([
            ("prepare", .string(preparation)),
            (
                "versions",
                .array(
                    versions.map { version in
                        .object([
                            ("version", .integer(version.number)), ("text", .string(version.text.description)),
                            ("amendment", .text(version.amendment?.description)),
                            ("consents", .array(version.consents.map { $0.json() })), ("by", version.act.json()),
                            ("commands", .array(commands(for: version).map(JSONValue.string))),
                        ])
                    })
            ),
        ])
    }
}
