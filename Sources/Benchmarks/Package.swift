// swift-tools-version: 6.2
// Measures SoCai beside other systems. A package of its own, so that only it depends on the systems compared.
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [
        .package(name: "socai", path: "../..", traits: ["Excel"]),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CSQLitePeer", path: "CSQLitePeer", pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .target(
            name: "CursorScan", path: "CursorScan",
            linkerSettings: [.linkedLibrary("lmdb")]),
        .executableTarget(
            name: "table-side", dependencies: [.product(name: "Tables", package: "socai")], path: "TableSide",
            swiftSettings: strict),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "CSQLitePeer", "CursorScan",
                .product(name: "PovertyReports", package: "socai"), .product(name: "EventLedger", package: "socai"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Harness", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
