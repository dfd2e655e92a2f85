internal import Agreements

/// A part of a page.
///
/// It holds text, never markup: what is written out is escaped on its way, with a name for each character that cannot be
/// seen, as a terminal shows it; and elements and attributes are those listed
/// here, among which there is no script, no form and no address of anything outside the page.
indirect enum HTMLNode {
    case text(String)
    case element(Tag, [Attribute], [HTMLNode])

    /// The elements that a page is made of.
    enum Tag: String {
        case html, head, body, title, header, footer, main, section, article, nav, div, p, span, small
        case h1, h2, h3, h4, ol, ul, li, dl, dt, dd, table, thead, tbody, tr, th, td, ins, del, strong, em, code, a, bdi
    }

    /// The attributes that an element may have.
    enum Attribute {
        case style(StyleClass)
        case language(LanguageTag)
        case direction(Direction)
        /// A place of this page, by number.
        case anchor(Int)
        /// A link to such a place.
        case toAnchor(Int)
        /// Words that the style shows beside the element; they are no part of its text.
        case note(String)
        /// Words that a browser shows to who points at the element.
        case title(String)
        /// The first number of an ordered list.
        case start(Int)
        /// The number of an item.
        case value(Int)
        /// How many columns a cell takes.
        case columns(Int)
        /// What a cell heads: the row that it begins.
        case headsRow
    }

    /// How an element looks: the classes of `PageStyle`.
    enum StyleClass: String {
        case kicker, status, facts, figures, number, before, after, source, path, mono, redline, heading, row, moved
        case bilingual, single, consent, given, refused, open, remark, earlier, reply, annex, prose, terms
        case quiet, gap, item, paragraph, soft, quoted, bracket, address, grid, cell, bar, unseen
        case blank, cover, party, signatures, running
    }

    /// Which way a script is read.
    enum Direction: String { case ltr, rtl }

    /// The markup, whose meaning is this node and nothing else.
    var markup: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// - Parameter parent: the element it stands in; in a title no markup may stand, and what is unseen is named once.
    func write(to bytes: inout [UInt8], in parent: HTMLNode? = nil) {
        switch self {
        case .text(let text):
            switch parent {
            case .element(.title, _, _): Self.escape(text, to: &bytes)
            case .element(_, let attributes, _) where attributes.contains(where: \.isOfUnseen):
                Self.set(text, naming: false, to: &bytes)
            default: Self.set(text, naming: true, to: &bytes)
            }
        case .element(let tag, let attributes, let children):
            bytes += "<\(tag.rawValue)".utf8
            for attribute in attributes { attribute.write(to: &bytes) }
            bytes.append(UInt8(ascii: ">"))
            for child in children { child.write(to: &bytes, in: self) }
            bytes += "</\(tag.rawValue)>".utf8
        }
    }

    /// Writes text so that a reader of HTML gets the very same text. A character that cannot be seen keeps its place, and
    /// the style shows its name there; one that no text of an agreement may hold is named instead, since it would act on
    /// what stands around it.
    private static func set(_ text: String, naming: Bool, to bytes: inout [UInt8]) {
        Sanitizer.read(text, keeping: kept) { scalar, isSeen in
            if isSeen {
                escape(scalar, to: &bytes)
            } else if RefusedCharacters.name(of: scalar) != nil {
                bytes += Sanitizer.name(of: scalar).utf8
            } else if !naming {
                escape(scalar, to: &bytes)
            } else {
                bytes += "<span class=\"\(StyleClass.unseen)\" data-note=\"\(Sanitizer.code(of: scalar))\">".utf8
                escape(scalar, to: &bytes)
                bytes += "</span>".utf8
            }
        }
    }

    private static let kept: Set<Unicode.Scalar> = ["\n", "\t"]

    /// Writes text where there is no room for markup: what cannot be seen is named instead.
    static func escape(_ text: String, to bytes: inout [UInt8]) {
        for scalar in Sanitizer.visible(text, keepingTabs: true).unicodeScalars { escape(scalar, to: &bytes) }
    }

    private static func escape(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar {
        case "&": bytes += "&amp;".utf8
        case "<": bytes += "&lt;".utf8
        case ">": bytes += "&gt;".utf8
        case "\"": bytes += "&quot;".utf8
        case "'": bytes += "&#39;".utf8
        default:
            if scalar.isASCII {
                bytes.append(UInt8(scalar.value))
            } else if let encoded = UTF8.encode(scalar) {
                bytes += encoded
            }
        }
    }
}

extension HTMLNode.Attribute {
    /// Whether what has it is named by its style already.
    fileprivate var isOfUnseen: Bool {
        if case .style(.unseen) = self { true } else { false }
    }

    fileprivate func write(to bytes: inout [UInt8]) {
        let (name, value): (StaticString, String) =
            switch self {
            case .style(let style): ("class", style.rawValue)
            case .language(let tag): ("lang", tag.rawValue)
            case .direction(let direction): ("dir", direction.rawValue)
            case .anchor(let number): ("id", "f\(number)")
            case .toAnchor(let number): ("href", "#f\(number)")
            case .note(let note): ("data-note", note)
            case .title(let title): ("title", title)
            case .start(let number): ("start", String(number))
            case .value(let number): ("value", String(number))
            case .columns(let count): ("colspan", String(count))
            case .headsRow: ("scope", "row")
            }
        bytes += " \(name)=\"".utf8
        HTMLNode.escape(value, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }
}

extension LanguageTag {
    /// Which way the language is read: by its script where the tag names one, else by the script it is usually in.
    var direction: HTMLNode.Direction {
        let parts = rawValue.split(separator: "-")
        let script = parts.dropFirst().first { $0.count == 4 && $0.allSatisfy(\.isLetter) }
        if let script { return ["arab", "hebr", "syrc", "thaa", "nkoo", "adlm"].contains(script) ? .rtl : .ltr }
        let languages: Set<Substring> = [
            "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi",
        ]
        return parts.first.map(languages.contains) == true ? .rtl : .ltr
    }
}

// What pages are written with: elements by their names.
extension HTMLNode {
    static func make(_ tag: Tag, _ children: [HTMLNode]) -> HTMLNode { .element(tag, [], children) }

    static func make(_ tag: Tag, _ text: String) -> HTMLNode { .element(tag, [], [.text(text)]) }

    static func make(_ tag: Tag, _ style: StyleClass, _ children: [HTMLNode]) -> HTMLNode {
        .element(tag, [.style(style)], children)
    }

    static func make(_ tag: Tag, _ style: StyleClass, _ text: String) -> HTMLNode { make(tag, style, [.text(text)]) }

    /// Words from the agreement within a sentence of ours, whose direction does not change what stands around them.
    static func quoted(_ text: String) -> HTMLNode { make(.bdi, text) }
}
