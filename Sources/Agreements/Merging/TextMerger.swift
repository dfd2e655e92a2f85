internal import GitStore

/// Merges two changes to one text, file by file and line by line, with nothing guessed.
///
/// A clause is followed by its slug: one side may renumber it while the other edits it. Everything else is known by its
/// path. What only one side changed is taken from it.
struct TextMerger {
    /// The text both sides started from.
    let before: Text
    /// The text it is carried onto: the newer version.
    let now: Text
    /// The text that is carried.
    let amendment: Text
    let read: (TextFile) throws(AgreementError) -> [UInt8]
    let mergeLines: ([UInt8], [UInt8], [UInt8]) throws(AgreementError) -> MergedFile
    /// Which date the result has.
    let dates: Dates

    /// How the lines that say from when the result is in force are found.
    enum Dates {
        /// The amendment keeps its own.
        case carried(InForceMerger)
        /// They are these.
        case lines([UInt8])
        /// They are lines like any other.
        case merged
    }

    /// What came of it; the paths are those of the result.
    struct Result {
        var files: [String: [UInt8]] = [:]
        var conflicts: [TextConflict] = []
    }

    /// What a file is, wherever it stands.
    private enum Identity: Hashable {
        case clause(Slug, LanguageTag)
        case place(TextPlace)

        init(_ place: TextPlace) {
            if case .clause(_, let slug, let language) = place {
                self = .clause(slug, language)
            } else {
                self = .place(place)
            }
        }
    }

    /// One file on each side, and where it is to stand.
    private struct Sides {
        var path = ""
        var isAnnex = false
        var before: TextFile?
        var now: TextFile?
        var amendment: TextFile?
    }

    func merge() throws(AgreementError) -> Result {
        var result = Result()
        let numbers = numbers(&result)
        var sides: [Identity: Sides] = [:]
        for (text, side) in [(before, \Sides.before), (now, \Sides.now), (amendment, \Sides.amendment)] {
            for file in text.files {
                let identity = Identity(file.place)
                sides[identity, default: Sides()][keyPath: side] = file
                sides[identity]?.path = path(of: identity, numbers)
                sides[identity]?.isAnnex = file.place.isAnnex
            }
        }
        for sides in sides.values.sorted(by: { $0.path < $1.path }) { try merge(sides, into: &result) }
        result.conflicts.sort { ($0.path, $0.line ?? 0) < ($1.path, $1.line ?? 0) }
        return result
    }

    private func path(of identity: Identity, _ numbers: [Slug: Int]) -> String {
        switch identity {
        case .clause(let slug, let language):
            TextPlace.clause(number: numbers[slug] ?? 0, slug: slug, language: language).path
        case .place(let place): place.path
        }
    }

    /// Where each clause is to stand. One that both sides moved to different places is put where the agreement has it.
    private func numbers(_ result: inout Result) -> [Slug: Int] {
        let all = [before, now, amendment].map { text in
            Dictionary(uniqueKeysWithValues: text.clauses.map { ($0.slug, $0.number) })
        }
        var numbers: [Slug: Int] = [:]
        for slug in Set(all.flatMap(\.keys)) {
            let (old, here, there) = (all[0][slug], all[1][slug], all[2][slug])
            numbers[slug] = here == old ? there ?? here : here ?? there
            guard let here, let there, here != old, there != old, here != there else { continue }
            result.conflicts.append(
                TextConflict(
                    path: "clauses/\(slug)",
                    message: "The newer version moves the clause \(slug) to \(here), this amendment to \(there). It"
                        + " stands at \(here) now; give its files another number if that is not where it belongs."))
        }
        return numbers
    }

    private func merge(_ sides: Sides, into result: inout Result) throws(AgreementError) {
        let (old, here, there) = (sides.before, sides.now, sides.amendment)
        if sides.path == TextPlace.agreement.path, old?.blob != there?.blob {
            return try mergeDeclaration(sides, into: &result)
        }
        if there?.blob == old?.blob || there?.blob == here?.blob {
            if let here { result.files[sides.path] = try read(here) }
        } else if here?.blob == old?.blob {
            if let there { result.files[sides.path] = try read(there) }
        } else if sides.isAnnex {
            try setBeside(sides, in: &result)
        } else if let here, let there {
            let merged = try mergeLines(try old.map(read) ?? [], try read(here), try read(there))
            result.files[sides.path] = merged.bytes
            mark(sides.path, "Both the newer version and this amendment changed these lines.", in: &result)
        } else {
            let bytes = ConflictMarkers.marking(
                now: try here.map(read) ?? [], before: try old.map(read) ?? [], amendment: try there.map(read) ?? [])
            result.files[sides.path] = bytes
            let message =
                here == nil
                ? "The newer version takes this file out, and this amendment changes it: keep it, or delete the file."
                : "The newer version changes this file, and this amendment takes it out: keep it, or delete the file."
            mark(sides.path, message, in: &result)
        }
    }

    /// Lines of an attached file mean nothing by themselves: a person chooses one of the two.
    private func setBeside(_ sides: Sides, in result: inout Result) throws(AgreementError) {
        if let now = sides.now { result.files[sides.path + ".the-agreement-now"] = try read(now) }
        if let amendment = sides.amendment { result.files[sides.path + ".this-amendment"] = try read(amendment) }
        result.conflicts.append(
            TextConflict(
                path: sides.path,
                message: "Both the newer version and this amendment change the annex. What they have lies beside it:"
                    + " give the one that is to hold the name \(sides.path), and delete the rest."))
    }

    private func mergeDeclaration(_ sides: Sides, into result: inout Result) throws(AgreementError) {
        guard let old = sides.before, let here = sides.now, let there = sides.amendment else { return }
        var files = [try read(old), try read(here), try read(there)]
        let blocks = files.compactMap { InForceBlock(in: $0) }
        var question: String?
        if blocks.count == 3 {
            switch dates {
            case .carried(let merger):
                let lines: [UInt8]
                (lines, question) = merger.lines(before: blocks[0], now: blocks[1], amendment: blocks[2])
                files = blocks.map { $0.file(with: lines) }
            case .lines(let fixed): files = blocks.map { $0.file(with: fixed) }
            case .merged: break
            }
        }
        let merged = try mergeLines(files[0], files[1], files[2])
        result.files[sides.path] = merged.bytes
        mark(sides.path, "Both the newer version and this amendment changed these lines.", in: &result, dates: question)
    }

    private func mark(_ path: String, _ message: String, in result: inout Result, dates question: String? = nil) {
        result.conflicts += ConflictMarkers.passages(in: result.files[path] ?? []).map { passage in
            let isDate = passage.amendment.hasPrefix("in-force:")
            return TextConflict(passage, path: path, message: isDate ? question ?? message : message)
        }
    }
}
