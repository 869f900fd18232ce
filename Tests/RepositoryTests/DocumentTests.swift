// The promise that the documents can be relied on: their links lead somewhere, the tests they name are there, what they
// show as code is the code that is compiled, and what they show as output is what the program prints.

import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct DocumentTests {
    private static func pages() throws -> [Page] {
        let names =
            try Checkout.files(below: "Docs", endingIn: ".md") + Checkout.files(below: "Fixtures", endingIn: ".md")
        return try (["README.md"] + names).map { try Page($0) }
    }

    @Test func readmeIsShort() throws {
        #expect(try Checkout.lines("README.md").count < 150)
    }

    @Test func everyLinkLeadsSomewhere() throws {
        for page in try Self.pages() {
            let folder = page.name.split(separator: "/").dropLast().map(String.init)
            for link in page.links where !link.hasPrefix("http") {
                let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                var path = parts[0].isEmpty ? [] : folder
                for part in parts[0].split(separator: "/") {
                    if part == ".." { _ = path.popLast() } else { path.append(String(part)) }
                }
                let target = parts[0].isEmpty ? page.name : path.joined(separator: "/")
                #expect(Checkout.exists(target), "\(page.name) links to \(link)")
                guard parts.count == 2, target.hasSuffix(".md"), Checkout.exists(target) else { continue }
                #expect(try Page(target).anchors.contains(parts[1]), "\(page.name) links to \(link)")
            }
        }
    }

    @Test func everyPathIsThere() throws {
        for page in try Self.pages() {
            for word in page.words where !word.contains(where: { " *…<".contains($0) }) {
                let first = word.split(separator: "/").first.map(String.init) ?? ""
                guard ["Sources", "Tests", "Fixtures", "Docs"].contains(first), word.contains("/") else { continue }
                #expect(Checkout.exists(word), "\(page.name) names \(word)")
            }
        }
    }

    /// A test is named as `Suite.test`, or as `Suite` for all of its tests.
    @Test func everyTestThatIsNamedIsThere() throws {
        var tests: [String: String] = [:]
        for file in try Checkout.files(below: "Tests", endingIn: "Tests.swift") {
            let name = file.split(separator: "/").last.map { String($0.dropLast(".swift".count)) } ?? ""
            tests[name, default: ""] += try Checkout.text(file)
        }
        var count = 0
        for page in try Self.pages() {
            for word in page.words {
                let parts = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
                guard parts[0].hasSuffix("Tests"), parts[0].allSatisfy({ $0.isLetter || $0.isNumber }),
                    parts[0].first?.isUppercase == true, !Checkout.exists("Tests/" + parts[0])
                else { continue }
                let text = tests[parts[0]]
                #expect(text != nil, "\(page.name) names \(word)")
                if parts.count == 2 {
                    #expect(text?.contains("func \(parts[1])(") == true, "\(page.name) names \(word)")
                }
                count += 1
            }
        }
        #expect(count >= 30)
    }

    @Test func sessionInTheReadmeIsWhatTheProgramPrints() throws {
        let folder = try TemporaryFolder()
        _ = try Checkout.run("ln -s '\(Checkout.path("Fixtures"))' Fixtures", in: folder)
        let sessions = try Page("README.md").blocks("console")
        #expect(!sessions.isEmpty)
        for session in sessions {
            for example in session.split(separator: "$ ").map(String.init) {
                let lines = example.split(separator: "\n").map(String.init)
                let command = try #require(lines.first)
                let outcome = try Checkout.run(command, in: folder)
                // Each line that is shown stands in the output, in order; `…` stands for what is left out.
                var printed = outcome.output.split(separator: "\n").map(String.init)[...]
                for line in lines.dropFirst() where line != "…" {
                    let place = printed.firstIndex {
                        line.hasSuffix("…") ? $0.hasPrefix(line.dropLast()) : $0 == line
                    }
                    #expect(place != nil, "\(command) does not print \(line)")
                    if let place { printed = printed[(place + 1)...] }
                }
            }
        }
    }

    @Test func firstCommandDoesWhatTheSessionShows() throws {
        let commands = try Page("README.md").blocks("bash")
        #expect(commands.count == 2)
        for command in commands { #expect(command.split(separator: "\n").count == 1, "one line to copy") }
        let first = try #require(commands.first)
        for word in ["liblmdb-dev", "-c release", "init", "import", "--keep-recorded-times", "trajectory", "diff"] {
            #expect(first.contains(word))
        }
    }

    /// What continuous integration runs is the README's second command, word for word.
    @Test func testCommandIsThatOfTheIntegration() throws {
        let second = try #require(try Page("README.md").blocks("bash").last)
        #expect(second.contains("swift test --disable-xctest"))
        let script = try Checkout.text(".ci/run")
        #expect(script.contains("README.md") && !script.contains("swift test"))
    }
}
