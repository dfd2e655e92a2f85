internal import AgreementDocuments
internal import Agreements
internal import Foundation
internal import GitStore
internal import SSHSignature
internal import ZipFiles

/// Puts an evidence package together while the history is verified, one version after another.
///
/// A file's content is written once, with the version that brought it, and a list says up to which version it stood:
/// what a package costs grows with what changed, not with how much there is.
final class EvidencePackage {
    private let history: History
    private let newest: Version
    private let covers: Certificate.Coverage
    private let certificate: Certificate
    private let tenures: Tenures
    private let zip: EvidenceZip
    /// What the page says of the versions.
    private let page: Spool
    private let folders: EvidenceFolders
    /// The lines of the list of files, as far as it is known up to when they stood.
    private let list: Spool
    private var signers: [PublicKey: KeyOwner] = [:]
    private var standing = StandingFiles()
    private var roll = PartyRoll()
    /// What went wrong while versions were taken in, which cannot stop the verification.
    private var failure: (any Error)?

    /// - Parameters:
    ///   - newest: the last version of it.
    ///   - path: the zip file to write.
    ///   - scratch: a folder for what does not stay.
    init(_ history: History, newest: Version, covers: Certificate.Coverage, at path: String, scratch: URL) throws {
        self.history = history
        self.newest = newest
        self.covers = covers
        certificate = Certificate(agreement: "\(history.agreement.id)", newest: newest, covers: covers)
        tenures = history.tenures(knownAt: newest.number)
        zip = try EvidenceZip(at: path, scratch: scratch)
        page = try Spool("index.html", in: scratch)
        folders = EvidenceFolders(newest: newest.number)
        list = try Spool("files.list", in: scratch)
    }

    /// Takes in the next version, oldest first.
    func take(_ found: VerifiedVersion) {
        guard failure == nil else { return }
        do {
            for act in found.acts { signers[act.key] = KeyOwner(party: act.party, person: act.person) }
            roll.take(found.version)
            switch covers {
            case .everyVersion: try takeFiles(of: found)
            case .oneVersion where found.version.number == newest.number:
                try page.write(certificate.section(found, tenures.tenure(of: newest.number)))
            case .oneVersion: break
            }
        } catch {
            failure = error
        }
    }

    /// Adds the files that a version brought, and notes what stood up to the one before.
    private func takeFiles(of found: VerifiedVersion) throws {
        let number = found.version.number
        let change = standing.become(found.version.text.files, in: number)
        try page.write(
            certificate.section(
                found, tenures.tenure(of: number), brought: change.brought.count, removed: change.removed))
        for file in change.brought {
            try zip.add("\(folders.folder(of: number))/\(file.path)", history.content(of: file))
        }
        for file in change.ended { try note(file, until: number - 1) }
    }

    private func note(_ standing: StandingFiles.Standing, until: Int) throws {
        let line = folders.line(since: standing.since, until: until, standing.file.path)
        try list.write(Array(line.utf8))
    }

    /// Adds everything else, and ends the zip file.
    ///
    /// - Parameter pack: the file with all objects of the history.
    /// - Returns: how many files the package has.
    func finish(pack: String) throws -> Int {
        if let failure { throw failure }
        if covers == .everyVersion {
            for file in standing.all { try note(file, until: newest.number) }
            try list.end()
            try zip.add(EvidenceFolders.list, .compressed) { take in try Spool.read(list.path, take) }
        }
        for file in newest.text.files { try zip.add("text/\(file.path)", history.content(of: file)) }
        let bundle = try zip.add("agreement.bundle", .stored) { take in
            // Source: gitformat-bundle(5), version 2. With HEAD, `git clone` knows what to check out.
            let references = [Agreement.main, "HEAD"].map { "\(newest.id) \($0)\n" }.joined()
            try take(Array("# v2 git bundle\n\(references)\n".utf8))
            try Spool.read(pack, take)
        }
        try page.write(certificate.end)
        try page.end()
        try zip.add("index.html", .compressed) { take in
            try take(certificate.beginning + certificate.parties(roll))
            try Spool.read(page.path, take)
        }
        let custodian = CustodianPage(agreement: "\(history.agreement.id)", newest: newest, bundle: bundle)
        try zip.add("certification.html", Array(custodian.html.utf8))
        try zip.add("allowed_signers", Array(allowedSigners.utf8))
        try zip.add("README.txt", Array(EvidenceGuide.readme(covers).utf8))
        try zip.add("BACALAH.txt", Array(EvidenceGuide.bacalah(covers).utf8))
        try zip.add("check.sh", EvidenceGuide.check, .program)
        try zip.finish()
        return zip.count
    }

    /// Everybody who signed anything in it.
    private var allowedSigners: String {
        // The ids of parties and people hold nothing that the file could not.
        AllowedSigners(signers.compactMap { try? .init(principals: [$0.value.description], key: $0.key) }).text
    }
}
