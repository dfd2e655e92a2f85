/// What one file of terms or one calendar must say: the one description that the reader, the published JSON Schema
/// and the tables of `docs/sla.md` are made from.
public struct FileSchema: Sendable {
    /// The name under which the schema is published: `services` as `docs/schema/services.json`.
    public let name: String
    /// The file's path, `terms/services.yaml`, or `calendars/*.yaml` for every calendar.
    public let path: String
    /// What the file is for, in one sentence for each language.
    public let purpose: Bilingual
    /// The keys at its top.
    public let fields: [Field]

    init(_ path: String, id: String, en: String, _ fields: [Field]) {
        self.path = path
        let isEvery = path.hasSuffix("/*.yaml")
        let stem = path.split(separator: "/").last.map { $0.dropLast(".yaml".count) } ?? ""
        name = isEvery ? "calendar" : String(stem)
        purpose = Bilingual(id: id, en: en)
        self.fields = fields
    }

    /// What the file is called: what its purpose begins with, up to the colon.
    public var title: Bilingual { Bilingual(id: Self.title(of: purpose.id), en: Self.title(of: purpose.en)) }

    private static func title(of purpose: String) -> String {
        String(purpose.prefix { $0 != ":" && $0 != "." })
    }

    /// Whether the file at a path is one of these.
    public func describes(_ path: String) -> Bool {
        self.path.hasSuffix("*.yaml") ? path.hasPrefix(self.path.dropLast("*.yaml".count)) : self.path == path
    }
}

/// One key of a mapping: what it is called, what its value is, and what it means.
public struct Field: Sendable {
    /// The key, in small letters and hyphens.
    public let name: String
    /// What its value must be.
    public let shape: Shape
    /// Whether it must be there.
    public let isRequired: Bool
    /// What it says, in each language: begins with a small letter, has no full stop.
    public let meaning: Bilingual

    static func required(_ name: String, _ shape: Shape, id: String, en: String) -> Field {
        Field(name: name, shape: shape, isRequired: true, meaning: Bilingual(id: id, en: en))
    }

    static func optional(_ name: String, _ shape: Shape, id: String, en: String) -> Field {
        Field(name: name, shape: shape, isRequired: false, meaning: Bilingual(id: id, en: en))
    }
}

/// What a value must be.
public indirect enum Shape: Sendable {
    /// A piece of text of a kind.
    case scalar(ScalarKind)
    /// One line in every language of the agreement.
    case words
    /// Keys, each once.
    case mapping([Field])
    /// Items of one shape, at least so many. Items with an `id` have different ones.
    case list(Shape, atLeast: Int)

    static func list(_ item: Shape) -> Shape { .list(item, atLeast: 1) }
    static func list(of fields: [Field]) -> Shape { .list(.mapping(fields), atLeast: 1) }
    static func choice(_ words: String...) -> Shape { .scalar(.choice(words)) }
    static func reference(_ target: ReferenceTarget) -> Shape { .scalar(.reference(target)) }

    static let id = Shape.scalar(.id)
    static let line = Shape.scalar(.line)
    static let percentage = Shape.scalar(.percentage)
    static let amount = Shape.scalar(.amount)
    static let count = Shape.scalar(.count)
    static let period = Shape.scalar(.period)
    static let date = Shape.scalar(.date)
    static let time = Shape.scalar(.time)
    static let clock = Shape.scalar(.clock)
    static let party = Shape.reference(.party)
}
