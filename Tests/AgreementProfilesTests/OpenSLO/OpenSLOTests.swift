import Agreements
import Foundation
import Testing

@testable import AgreementProfiles

/// What is exported is what OpenSLO v1 calls valid, read by somebody else's reader.
@Suite struct OpenSLOTests {
    private func document(
        _ language: String = "en", _ edit: (inout DraftText) throws -> Void = { _ in }
    ) async throws -> Result<OpenSLODocument, TermsGap> {
        var draft = try DraftText()
        try edit(&draft)
        return try await SharedDesk.shared.openSLO(draft, language)
    }

    private func objects(
        _ language: String = "en", _ edit: (inout DraftText) throws -> Void = { _ in }
    ) async throws -> [[String: Any]] {
        try OpenSLOReader.objects(in: await document(language, edit).get().yaml)
    }

    @Test func theTemplateIsOneServiceWithOneLevel() async throws {
        let objects = try await objects()
        try #require(objects.count == 2)
        let (service, slo) = (objects[0], objects[1])
        #expect(service["kind"] as? String == "Service")
        #expect(service.at("metadata.name") as? String == "hosting")
        #expect(service.at("metadata.displayName") as? String == "Web application hosting")
        #expect(slo["apiVersion"] as? String == "openslo/v1" && slo["kind"] as? String == "SLO")
        #expect(slo.at("metadata.name") as? String == "hosting-availability")
        #expect(slo.at("metadata.displayName") as? String == "Availability")
        #expect(
            slo.at("metadata.annotations.countersign/place") as? String
                == "terms/services.yaml:29 services.hosting.objectives.availability, clause availability")
        #expect((slo.at("metadata.annotations.countersign/text") as? String)?.hasPrefix("sha256:") == true)
        #expect(slo.at("spec.service") as? String == "hosting")
        #expect(slo.at("spec.budgetingMethod") as? String == "Timeslices")
        #expect(slo.at("spec.objectives.0.targetPercent") as? Double == 99.9)
        #expect(slo.at("spec.objectives.0.timeSliceTarget") as? Double == 1)
        #expect(slo.at("spec.objectives.0.timeSliceWindow") as? String == "1m")
        #expect(slo.at("spec.timeWindow.0.duration") as? String == "1M")
        #expect(slo.at("spec.timeWindow.0.isRolling") as? Bool == false)
        #expect(slo.at("spec.timeWindow.0.calendar.startTime") as? String == "2026-07-01 00:00:00")
        #expect(slo.at("spec.timeWindow.0.calendar.timeZone") as? String == "Asia/Jakarta")
        #expect(
            slo.at("spec.indicator.spec.ratioMetric.good.metricSource.spec.measuredBy") as? String == "acme")
    }

    @Test func namesAreInTheLanguageAskedFor() async throws {
        let objects = try await objects("id")
        #expect(objects.map { $0.at("metadata.displayName") as? String } == ["Hosting aplikasi web", "Ketersediaan"])
    }

    @Test func noTwoLevelsShareAName() async throws {
        var names: [String] = []
        for (service, level) in [("a-b", "c"), ("a", "b-c")] {
            let slo = try await objects {
                try $0.replace("terms/services.yaml", "- id: hosting", with: "- id: \(service)")
                try $0.replace("terms/services.yaml", "- id: availability", with: "- id: \(level)")
                try $0.replace("terms/services.yaml", "timeslices", with: "occurrences")
            }[1]
            names.append(try #require(slo.at("metadata.name") as? String))
        }
        #expect(names == ["a--b-c", "a-b-c"])
    }

    @Test func aThresholdIsAThresholdMetric() async throws {
        let slo = try await objects {
            try $0.replace(
                "terms/services.yaml", "indicator: availability",
                with: "indicator: response-time\n        op: lte\n        value: \"0.50\"")
            try $0.replace("terms/services.yaml", "timeslices", with: "occurrences")
            try $0.replace("terms/services.yaml", "time-window: calendar-month", with: "time-window: calendar-quarter")
            try $0.replace("agreement.yaml", "term: {from: 2026-07-01", with: "term: {from: 2026-08-15")
        }[1]
        #expect(slo.at("spec.objectives.0.op") as? String == "lte")
        #expect(slo.at("spec.objectives.0.value") as? Double == 0.5)
        #expect(slo.at("spec.budgetingMethod") as? String == "Occurrences")
        #expect(slo.at("spec.indicator.spec.thresholdMetric.metricSource.type") as? String == "Agreement")
        #expect(slo.at("spec.timeWindow.0.duration") as? String == "1Q")
        #expect(slo.at("spec.timeWindow.0.calendar.startTime") as? String == "2026-07-01 00:00:00")
    }

    /// OpenSLO has no seconds: a number counts minutes, and the agreement's own words stand beside it.
    @Test(arguments: [
        ("5 minutes", "5m", 0.2), ("90 seconds", "1.5", 0.6666), ("30 seconds", "0.5", 1),
        ("100 seconds", "1.666666666666667", 0.6),
    ])
    func aSliceIsGoodFromOneGoodCheckOn(slice: String, window: String, target: Double) async throws {
        let slo = try await objects {
            try $0.replace(
                "terms/measurement.yaml", "time-slice-window: 60 seconds", with: "time-slice-window: \(slice)")
        }[1]
        let found = try #require(slo.at("spec.objectives.0.timeSliceWindow"))
        #expect("\(found)" == window)
        #expect(slo.at("metadata.annotations.countersign/time-slice-window") as? String == slice)
        #expect(slo.at("spec.objectives.0.timeSliceTarget") as? Double == target)
    }

    /// Words that YAML would take for something else stay words.
    @Test func hostileWordsStayWords() async throws {
        for words in ["no", "1e3", "~", "2026-07-01", "a: b # c", "'\"\\", "- x", "{{x}}", "ya\u{2028}"] {
            let written = "\"" + words.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
            let objects = try? await objects {
                try $0.replace("terms/services.yaml", "en: Web application hosting", with: "en: \(written)")
            }
            guard let objects else {
                #expect(words.contains("\u{2028}"), "\(words)")
                continue
            }
            #expect(objects[0].at("metadata.displayName") as? String == words)
        }
    }

    @Test(arguments: [
        ("terms/services.yaml", "target-percent: \"99.9\"", "target-percent: \"100\"", "no target of 100%"),
        ("terms/measurement.yaml", "check-every: 60 seconds", "check-every: 1 months", "no length"),
        (
            "terms/services.yaml", "indicator: availability", "indicator: mood",
            "terms/services.yaml is not as its schema"
        ),
        ("agreement.yaml", "service-level-agreement/1", "general/1", "has no service levels"),
    ])
    func whatOpenSLOCannotSayIsNotSaid(path: String, old: String, new: String, words: String) async throws {
        let found = try await document { try $0.replace(path, old, with: new) }
        guard case .failure(let gap) = found else {
            Issue.record("\(found)")
            return
        }
        #expect(gap.description.contains(words), "\(gap)")
    }

    /// The schema is held to objects that others published, where they are at hand.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: published.path), "The published objects are not here."))
    func publishedObjectsPassTheSameReader() throws {
        let files = try FileManager.default.contentsOfDirectory(at: Self.published, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "yaml" }
        #expect(files.count >= 3)
        for file in files {
            #expect(try !OpenSLOReader.objects(in: String(contentsOf: file, encoding: .utf8)).isEmpty)
        }
    }

    @Test(arguments: [
        "apiVersion: openslo/v2\nkind: Service\nmetadata: {name: a}\nspec: {}\n",
        "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: a}\nspec: {}\n",
        "apiVersion: openslo/v1\nkind: Service\nmetadata: {name: A b}\nspec: {}\n",
    ])
    func theReaderRefusesWhatIsNone(yaml: String) {
        #expect(throws: OpenSLOReader.Refusal.self) { try OpenSLOReader.objects(in: yaml) }
    }

    private static let published = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../shared/real/openslo").standardizedFileURL
}
