// The promise that Docs/Architecture.md stays true: the files and folders it names exist, targets import what its map
// says and only targets above their own row, and no target is missing. The decision records have their form and their
// index.

import Testing

@Suite struct ArchitectureTests {
    private static let page = "Docs/Architecture.md"

    /// A row of the map of targets.
    private struct Row: Equatable {
        let target: String
        let imports: Set<String>
    }

    /// The rows of the table whose heading is `target`, in order. The first cell names the target, the last what it
    /// imports.
    private static func map(_ lines: [String]) -> [Row] {
        let table = lines.drop { !$0.hasPrefix("| target |") }.dropFirst(2).prefix { $0.hasPrefix("|") }
        return table.compactMap { line in
            let cells = line.split(separator: "|").filter { $0.contains { $0 != " " } }
            guard let first = cells.first, let last = cells.last, let target = words(of: first).first else {
                return nil
            }
            return Row(target: target, imports: Set(words(of: last)))
        }
    }

    /// What is between backquotes.
    private static func words(of text: Substring) -> [String] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().compactMap {
            $0.offset.isMultiple(of: 2) ? nil : String($0.element)
        }
    }

    /// What a map says wrongly of some files; nothing where it is right.
    private static func problems(_ map: [Row], _ files: [SwiftFile]) -> [String] {
        let system: Set = ["Swift", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization"]
        let targets = Set(map.map(\.target))
        var problems: [String] = []
        var above: Set<String> = []
        for row in map {
            for name in row.imports.intersection(targets).subtracting(above).sorted() {
                problems.append("\(row.target) imports \(name), which is not above it")
            }
            let own = files.filter { $0.module == row.target }
            for file in own {
                for name in file.imports.subtracting(system).subtracting(row.imports).sorted() {
                    problems.append("\(file.name) imports \(name)")
                }
            }
            let imported = own.reduce(into: Set<String>()) { $0.formUnion($1.imports) }
            for name in row.imports.subtracting(imported).sorted() {
                problems.append("\(row.target) does not import \(name)")
            }
            above.insert(row.target)
        }
        return problems
    }

    @Test func targetsImportWhatTheMapSays() throws {
        let map = try Self.map(Checkout.lines(Self.page))
        let files = try Checkout.files(below: "Sources", endingIn: ".swift").map { try SwiftFile($0) }
        let problems = Self.problems(map, files)
        #expect(problems.isEmpty, "\(problems.joined(separator: "; "))")
        // Benchmarks is a package of its own; the C targets have no Swift files.
        let modules = Set(files.map(\.module)).subtracting(["Benchmarks"])
        #expect(modules.isSubset(of: Set(map.map(\.target))), "a target is missing in the map")
        for row in map { #expect(Checkout.exists("Sources/" + row.target), "there is no target \(row.target)") }
    }

    /// The control: each kind of wrong map is noticed.
    @Test func wrongMapsAreNoticed() {
        let lines = [
            "| target | is | imports |", "|---|---|---|", "| `Low` | lowest | – |", "| `High` | above `Low` | `Low` |",
            "",
            "| target | `Other` |",
        ]
        let map = Self.map(lines)
        #expect(map == [Row(target: "Low", imports: []), Row(target: "High", imports: ["Low"])])
        let low = SwiftFile(name: "Sources/Low/a.swift", lines: ["import Dispatch"])
        let high = SwiftFile(name: "Sources/High/b.swift", lines: ["import Low"])
        #expect(Self.problems(map, [low, high]).isEmpty)
        #expect(Self.problems(map.reversed(), [low, high]) == ["High imports Low, which is not above it"])
        #expect(Self.problems(map, [low]) == ["High does not import Low"])
        let foundation = SwiftFile(name: "Sources/Low/c.swift", lines: ["import Foundation"])
        #expect(Self.problems(map, [low, foundation, high]) == ["Sources/Low/c.swift imports Foundation"])
    }

    /// A word with a slash is a path below `Sources`, or from the top.
    @Test func everyFileItNamesExists() throws {
        let words = try Page(Self.page).words.filter { $0.contains("/") && !$0.contains(" ") }
        for word in words {
            #expect(Checkout.exists("Sources/" + word) || Checkout.exists(word), "\(Self.page) names \(word)")
        }
        #expect(words.filter { $0.hasSuffix(".swift") }.count >= 40)
        #expect(!Checkout.exists("Sources/LMDB/NoSuchFile.swift"))
    }

    /// Every folder of the large targets is in the table of folders.
    @Test func everyFolderIsNamed() throws {
        let words = Set(try Page(Self.page).words)
        for target in ["EventLedger", "PovertyLedger", "PovertyReports", "OfficeLists", "SoCaiCLI"] {
            var folders: Set<String> = []
            for file in try Checkout.files(below: "Sources/" + target, endingIn: ".swift") {
                let parts = file.split(separator: "/").dropFirst()
                if parts.count > 2 { folders.insert(parts.prefix(2).joined(separator: "/")) }
            }
            #expect(!folders.isEmpty)
            for folder in folders.sorted() {
                #expect(words.contains(folder), "\(Self.page) does not name \(folder)")
            }
        }
    }

    @Test func everyDecisionIsInTheIndex() throws {
        let index = try Page("Docs/Decisions/README.md")
        let names = try Checkout.files(below: "Docs/Decisions", endingIn: ".md").filter { $0 != index.name }
        #expect(names.count >= 20)
        for (number, name) in names.enumerated() {
            let digits = String(number + 1)
            let prefix = "Docs/Decisions/" + String(repeating: "0", count: 4 - digits.count) + digits + "-"
            #expect(name.hasPrefix(prefix), "\(name) does not have the number behind that of the one before")
            #expect(index.links.contains(String(name.dropFirst("Docs/Decisions/".count))), "the index lacks \(name)")
            let page = try Page(name)
            let parts = Array(page.anchors.dropFirst())
            #expect(parts == ["context", "decision", "consequence"], "\(name) has other parts")
            #expect(page.lines.count < 40, "\(name) is long; what is specified belongs on another page")
        }
    }

    /// The version of the program is said in one source file, and on no page but that of changes.
    @Test func versionIsSaidOnce() throws {
        let source = "Sources/SoCaiCLI/SoCai.swift"
        let lines = try Checkout.lines(source).filter { $0.contains("version: \"") }
        let line = try #require(lines.first)
        let version = String(try #require(line.split(separator: "\"").dropFirst().first))
        #expect(lines.count == 1 && version.split(separator: ".").count == 3)
        for name in try Checkout.files(below: "Sources", endingIn: ".swift") where name != source {
            let text = try Checkout.text(name)
            #expect(!text.contains("\"\(version)\""), "\(name) says the version too")
        }
        let pages = try Checkout.files(below: "Docs", endingIn: ".md").filter { $0 != "Docs/Changelog.md" }
        for name in pages + ["README.md"] {
            let prose = try Page(name).prose
            #expect(!prose.contains { $0.contains(version) }, "\(name) says the version too")
        }
    }
}
