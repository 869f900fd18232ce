// swift-tools-version: 6.2
// The layers of SoCai, lowest first: CLMDB, LMDB, EventLedger, PovertyLedger, SoCaiCLI. Each knows only those below it.
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "socai",
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "EventLedger", targets: ["EventLedger"]),
        .library(name: "PovertyLedger", targets: ["PovertyLedger"]),
        .executable(name: "socai", targets: ["SoCaiCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    ],
    targets: [
        .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"]), .brew(["lmdb"])]),
        .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: strict),
        .target(
            name: "EventLedger", dependencies: ["LMDB", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .target(name: "PovertyLedger", dependencies: ["EventLedger"], swiftSettings: strict),
        .executableTarget(
            name: "SoCaiCLI",
            dependencies: ["PovertyLedger", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict),
        .target(
            name: "LedgerTestSupport", dependencies: ["PovertyLedger"], path: "Tests/LedgerTestSupport",
            swiftSettings: strict),
        .executableTarget(
            name: "LedgerTestProcess", dependencies: ["LMDB", "EventLedger", "PovertyLedger"],
            path: "Tests/LedgerTestProcess", swiftSettings: strict),
        .testTarget(
            name: "LMDBTests", dependencies: ["LMDB", "LedgerTestSupport", "LedgerTestProcess"], swiftSettings: strict),
        .testTarget(
            name: "EventLedgerTests", dependencies: ["EventLedger", "LMDB", "LedgerTestSupport", "LedgerTestProcess"],
            exclude: ["Proofs/Go"], swiftSettings: strict),
        .testTarget(
            name: "PovertyLedgerTests", dependencies: ["PovertyLedger", "LedgerTestSupport"],
            exclude: ["SQL", "Evidence/Go"], swiftSettings: strict),
        .testTarget(
            name: "SoCaiCLITests", dependencies: ["SoCaiCLI", "PovertyLedger", "LedgerTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "RepositoryTests", dependencies: ["SoCaiCLI", "PovertyLedger", "LedgerTestSupport"],
            exclude: ["Reader/read_ledger.py"], swiftSettings: strict),
        .testTarget(
            name: "FaultTests",
            dependencies: [
                "SoCaiCLI", "PovertyLedger", "EventLedger", "LMDB", "LedgerTestSupport", "LedgerTestProcess",
            ],
            path: "Tests/Faults", exclude: ["Interposer/interposer.c"], swiftSettings: strict),
        .testTarget(
            name: "FuzzTests", dependencies: ["PovertyLedger", "EventLedger", "LMDB"],
            path: "Tests/Fuzzing/FuzzTests", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
