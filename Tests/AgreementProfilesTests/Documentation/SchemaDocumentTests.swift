import Agreements
import Foundation
import TestSupport
import Testing

@testable import AgreementProfiles

/// `docs/schema/` and `docs/sla.md` say what the reader goes by. After a change:
///
///     UPDATE_DOCS=1 swift test --filter SchemaDocument
@Suite struct SchemaDocumentTests {
    @Test func everySchemaIsPublishedAsItIsRead() throws {
        for schema in FieldTables.schemas {
            let text = try JSONSchema(schema: schema).text
            let path = "schema/\(schema.name).json"
            if Page.isUpdating { try Page.write(text, path) }
            let isTheSame = try Page.read(path) == text
            #expect(isTheSame, "Bring docs/\(path) up to date: UPDATE_DOCS=1 swift test --filter SchemaDocument")
        }
        let published = try FileManager.default.contentsOfDirectory(atPath: Page.docs.appending(path: "schema").path)
        #expect(Set(published) == Set(FieldTables.schemas.map { "\($0.name).json" }))
    }

    @Test func thePageExplainsEveryFieldAndCheck() throws {
        var page = try Page.read("sla.md")
        for (name, markdown) in try FieldTables.all() {
            let (begin, end) = ("<!-- begin \(name) -->\n", "<!-- end \(name) -->\n")
            let before = try #require(page.range(of: begin), "docs/sla.md has lost the mark \(begin)")
            let after = try #require(page.range(of: end), "docs/sla.md has lost the mark \(end)")
            if Page.isUpdating {
                page.replaceSubrange(before.upperBound..<after.lowerBound, with: markdown)
                continue
            }
            let isTheSame = page[before.upperBound..<after.lowerBound] == markdown
            #expect(isTheSame, "Bring docs/sla.md up to date: UPDATE_DOCS=1 swift test --filter SchemaDocument")
        }
        if Page.isUpdating { try Page.write(page, "sla.md") }
    }

    /// Whoever adds a field shows in the page how it is used, in both languages.
    @Test func thePageHasAnExampleOfEveryField() throws {
        let languages = try ["id", "en"].map { try #require(LanguageTag($0)) }
        let examples = try Page.read("sla.md").components(separatedBy: "```yaml\n# ").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        var fields = 0
        for schema in FieldTables.schemas {
            var found: [TermNode] = []
            for example in examples {
                let path = String(example.prefix { $0 != "\n" })
                guard schema.describes(path) else { continue }
                // The comment that names the file stands for itself.
                found.append(try schema.read(Array("# \(example)".utf8), path: path, in: languages).get())
            }
            fields += Self.expect(schema.fields, in: found, schema.name)
        }
        #expect(fields > 200)
    }

    /// Each field, and all that is below it, has a value in one of some mappings.
    private static func expect(_ fields: [Field], in mappings: [TermNode], _ path: String) -> Int {
        fields.reduce(0) { count, field in
            let values = mappings.compactMap { $0[field.name] }
            #expect(!values.isEmpty, "docs/sla.md has no example of \(path) \(field.name)")
            return count + 1 + expect(field.shape, in: values, "\(path) \(field.name)")
        }
    }

    private static func expect(_ shape: Shape, in values: [TermNode], _ path: String) -> Int {
        switch shape {
        case .mapping(let fields): expect(fields, in: values, path)
        case .list(let item, _): expect(item, in: values.flatMap(\.items), path)
        case .scalar, .words: 0
        }
    }

    /// Another reader of JSON Schema takes the templates for valid, and refuses what our reader refuses.
    @Test(.enabled(if: python != nil, "There is no Python with jsonschema and yaml."))
    func anIndependentReaderOfTheSchemasAgrees() throws {
        let home = try TemporaryDirectory("schema")
        for schema in FieldTables.schemas { try home.write(JSONSchema(schema: schema).text, to: "\(schema.name).json") }
        var expected: [String] = []
        for template in Template.Name.allCases {
            for (path, content) in try DraftText(template).files.sorted(by: { $0.key < $1.key }) {
                guard let schema = FieldTables.schemas.first(where: { $0.describes(path) }) else { continue }
                let name = path.replacing("/", with: "_")
                try home.write(content, to: "\(template.rawValue)/\(schema.name)/sound/\(name)")
                expected.append("valid")
                for (number, spoiled) in Self.spoiled(content).enumerated() {
                    try home.write(spoiled, to: "\(template.rawValue)/\(schema.name)/spoiled-\(number)/\(name)")
                }
            }
        }
        try home.write(Self.script, to: "validate.py")
        let program = StockProgram(try #require(Self.python), in: home.path, home: home.path)
        let lines = try program.run("validate.py").text.split(separator: "\n").map(String.init)
        let sound = lines.filter { $0.contains("/sound/") }
        #expect(sound.count == expected.count && sound.allSatisfy { $0.hasSuffix(" valid") }, "\(sound)")
        let refused = lines.filter { $0.contains("/spoiled-") }
        #expect(refused.count > 60 && refused.allSatisfy { $0.hasSuffix(" invalid") }, "\(refused)")
    }

    /// The same file with a key that nobody knows, and without its last key.
    private static func spoiled(_ content: String) -> [String] {
        let lines = content.split(separator: "\n", omittingEmptySubsequences: false)
        let top = lines.indices.filter { lines[$0].first?.isLetter == true }
        return [content + "surprise: yes indeed\n"]
            + top.prefix(2).map { index in
                let next = top.first { $0 > index } ?? lines.count
                return (lines[..<index] + ["unknown-\(lines[index])"] + lines[(index + 1)..<next] + lines[next...])
                    .joined(separator: "\n")
            }
    }

    private static let script = """
        import json, pathlib, yaml, jsonschema
        # Text for everything, as our own reader takes it.
        for path in sorted(pathlib.Path(".").glob("*/*/*/*.yaml")):
            schema = json.loads(pathlib.Path(path.parts[1] + ".json").read_text())
            jsonschema.Draft202012Validator.check_schema(schema)
            document = yaml.load(path.read_text(), Loader=yaml.BaseLoader)
            errors = list(jsonschema.Draft202012Validator(schema).iter_errors(document))
            print(path, "invalid" if errors else "valid")
        """

    /// A Python that has what the script needs.
    static let python: String? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { $0 + "/python3" }.filter(FileManager.default.isExecutableFile).first { path in
            let probe = StockProgram(path, in: "/", home: "/")
            return (try? probe.run("-c", "import yaml, jsonschema.validators").succeeded) ?? false
        }
    }()
}
