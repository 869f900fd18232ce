// swift-tools-version: 6.2
// The fuzzer: a package of its own, so that nothing else needs libFuzzer. Built and run by the script beside it.
import PackageDescription

let package = Package(
    name: "fuzzing",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "socai", path: "../..", traits: ["Excel"])],
    targets: [
        .executableTarget(
            name: "fuzzer",
            dependencies: [
                .product(name: "PovertyReports", package: "socai"), .product(name: "EventLedger", package: "socai"),
                .product(name: "Tables", package: "socai"), .product(name: "OfficeLists", package: "socai"),
                .product(name: "LedgerTesting", package: "socai"),
            ],
            path: ".", exclude: ["run", "json-lines.dict", "FuzzTests/CorpusTests.swift"],
            sources: ["Fuzzer", "FuzzTests"],
            // libFuzzer has the main function.
            swiftSettings: [.treatAllWarnings(as: .error), .unsafeFlags(["-parse-as-library"])])
    ],
    swiftLanguageModes: [.v6]
)
