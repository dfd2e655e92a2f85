internal import Agreements
internal import Foundation
internal import GitStore

extension Checkup {
    /// What plain git would do in this clone.
    mutating func lookAtClone() async {
        guard let agreement else { return }
        let again = "countersign trust \(agreement.id)"
        await lookAtSettings(again)
        lookAtAttributes(agreement, again)
        await lookAtHooks(agreement, again)
        await lookAtRemote(agreement)
        for copy in (try? history?.partedCopies()) ?? [] {
            guard let history else { break }
            let view = PartedView(copy, in: history)
            error("clone", "parted", view.sentence, "countersign status; to go on from theirs: \(view.command)")
        }
        for offer in agreement.refusedOffers() {
            guard let history else { break }
            let view = RefusedOfferView(offer, in: history)
            error("clone", "refused", view.report, view.next)
        }
        for detour in (try? history?.detours()) ?? [] where detour.reference != Agreement.main {
            error("clone", "detour", detour.message, detour.wayBack.joined(separator: " && "))
        }
    }

    private mutating func lookAtSettings(_ again: String) async {
        for (key, wanted, isError, what) in [
            ("core.autocrlf", "false", true, "git may change line ends, so that files are not what was signed"),
            ("pull.ff", "only", false, "git pull may make merges that nobody signed"),
            ("gpg.format", "ssh", false, "git log --show-signature cannot check the acts"),
        ] {
            let value = await setting(key)
            if value == wanted || (isError && value == nil) {
                ok("clone", key.camelCased, "git's \(key) is \(value ?? "not set").")
                continue
            }
            let message = "git's \(key) is \(value ?? "not set"): \(what)."
            if isError {
                error("clone", key.camelCased, message, again)
            } else {
                warning("clone", key.camelCased, message, again)
            }
        }
        let signers = await setting("gpg.ssh.allowedSignersFile")
        if let signers, FileManager.default.isReadableFile(atPath: place.path(signers)) {
            ok("clone", "allowedSigners", "git knows the signers of this agreement.")
        } else {
            warning("clone", "allowedSigners", "git does not know the signers of this agreement.", again)
        }
    }

    private mutating func lookAtAttributes(_ agreement: Agreement, _ again: String) {
        let path = agreement.repository.commonDirectory + "/info/attributes"
        let lines = ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(separator: "\n")
        if lines.contains(where: { $0.hasPrefix("* ") && $0.contains("-filter") && $0.contains("-text") }) {
            ok("clone", "filters", "No filter of git's changes what you see.")
        } else {
            error("clone", "filters", "git's filters and conversions are not switched off here.", again)
        }
    }

    private mutating func lookAtHooks(_ agreement: Agreement, _ again: String) async {
        let elsewhere = await setting("core.hooksPath")
        switch agreement.prePushHook {
        case _ where elsewhere != nil:
            warning(
                "clone", "prePushHook", "git looks for hooks in \(elsewhere ?? "") and not in this clone.",
                "in its pre-push there: countersign hook pre-push \"$@\"")
        case .ours: ok("clone", "prePushHook", "git push is looked at before anything is sent.")
        case .other:
            warning(
                "clone", "prePushHook", "git push runs a pre-push hook of your own.",
                "let it end with: countersign hook pre-push \"$@\"")
        case .missing:
            error("clone", "prePushHook", "git push would send whatever it is told to, drafts included.", again)
        }
        let folder = elsewhere.map(place.path) ?? agreement.repository.commonDirectory + "/hooks"
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { name in
            name != "pre-push" && !name.hasSuffix(".sample")
                && FileManager.default.isExecutableFile(atPath: folder + "/" + name)
        }
        if names.isEmpty {
            ok("clone", "hooks", "git runs no other hook here.")
        } else {
            warning(
                "clone", "hooks",
                "Plain git runs hooks here: \(names.sorted().joined(separator: ", ")). countersign runs "
                    + "none of them.", "look at them in \(folder)")
        }
    }

    private mutating func lookAtRemote(_ agreement: Agreement) async {
        let remote = RemoteExchange.usual
        guard let url = await setting("remote.\(remote).url").map({ RemoteAddress($0).shown }) else {
            return warning(
                "clone", "remote", "Nobody else can see this clone: it has no remote \(remote).",
                "git remote add \(remote) URL")
        }
        if agreement.hasMoved(remote) {
            warning(
                "clone", "remote",
                "\(remote) is at another address, \(url), than when this clone was last compared with it: whatever is"
                    + " there, it need not be what was seen before.", "countersign sync")
        } else if agreement.hasLost(remote) {
            error(
                "clone", "remote", "\(remote), \(url), has lost what it held of this agreement; this clone is whole.",
                "countersign sync")
        } else if (try? agreement.offered(by: remote))?.isEmpty ?? false {
            warning(
                "clone", "remote", "Nothing of this agreement was seen at \(remote), \(url), yet.", "countersign sync")
        } else {
            ok("clone", "remote", "Shared through \(url).")
        }
    }
}

extension String {
    /// `core.autocrlf` as `coreAutocrlf`.
    fileprivate var camelCased: String {
        let parts = split(separator: ".")
        return parts.dropFirst().reduce(String(parts.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }
}
