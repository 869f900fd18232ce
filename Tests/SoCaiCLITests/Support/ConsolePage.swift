// The examples of a page: console blocks of commands, each behind `$ `, with what they print. `…` alone stands for any
// lines, and at the end of one for its rest.

import Testing

/// A command of a page and what the page says that it prints.
struct ConsoleExample {
    let command: String
    let shown: [String]

    /// All of them, in the order of the page.
    static func all(in page: String) -> [ConsoleExample] {
        blocks(of: page).flatMap { block in
            block.split(separator: "$ ").compactMap { example in
                let lines = example.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                return lines.first.map {
                    ConsoleExample(command: $0, shown: lines.dropFirst().filter { !$0.isEmpty })
                }
            }
        }
    }

    /// The console blocks of a page.
    private static func blocks(of page: String) -> [String] {
        page.split(separator: "```console\n").dropFirst().compactMap { piece in
            piece.split(separator: "```\n", omittingEmptySubsequences: false).first.map(String.init)
        }
    }

    /// Runs it and compares what it prints, to either stream, without empty lines.
    func expect(in session: Session) throws {
        let outcome = try session.run("{ \(command)\n} 2>&1")
        let printed = outcome.text.replacing("\r\n", with: "\n").split(separator: "\n").map(String.init)
        #expect(ConsoleExample.matches(printed, shown), "\(command) printed:\n\(outcome.text)")
    }

    private static func matches(_ printed: [String], _ shown: [String]) -> Bool {
        guard let first = shown.first else { return printed.isEmpty }
        let rest = Array(shown.dropFirst())
        if first == "…" { return printed.indices.contains { matches(Array(printed[$0...]), rest) } || rest.isEmpty }
        guard let line = printed.first else { return false }
        let isSame = first.hasSuffix("…") ? line.hasPrefix(first.dropLast()) : line == first
        return isSame && matches(Array(printed.dropFirst()), rest)
    }
}
