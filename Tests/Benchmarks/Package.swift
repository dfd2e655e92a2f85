// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that neither users nor continuous integration build it:
//
//     swift run -c release --package-path Tests/Benchmarks benchmarks
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
]

let agreements: Target.Dependency = .product(name: "Agreements", package: "countersign")
let externalPrograms: Target.Dependency = .product(name: "ExternalPrograms", package: "countersign")
let serviceLevels: Target.Dependency = .product(name: "ServiceLevels", package: "countersign")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "countersign", path: "../.."),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .executableTarget(
            name: "benchmarks", dependencies: [agreements, externalPrograms, serviceLevels, crypto],
            swiftSettings: house)
    ]
)
