// The promise that the sources stay small, layered and documented. It reads text only; what the formatter and the
// compiler see to is not looked at again.

import Testing

@Suite struct TidyTests {
    private static let libraries = [
        "Files", "Tables", "LMDB", "TransparencyLog", "EventLedger", "JetStreamLog", "PovertyLedger", "PovertyReports",
        "OfficeLists", "OfficialForms", "LedgerPage", "SyntheticHistory", "LedgerTesting",
    ]

    private static func swiftFiles(below folders: [String]) throws -> [SwiftFile] {
        try folders.flatMap { try Checkout.files(below: $0, endingIn: ".swift") }.map { try SwiftFile($0) }
    }

    @Test func topLevelHoldsWhatWasAgreed() throws {
        // The list of resolved versions is made by a build and kept out of the repository.
        let names = try Checkout.topLevel().filter { $0 != "Package.resolved" }
        #expect(names == ["Docs", "Fixtures", "Package.swift", "README.md", "Sources", "Tests"])
    }

    @Test func everySourceFileSaysWhatItIsFor() throws {
        for file in try Self.swiftFiles(below: ["Sources"]) {
            let opening = file.lines.prefix { $0.hasPrefix("//") }.joined(separator: " ")
            #expect(opening.contains("."), "\(file.name) does not open with a sentence")
        }
    }

    @Test func filesAndFunctionsAreShort() throws {
        for file in try Self.swiftFiles(below: ["Sources", "Tests"]) {
            #expect(file.lines.count <= 400, "\(file.name) has \(file.lines.count) lines")
            for function in file.functions {
                #expect(function.count <= 70, "\(file.name):\(function.line) has \(function.count) lines")
            }
        }
    }

    /// Makes sure that functions and declarations are found at all.
    @Test func functionsAndDeclarationsAreFound() throws {
        let lines = [
            "    /// Documented.", "    @inlinable", "    public func wrapped(", "        _ number: Int",
            "    ) -> Int {", "        number", "    }", "", "    public var bare: Int { 1 }", "    func short() {}",
        ]
        let file = SwiftFile(name: "Sources/A/b.swift", lines: lines)
        #expect(file.functions.map(\.line) == [3] && file.functions.map(\.count) == [5])
        #expect(file.undocumentedLines == [9] && file.module == "A")
        let imports = SwiftFile(
            name: "Sources/A/c.swift",
            lines: [
                "import One", "    internal import Two", "@_exported import struct Three.Name", "@testable import Four",
                "// This is not to import Five", "let six = import",
            ]
        ).imports
        #expect(imports.sorted() == ["Four", "One", "Three", "Two"])
        let functions = try Self.swiftFiles(below: ["Sources"]).reduce(0) { $0 + $1.functions.count }
        #expect(functions > 500)
    }

    @Test func wordsThatAreNotUsed() throws {
        for file in try Self.swiftFiles(below: ["Sources"]) {
            let isLibrary = Self.libraries.contains(file.module)
            let words = ["try!", "as!", "fatalError", "TODO", "FIXME", "XXX"] + (isLibrary ? ["print("] : [])
            for (number, line) in file.lines.enumerated() {
                for word in words {
                    #expect(!line.contains(word), "\(file.name):\(number + 1) has \(word)")
                }
            }
        }
    }

    @Test func everyPublicDeclarationIsDocumented() throws {
        for file in try Self.swiftFiles(below: Self.libraries.map { "Sources/" + $0 }) {
            #expect(file.undocumentedLines.isEmpty, "\(file.name): lines \(file.undocumentedLines)")
        }
    }

