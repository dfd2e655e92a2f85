internal import AgreementDocuments
internal import Agreements
internal import Foundation

/// One side of a comparison, as somebody named it.
struct DiffSide {
    /// `version 4`, `amendment acme/x`, `your files`.
    let name: String
    let text: ComparedText
    /// Why it is this text: from when it governs, when it was executed. nil for files.
    var reason: StyledText?
    /// The side as a document names it.
    let document: ComparedSide
    /// The members in JSON; see `docs/json.md`, "diff".
    let json: JSONValue

    /// The files as they lie in the working tree.
    static func workingFiles(_ history: History) throws -> DiffSide {
        DiffSide(
            name: "your files", text: .files(try history.workingFiles()), document: .files,
            json: .object([("kind", "files")]))
    }

    /// A version by its number.
    static func version(_ number: Int, _ history: History) throws -> DiffSide {
        try version(number, on: nil, history)
    }

    /// The version that governs on a day.
    static func governing(on day: CivilDate, _ history: History) throws -> DiffSide {
        switch try history.governing(on: day) {
        case .version(let number): return try version(number, on: day, history)
        case .notYet:
            throw CommandError(
                .no, "nothing is in force yet on \(day.shown)", hint: "countersign show --on \(day)")
        case .ended(_, let until):
            throw CommandError(
                .no, "the agreement has ended by \(day.shown), on \(until.shown)",
                hint: "countersign show --on \(day)")
        }
    }

    private static func version(_ number: Int, on day: CivilDate?, _ history: History) throws -> DiffSide {
        let version = try history.version(number)
        var reason = try history.sentence(on: number, day: day ?? history.today)
        if let day { reason += try history.waitingSentence(after: day, besides: number) }
        let waiting = try day.map { try history.announced(by: $0).filter { $0 != number } } ?? []
        let document = ComparedSide.version(
            number, try TextStanding(of: version, in: history, on: day), on: day,
            waiting: waiting.compactMap { number in history.ledger.inForceFrom(number).map { (number, $0) } })
        return DiffSide(
            name: "version \(number)" + (day.map { ", in force on \($0.shown)" } ?? ""), text: .text(version.text),
            reason: reason, document: document,
            json: .object([
                ("kind", "version"), ("version", .integer(number)), ("text", .string(version.text.digest.description)),
                ("on", .text(day?.description)), ("reason", .string(reason.plain)),
            ]))
    }

    /// A file anywhere on disk, taken for the file of a text that its name says.
    static func diskFile(_ word: String, _ place: Place) throws -> (side: DiffSide, place: TextPlace)? {
        guard let content = try DiskFiles.content(word, place) else { return nil }
        let parts = word.split(separator: "/").suffix(2).joined(separator: "/")
        guard
            let spot = TextPlace(path: parts)
                ?? parts.split(separator: "/").last.flatMap({ TextPlace(path: "clauses/" + $0) })
        else {
            throw CommandError(
                .usage, "\(word) is not named like a file of a text",
                hint: "call it as the text does, such as clauses/030-fees.en.md, or compare two files")
        }
        let side = DiffSide(
            name: word, text: .files([spot: content]), document: .file(word),
            json: .object([("kind", "file"), ("path", .string(word))]))
        return (side, spot)
    }

    /// The same side with one of its files alone.
    func only(_ place: TextPlace, in history: History) throws -> DiffSide {
        var files: [TextPlace: [UInt8]] = [:]
        switch text {
        case .text(let text):
            for file in text.files where file.place.identity == place.identity {
                files[file.place] = try history.content(of: file)
            }
        case .files(let all): files = all.filter { $0.key.identity == place.identity }
        }
        return DiffSide(name: name, text: .files(files), reason: reason, document: document, json: json)
    }

    static func amendment(_ amendment: Amendment) -> DiffSide {
        DiffSide(
            name: "amendment \(amendment.name)", text: .text(amendment.text), document: .amendment(amendment.name),
            json: .object([
                ("kind", "amendment"), ("amendment", .string(amendment.name.description)),
                ("text", .string(amendment.text.digest.description)),
            ]))
    }

    /// The words that name the working files.
    static let workingWords: Set = ["draft", "files"]

    /// What a word names; and, for an amendment, what it amends.
    static func named(_ word: String, in history: History, _ place: Place) throws -> (side: DiffSide, base: DiffSide?) {
        if workingWords.contains(word) { return (try workingFiles(history), nil) }
        if let day = CivilDate(word) { return (try governing(on: day, history), nil) }
        if word == "main" { return (try version(history.current.number, history), nil) }
        if let number = try place.versionNumber(word, in: history) { return (try version(number, history), nil) }
        let choice = try TextChoice([word], in: history, place)
        if let number = choice.version {
            return (try version(number, history), try version(max(0, number - 1), history))
        }
        guard let open = choice.amendment else {
            throw CommandError(
                .usage, "\(word) is no version, day, amendment or file",
                hint:
                    "name a version (3), a day (2026-07-01), an amendment (acme/availability), `draft` for your files, "
                    + "or a file")
        }
        return (amendment(open), try version(open.base.number, history))
    }
}

/// Two files anywhere on disk, for comparing what was sent by other means.
struct DiskFiles {
    let old: [UInt8]
    let new: [UInt8]
    private static let sizeLimit: UInt64 = 64 << 20

    /// nil unless both words name files.
    init?(_ first: String, _ second: String, _ place: Place) throws {
        guard let old = try Self.content(first, place), let new = try Self.content(second, place) else { return nil }
        self.old = old
        self.new = new
    }

    static func content(_ word: String, _ place: Place) throws -> [UInt8]? {
        let path = place.path(word)
        guard
            let attributes = try? FileManager.default.attributesOfItem(
                atPath: URL(filePath: path).resolvingSymlinksInPath().path),
            attributes[.type] as? FileAttributeType == .typeRegular
        else { return nil }
        guard (attributes[.size] as? UInt64 ?? 0) <= sizeLimit else {
            throw CommandError(.malformedInput, "\(word) is larger than \(sizeLimit >> 20) MiB")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandError(.undecided, "\(word) cannot be read")
        }
        guard String(validating: data, as: UTF8.self) != nil else {
            throw CommandError(
                .malformedInput, "\(word) is not text in UTF-8", hint: "save it as UTF-8, or as plain text")
        }
        return [UInt8](data)
    }
}
