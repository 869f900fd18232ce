// swift-tools-version: 6.2
// The programs of Docs/Embedding.md as a package of its own, as a user would have it. The tests build and run them.
import PackageDescription

let package = Package(
    name: "example",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "socai", path: "../..")],
    targets: [
        .executableTarget(name: "example", dependencies: [.product(name: "PovertyReports", package: "socai")]),
        .executableTarget(name: "projection", dependencies: [.product(name: "PovertyLedger", package: "socai")]),
        .executableTarget(name: "years", dependencies: [.product(name: "PovertyReports", package: "socai")]),
        .executableTarget(name: "following", dependencies: [.product(name: "EventLedger", package: "socai")]),
        .executableTarget(name: "loans", dependencies: [.product(name: "EventLedger", package: "socai")]),
        .executableTarget(name: "wells", dependencies: [.product(name: "EventLedger", package: "socai")]),
        .testTarget(
            name: "LoansTests",
            dependencies: [
                "loans", .product(name: "EventLedger", package: "socai"),
                .product(name: "LedgerTesting", package: "socai"),
            ]),
        .executableTarget(name: "importing", dependencies: [.product(name: "PovertyLedger", package: "socai")]),
        .executableTarget(name: "dashboard", dependencies: [.product(name: "PovertyReports", package: "socai")]),
        .executableTarget(name: "trees", dependencies: [.product(name: "TransparencyLog", package: "socai")]),
    ]
)