    /// What a test waits for may never come: then it fails, and does not wait for ever.
    @Test func testsThatWaitHaveATimeLimit() throws {
        let waits = ["TestProcess(", "Session(", "Checkout.run(", "Process(", "DispatchGroup(", "Thread.", "Task {"]
        var found = 0
        for file in try Self.swiftFiles(below: ["Tests"]) where file.name.hasSuffix("Tests.swift") {
            guard file.lines.contains(where: { line in waits.contains { line.contains($0) } }) else { continue }
            found += 1
            let hasLimit = file.lines.contains { $0.contains(".timeLimit(.minutes(") }
            #expect(
                hasLimit, "\(file.name) waits for a process, a thread or a task, and no suite of it has a time limit")
        }
        #expect(found > 30)
        for file in try Self.swiftFiles(below: ["Tests"]) where !file.name.hasSuffix("TidyTests.swift") {
            guard file.lines.contains(where: { $0.contains("= Process()") }) else { continue }
            let isLimited = file.lines.contains { $0.contains("poll(") || $0.contains("killedAfterSeconds:") }
            #expect(isLimited, "\(file.name): Process(_:_:) of LedgerTestSupport ends after some time")
        }
        for file in try Self.swiftFiles(below: ["Tests"]) where !file.name.hasSuffix("LimitedProcess.swift") {
            let isWaiting = file.lines.contains { $0.contains(".waitUntil" + "Exit()") }
            #expect(!isWaiting, "\(file.name): Foundation can miss the end of a process; waitForEnd() doesn't")
        }
    }

    /// What targets may import is in the map of Docs/Architecture.md; see ArchitectureTests.
    @Test func oneFileKnowsOfSwiftCrypto() throws {
        for file in try Self.swiftFiles(below: ["Sources"]) {
            let isCryptography = file.name == "Sources/TransparencyLog/Cryptography.swift"
            #expect(file.imports.contains("Crypto") == isCryptography, "\(file.name): one file knows of swift-crypto")
        }
    }

    /// What a user types is the program's to say: no library below it names a verb or an option in what it says.
    @Test func librariesNameNoVerbOfTheProgram() throws {
        #expect(Self.spoken("make one with `socai init` or --x").isEmpty)
        #expect(Self.spoken(#"say("make one with \"socai\"") // "not this""#).contains("socai"))
        var found = 0
        // The page of a bundle and that of a ledger say how to check them; a synthetic history records the command that
        // makes it again. Subjects on a cluster begin with the program's name, and the first line
        // of a union file names its format.
        let exempt = [
            "EvidencePage.swift", "PageText+Commands.swift", "Synthesis+FixedDays.swift", "OriginSubject.swift",
            "Union/UnionFile.swift",
        ]
        for module in Self.libraries {
            for file in try Self.swiftFiles(below: ["Sources/" + module])
            where !exempt.contains(where: { file.name.hasSuffix("/" + $0) }) {
                for (number, line) in file.lines.enumerated() {
                    let spoken = Self.spoken(line)
                    found += spoken.isEmpty ? 0 : 1
                    let namesOne =
                        spoken.replacing(".socai", with: "").contains("socai") || spoken.contains(/[ (]--[a-z]/)
                    #expect(!namesOne, "\(file.name):\(number + 1) names what a user of the program types")
                }
            }
        }
        #expect(found > 1_000)
    }

    /// What stands between quotation marks in a line of code.
    private static func spoken(_ line: String) -> String {
        guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { return "" }
        let code = line.replacing("\\\"", with: "'").split(separator: "// ", maxSplits: 1).first ?? ""
        let parts = code.split(separator: "\"", omittingEmptySubsequences: false)
        return parts.indices.filter { $0 % 2 == 1 }.map { " " + parts[$0] }.joined()
    }

    /// Nothing of C is seen through the wrappers, and nothing of the domain in the layers under it.
    @Test func layersDoNotNameThoseAboveThem() throws {
        let generic = ["Files", "Tables", "LMDB", "TransparencyLog", "EventLedger", "JetStreamLog"]
        for file in try Self.swiftFiles(below: generic.map { "Sources/" + $0 }) {
            for (number, line) in file.lines.enumerated() {
                let text = line.lowercased()
                for word in [
                    "poverty", "household", "near-poor", "deprivation", "vietnam", "closed period", "closings",
                ] {
                    #expect(!text.contains(word), "\(file.name):\(number + 1) names \(word)")
                }
                // Values of codes may come from C, types may not.
                guard line.contains("public "),
                    let signature = line.split(separator: " = ").first?.split(separator: " {").first
                else { continue }
                let isOfC = ["MDB_", "mdb_", "lxw_", "zip_", "nats", "OpaquePointer"].contains {
                    signature.contains($0)
                }
                #expect(!isOfC, "\(file.name):\(number + 1) shows what is C's")
            }
        }
    }
}
