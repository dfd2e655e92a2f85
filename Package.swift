// swift-tools-version: 6.2
import PackageDescription

/// The language rules that every target is built with.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // What a command does stays on the thread it begins on until it waits for another program, which reading never
    // does: starting threads would take longer than that.
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// The same, and the compiler proves that no unsafe construct is used unmarked. Only `GitStore` and `ZipFiles` touch C.
let memorySafe: [SwiftSetting] = house + [.strictMemorySafety()]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let bigInt: Target.Dependency = .product(name: "BigInt", package: "BigInt")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// What the nested package `Tests/Fuzz` builds on, and nobody else sees.
let forFuzzing: [Product] =
    Context.environment["COUNTERSIGN_FUZZING"] == nil ? [] : [.library(name: "TestSupport", targets: ["TestSupport"])]

let package = Package(
    name: "countersign",
    products: [
        // What its declarations mention can be imported by name, too.
        .library(name: "Agreements", targets: ["Agreements", "GitStore", "SSHSignature"]),
        // Signing with ssh-keygen and sending with git: a product of its own, since reading and proving need neither.
        .library(name: "ExternalPrograms", targets: ["ExternalPrograms"]),
        // What a service level agreement promises, in exact arithmetic: no git, no files.
        .library(name: "ServiceLevels", targets: ["ServiceLevels"]),
        .executable(name: "countersign", targets: ["countersign"]),
    ] + forFuzzing,
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibgit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
        .systemLibrary(name: "CMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev"])]),
        .target(
            name: "GitStore", dependencies: ["CLibgit2"],
            swiftSettings: house + [.define("FAILPOINTS", .when(configuration: .debug))]),
        .target(name: "ZipFiles", dependencies: ["CMinizip"], swiftSettings: house),
        .target(name: "SSHSignature", dependencies: [crypto, cryptoExtras], swiftSettings: memorySafe),
        .target(
            name: "Agreements", dependencies: ["GitStore", "SSHSignature", crypto, yams], swiftSettings: memorySafe),
        .target(
            name: "ExternalPrograms",
            dependencies: ["Agreements", "GitStore", "SSHSignature", subprocess, systemPackage],
            swiftSettings: memorySafe),
        .target(name: "ServiceLevels", dependencies: [bigInt], swiftSettings: memorySafe),
        .target(
            name: "AgreementProfiles", dependencies: ["Agreements", "ServiceLevels", yams], swiftSettings: memorySafe),
        .target(
            name: "AgreementDocuments", dependencies: ["Agreements", "AgreementProfiles"],
            resources: [.embedInCode("Evidence/check.sh")], swiftSettings: memorySafe),
        .target(
            name: "CountersignCLI",
            dependencies: [
                "GitStore", "SSHSignature", "Agreements", "ExternalPrograms", "AgreementProfiles",
                "AgreementDocuments", "ServiceLevels", "ZipFiles", argumentParser,
            ],
            swiftSettings: memorySafe),
        .target(
            name: "TestSupport",
            dependencies: ["AgreementProfiles", "Agreements", "SSHSignature", crypto, cryptoExtras],
            path: "Tests/TestSupport",
            swiftSettings: memorySafe),
        .testTarget(
            name: "GitStoreTests", dependencies: ["GitStore", "CLibgit2", "TestSupport", crypto], swiftSettings: house),
        .testTarget(
            name: "SSHSignatureTests", dependencies: ["SSHSignature", "TestSupport", crypto, cryptoExtras],
            swiftSettings: memorySafe),
        .testTarget(
            name: "AgreementsTests",
            dependencies: ["CLibgit2", "Agreements", "AgreementDocuments", "GitStore", "SSHSignature", "TestSupport"],
            swiftSettings: memorySafe),
        .testTarget(
            name: "ConformanceTests", dependencies: ["Agreements", "GitStore", "SSHSignature", "TestSupport"],
            swiftSettings: memorySafe),
        .testTarget(name: "HouseTests", dependencies: ["TestSupport"], swiftSettings: memorySafe),
        .testTarget(
            name: "ServiceLevelsTests", dependencies: ["ServiceLevels", "TestSupport"],
            exclude: ["IndependentComputation.py"],
            swiftSettings: memorySafe),
        .testTarget(
            name: "AgreementProfilesTests",
            dependencies: ["AgreementProfiles", "Agreements", "GitStore", "ServiceLevels", "TestSupport", yams],
            exclude: ["OpenSLO/openslo-v1.json", "OpenSLO/read_openslo.py"],
            swiftSettings: memorySafe),
        .testTarget(
            name: "ExternalProgramsTests",
            dependencies: ["ExternalPrograms", "Agreements", "GitStore", "SSHSignature", "TestSupport"],
            swiftSettings: memorySafe),
        .testTarget(
            name: "AgreementDocumentsTests",
            dependencies: ["AgreementDocuments", "Agreements", "GitStore", "SSHSignature", "TestSupport"],
            swiftSettings: memorySafe),
        .testTarget(
            name: "CountersignCLITests",
            dependencies: [
                "CountersignCLI", "Agreements", "GitStore", "SSHSignature", "TestSupport", argumentParser, crypto, yams,
            ],
            swiftSettings: memorySafe),
        .executableTarget(name: "countersign", dependencies: ["CountersignCLI"], swiftSettings: memorySafe),
    ]
)
