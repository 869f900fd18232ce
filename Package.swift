// swift-tools-version: 6.2
// The layers of SoCai, lowest first: Files, Tables, LMDB and TransparencyLog, EventLedger, PovertyLedger, PovertyReports,
// JetStreamLog, OfficeLists and AnalysisExport, OfficialForms and LedgerPage, SoCaiCLI. Each knows only those below it.
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
// What is installed has what no figure waits for compiled for size. Only where the environment asks for it, as
// Sources/DebianPackage/build does: no other package can depend on one that sets flags of its own.
let isSmall = Context.environment["SOCAI_SMALL"] != nil
let small = strict + (isSmall ? [.unsafeFlags(["-Osize"])] : [])
let logging = Target.Dependency.product(
    name: "Logging", package: "swift-log", condition: .when(traits: ["Logging"]))

let package = Package(
    name: "socai",
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "Tables", targets: ["Tables"]),
        .library(name: "TransparencyLog", targets: ["TransparencyLog"]),
        .library(name: "EventLedger", targets: ["EventLedger"]),
        .library(name: "JetStreamLog", targets: ["JetStreamLog"]),
        .library(name: "PovertyLedger", targets: ["PovertyLedger"]),
        .library(name: "PovertyReports", targets: ["PovertyReports"]),
        .library(name: "OfficeLists", targets: ["OfficeLists"]),
        .library(name: "OfficialForms", targets: ["OfficialForms"]),
        .library(name: "LedgerPage", targets: ["LedgerPage"]),
        .library(name: "AnalysisExport", targets: ["AnalysisExport"]),
        .library(name: "VietnameseWords", targets: ["VietnameseWords"]),
        .library(name: "LedgerTesting", targets: ["LedgerTesting"]),
        .executable(name: "socai", targets: ["SoCaiCLI"]),
    ],
    traits: [
        .trait(
            name: "Excel",
            description: "Tables reads and writes .xlsx workbooks; takes libzip, expat and libxlsxwriter"),
        .trait(name: "SQLite", description: "AnalysisExport writes databases of SQLite; takes libsqlite3"),
        .trait(name: "JetStream", description: "JetStreamLog talks to clusters of NATS; takes libnats"),
        .trait(
            name: "Logging",
            description: "EventLedger and PovertyLedger take a Logger when a ledger is opened; takes swift-log"),
        // Off unless they are asked for: by `--traits Excel,SQLite`, by a package that depends on this one, or for
        // commands that are run word for word by the environment.
        .default(
            enabledTraits: Set(
                [
                    "Excel": "SOCAI_EXCEL", "SQLite": "SOCAI_EXCEL", "JetStream": "SOCAI_JETSTREAM",
                    "Logging": "SOCAI_LOGGING",
                ].filter { Context.environment[$0.value] != nil }.keys)),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        // Not fetched without the trait `Logging`.
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    ],
    targets: [
        .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"]), .brew(["lmdb"])]),
        .systemLibrary(name: "CFiles"),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
        .systemLibrary(
            name: "CXlsxWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .systemLibrary(name: "CNATS", pkgConfig: "libnats", providers: [.apt(["libnats-dev"]), .brew(["cnats"])]),
        .target(name: "Files", dependencies: ["CFiles"], swiftSettings: strict),
        .target(
            name: "Tables",
            dependencies: ["Files"]
                + ["CZip", "CExpat", "CXlsxWriter"].map { .target(name: $0, condition: .when(traits: ["Excel"])) },
            swiftSettings: small),
        .target(name: "VietnameseWords", swiftSettings: small),
        .target(name: "LMDB", dependencies: ["CLMDB", "CFiles", "Files"], swiftSettings: strict),
        .target(
            name: "TransparencyLog", dependencies: ["Files", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .target(
            name: "EventLedger", dependencies: ["LMDB", "TransparencyLog", "Files", logging], swiftSettings: strict),
        .target(
            name: "JetStreamLog",
            dependencies: ["EventLedger", "Files", .target(name: "CNATS", condition: .when(traits: ["JetStream"]))],
            swiftSettings: strict),
        // A view of a payload says by its lifetime that it can't outlive it.
        .target(
            name: "PovertyLedger", dependencies: ["EventLedger", "Files", logging],
            swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]),
        .target(
            name: "PovertyReports", dependencies: ["PovertyLedger", "EventLedger", "Files"], swiftSettings: small),
        .target(
            name: "OfficeLists", dependencies: ["PovertyLedger", "EventLedger", "Tables", "Files"],
            swiftSettings: small),
        .target(
            name: "OfficialForms", dependencies: ["PovertyReports", "Tables", "Files"], swiftSettings: small),
        .target(
            name: "LedgerPage", dependencies: ["PovertyReports", "EventLedger", "Files"],
            resources: ["page.html", "page.css"].map { .embedInCode("Page/\($0)") }
                + ["data", "words", "elements", "charts", "figures", "tables", "households", "start"]
                .map { .embedInCode("Page/\($0).js") },
            swiftSettings: small),
        .target(
            name: "AnalysisExport",
            dependencies: [
                "PovertyLedger", "EventLedger", "Files",
                .target(name: "CSQLite", condition: .when(traits: ["SQLite"])),
            ],
            swiftSettings: strict),
        .target(name: "SyntheticHistory", dependencies: ["EventLedger"], swiftSettings: small),
        .target(
            name: "LedgerTesting", dependencies: ["PovertyLedger", "EventLedger", "SyntheticHistory", "Files"],
            swiftSettings: strict),
        .executableTarget(
            name: "SoCaiCLI",
            dependencies: [
                "LedgerPage", "OfficialForms", "PovertyReports", "OfficeLists", "AnalysisExport", "PovertyLedger",
                "JetStreamLog", "EventLedger", "SyntheticHistory", "VietnameseWords", "Files",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: small,
            // It leaves out more than the linker that is used otherwise.
            linkerSettings: isSmall ? [.unsafeFlags(["-use-ld=lld"])] : []),
        .target(
            name: "LedgerTestSupport", dependencies: ["PovertyLedger", "PovertyReports", "LedgerTesting", "Tables"],
            path: "Tests/LedgerTestSupport",
            swiftSettings: strict),
        .executableTarget(
            name: "LedgerTestProcess", dependencies: ["LMDB", "EventLedger", "PovertyLedger"],
            path: "Tests/LedgerTestProcess", swiftSettings: strict),
        .testTarget(
            name: "TablesTests", dependencies: ["Tables", "Files", "LedgerTestSupport"],
            exclude: ["read_workbook.py"], swiftSettings: strict),
        .testTarget(
            name: "OfficialFormsTests",
            dependencies: ["OfficialForms", "PovertyReports", "Tables", "Files", "LedgerTesting", "LedgerTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "LedgerPageTests", dependencies: ["LedgerPage", "LedgerTestSupport"], swiftSettings: strict),
        .testTarget(
            name: "LMDBTests", dependencies: ["LMDB", "Files", "LedgerTestSupport", "LedgerTestProcess"],
            swiftSettings: strict),
        .testTarget(
            name: "EventLedgerTests",
            dependencies: [
                "EventLedger", "LMDB", "Files", "LedgerTesting", "LedgerTestSupport", "LedgerTestProcess", logging,
            ],
            exclude: ["Proofs/Go"], swiftSettings: strict),
        .testTarget(
            name: "JetStreamLogTests",
            dependencies: [
                "JetStreamLog", "EventLedger", "PovertyLedger", "PovertyReports", "Files", "LedgerTestSupport",
                "SoCaiCLI",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "PovertyLedgerTests",
            dependencies: [
                "PovertyLedger", "PovertyReports", "OfficialForms", "Tables", "LedgerTesting", "LedgerTestSupport",
            ],
            exclude: ["SQL", "Evidence/Go"], swiftSettings: strict),
        .testTarget(
            name: "OfficeListsTests",
            dependencies: ["OfficeLists", "PovertyLedger", "EventLedger", "Tables", "Files", "LedgerTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "AnalysisExportTests",
            dependencies: ["AnalysisExport", "PovertyLedger", "EventLedger", "Files", "LedgerTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "LedgerTestingTests", dependencies: ["LedgerTesting", "PovertyLedger", "EventLedger"],
            swiftSettings: strict),
        .testTarget(
            name: "SoCaiCLITests",
            dependencies: [
                "SoCaiCLI", "AnalysisExport", "PovertyLedger", "PovertyReports", "SyntheticHistory",
                "LedgerTestSupport",
            ],
            exclude: [
                "Forms/answer_forms.py", "Forms/form_cells.py", "Forms/interrupted_pdf.py", "Forms/change_cells.py",
                "Page/browser.py", "Page/page_checks.py", "Analysis/ask_tables.py",
            ], swiftSettings: strict),
        .testTarget(
            name: "RepositoryTests",
            dependencies: [
                "SoCaiCLI", "PovertyLedger", "PovertyReports", "EventLedger", "VietnameseWords", "Files",
                "LedgerTestSupport",
            ],
            exclude: ["Reader"], swiftSettings: strict),
        .testTarget(
            name: "FaultTests",
            dependencies: [
                "SoCaiCLI", "PovertyLedger", "PovertyReports", "EventLedger", "LMDB", "LedgerTestSupport",
                "LedgerTestProcess",
            ],
            path: "Tests/Faults",
            exclude: ["Interposer/interposer.c", "Kills/hold.c", "HostileInput/strict_readers.py"],
            swiftSettings: strict),
        .testTarget(
            name: "FuzzTests",
            dependencies: [
                "PovertyLedger", "PovertyReports", "OfficeLists", "EventLedger", "LedgerTesting", "LMDB", "Tables",
                "Files",
            ],
            path: "Tests/Fuzzing/FuzzTests", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// `SOCAI_DOCUMENTATION=1 swift package generate-documentation`; without it nobody builds the plugin.
if Context.environment["SOCAI_DOCUMENTATION"] != nil {
    package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}
