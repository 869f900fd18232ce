// A session written down: commands, what they wrote, how they ended. It is compared as text, so that a difference can
// be read in a patch.

/// A transcript.
///
/// Lines begin with `#` (a remark; `# with bac-lieu.socai` asks for the fixture's ledger, `# with Excel` for a program that
/// has the trait), `$` (a command), `+` (the
/// command goes on), `>` (standard output), `!` (standard error) and `?` (the exit status). A carriage return shows as
/// `␍`, and text that does not end with its line as `␄`.
struct Transcript {
    /// The remarks and commands, in order.
    let steps: [Step]

    /// A remark or an empty line, or a command.
    enum Step {
        case remark(String)
        case command(String)
    }

    /// Reads the remarks and commands and forgets what was written.
    init(_ text: String) {
        var steps: [Step] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("$ ") {
                steps.append(.command(String(line.dropFirst(2))))
            } else if line.hasPrefix("+"), case .command(let command) = steps.last {
                steps[steps.count - 1] = .command(command + "\n" + line.dropFirst(2))
            } else if line.hasPrefix("#") || line.isEmpty {
                steps.append(.remark(line))
            }
        }
        while case .remark("") = steps.last { steps.removeLast() }
        self.steps = steps
    }

    /// Whether the fixture's ledger is asked for.
    var needsLedger: Bool {
        steps.contains { if case .remark("# with bac-lieu.socai") = $0 { true } else { false } }
    }

    /// Whether a program is asked for that reads and writes workbooks.
    var needsWorkbooks: Bool {
        steps.contains { if case .remark("# with Excel") = $0 { true } else { false } }
    }

    /// Runs the commands and writes all of it down.
    func played() throws -> String {
        let session = try Session(withLedger: needsLedger)
        var text = ""
        for step in steps {
            switch step {
            case .remark(let line): text += line + "\n"
            case .command(let command):
                let outcome = try session.run(command)
                text += "$ " + command.replacing("\n", with: "\n+ ") + "\n"
                text += Transcript.marked(outcome.text, ">") + Transcript.marked(outcome.errorText, "!")
                text += "? \(outcome.status)\n"
            }
        }
        return text
    }

    private static func marked(_ text: String, _ mark: String) -> String {
        guard !text.isEmpty else { return "" }
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.reduce(into: "") { $0.unicodeScalars.append($1 == "\r" ? "␍" : $1) }
        }
        if lines.last == "" { lines.removeLast() } else { lines[lines.count - 1] += "␄" }
        return lines.map { $0.isEmpty ? mark + "\n" : "\(mark) \($0)\n" }.joined()
    }
}
