// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that neither users nor continuous integration build it. `Tests/Fuzz/run` builds it: the
// fuzzer's runtime brings `main`, and the parent offers `TestSupport` only where COUNTERSIGN_FUZZING is set.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .unsafeFlags(["-parse-as-library"]),
]

let testSupport: Target.Dependency = .product(name: "TestSupport", package: "countersign")

let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "countersign", path: "../..")],
    targets: [.target(name: "FuzzEntry", dependencies: [testSupport], swiftSettings: house)]
        + ["commit", "message", "tree", "signature", "key", "agreement", "terms"].map { name in
            .executableTarget(
                name: "fuzz-\(name)", dependencies: ["FuzzEntry", testSupport], path: "Sources/\(name)",
                swiftSettings: house)
        }
)
