import Foundation

/// What a browser would show of some markup without one kind of element: a second reading of HTML, knowing nothing of how
/// ours is written.
func stripped(_ markup: String, of tag: String) -> [UInt8] {
    var text: [UInt8] = []
    var depth = 0
    var rest = Array(markup.utf8)[...]
    while let byte = rest.first {
        if byte == UInt8(ascii: "<") {
            let end = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex - 1
            let name = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
            if name == tag || name.hasPrefix(tag + " ") { depth += 1 }
            if name == "/" + tag { depth -= 1 }
            rest = rest[(end + 1)...]
        } else {
            let run = rest.prefix { $0 != UInt8(ascii: "<") }
            if depth == 0 { text += unescaped(run) }
            rest = rest[run.endIndex...]
        }
    }
    return text
}

private func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var rest = bytes
    while let byte = rest.first {
        guard byte == UInt8(ascii: "&"), let end = rest.firstIndex(of: UInt8(ascii: ";")) else {
            text.append(byte)
            rest = rest.dropFirst()
            continue
        }
        switch String(decoding: rest[rest.startIndex...end], as: UTF8.self) {
        case "&amp;": text.append(UInt8(ascii: "&"))
        case "&lt;": text.append(UInt8(ascii: "<"))
        case "&gt;": text.append(UInt8(ascii: ">"))
        case "&quot;": text.append(UInt8(ascii: "\""))
        case "&#39;": text.append(UInt8(ascii: "'"))
        case let other: text += other.utf8
        }
        rest = rest[(end + 1)...]
    }
    return text
}

/// The names of all elements in a page, and of all attributes.
func vocabulary(of page: String) -> (elements: Set<String>, attributes: Set<String>) {
    var (elements, attributes): (Set<String>, Set<String>) = ([], [])
    // As browsers read it: a combining mark behind `>` makes no other character of it.
    let tags = /<\/?([a-zA-Z!][a-zA-Z0-9]*)([^>]*)>/.matchingSemantics(.unicodeScalar)
    for tag in page.matches(of: tags) {
        elements.insert(String(tag.1))
        let names = tag.2.replacing(/"[^"]*"/.matchingSemantics(.unicodeScalar), with: "")
        for attribute in names.matches(of: /\s([a-zA-Z-]+)/) { attributes.insert(String(attribute.1)) }
    }
    return (elements, attributes)
}
