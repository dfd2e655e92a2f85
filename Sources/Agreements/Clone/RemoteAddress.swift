/// An address of git's as it may be shown to anybody: where a repository is, and nothing with which one gets in.
///
/// A person may have written a user's name and password, or a token in the place of either, in front of the host. Over
/// ssh the name is part of where it is, as in `git@host`, and stays. Source: git-clone(1), "Git URLs"; RFC 3986, 3.2.1.
public struct RemoteAddress {
    /// The address without secrets.
    public let shown: String

    /// - Parameter url: a URL, `host:path`, or a path; the latter two hold no secrets.
    public init(_ url: String) { shown = Self.shown(url[...]) }

    /// Words that may quote addresses, such as those of a program that failed, without what is secret in them.
    public static func shown(in words: String) -> String {
        guard words.contains("://") else { return words }
        var text = ""
        var rest = words[...]
        while !rest.isEmpty {
            text += shown(rest.prefix { !$0.isWhitespace })
            rest = rest.drop { !$0.isWhitespace }
            text += rest.prefix { $0.isWhitespace }
            rest = rest.drop { $0.isWhitespace }
        }
        return text
    }

    private static func shown(_ word: Substring) -> String {
        var (text, rest) = ("", word)
        // One address may follow another in the same word; a word of very many is nobody's address.
        for _ in 0..<mostInAWord {
            guard let start = rest.firstRange(of: "://") else { return text + rest }
            let scheme = rest[..<start.lowerBound]
            let behind = rest[start.upperBound...]
            let end = endOfUser(in: behind)
            let user = behind[..<end].prefix { $0 != ":" && $0 != "@" }
            text += scheme + "://" + (isOverSSH(scheme) && !user.isEmpty ? "\(user)@" : "")
            rest = behind[end...]
        }
        return text + "…"
    }

    private static let mostInAWord = 16

    /// Where the host begins: behind the last `@` in front of the path.
    private static func endOfUser(in rest: Substring) -> Substring.Index {
        var place = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        // What follows a host is the number of its port: otherwise the slash belongs to a password.
        if let colon = place.lastIndex(of: ":"), !place.hasSuffix("]"), !place.contains("@"),
            !place[place.index(after: colon)...].allSatisfy(\.isNumber)
        {
            place = rest
        }
        return place.lastIndex(of: "@").map { rest.index(after: $0) } ?? rest.startIndex
    }

    /// Whether a scheme, which a quotation mark or a helper's name may stand in front of, is one of ssh's.
    private static func isOverSSH(_ scheme: Substring) -> Bool {
        let name = scheme.lowercased().reversed().prefix { $0.isLetter || "+-.".contains($0) }.reversed()
        return ["ssh", "git+ssh", "ssh+git"].contains(String(name))
    }
}
