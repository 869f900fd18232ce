// Help texts in lines that fit a terminal. The parser breaks them between any two words and lets an example go on at
// the left edge, as if it were the next command; here each kind of line goes on where a reader looks for it.

/// Breaking of help texts.
enum HelpText {
    /// Where the parser puts the help of an option or a verb.
    private static let textColumn = 26
    /// What a shell takes for a line that goes on.
    private static let goesOn = " \\"

    /// A help text, of which the parser broke no line, in lines of fewer than `width` columns where words allow it.
    static func wrapped(_ help: String, width: Int) -> String {
        var isBehindUsage = false
        return help.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if line.hasPrefix("USAGE: ") {
                isBehindUsage = true
                return wrapped(parts(of: line), width, indent: 7)
            }
            if isBehindUsage { return wrapped(words(line), width, indent: textColumn) }
            // In front of the usage only commands are set in.
            guard line.hasPrefix("  ") else { return wrapped(words(line), width, indent: 0) }
            return wrapped(parts(of: line), width, indent: 4, end: goesOn)
        }.joined(separator: "\n")
    }

    private static func words(_ line: Substring) -> [String] {
        line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    }

    /// The words of a command, with text in quotes or brackets in one piece, and an option with its value.
    private static func parts(of command: Substring) -> [String] {
        var parts: [String] = []
        for word in words(command) {
            let isQuoted = parts.last.map { $0.count(where: { $0 == "\"" }) % 2 == 1 } ?? false
            let isBracketed = parts.last.map { $0.count { $0 == "[" } > $0.count { $0 == "]" } } ?? false
            let isValue = parts.last.map { $0.hasPrefix("-") && !$0.contains(" ") && !word.hasPrefix("-") } ?? false
            if isQuoted || isBracketed || isValue { parts[parts.count - 1] += " " + word } else { parts.append(word) }
        }
        return parts
    }

    private static func wrapped(_ words: [String], _ width: Int, indent: Int, end: String = "") -> String {
        var lines: [String] = []
        var line = words.first ?? ""
        var used = DisplayWidth.columns(of: line)
        for (index, word) in words.enumerated().dropFirst() {
            let rest = index == words.count - 1 ? 0 : DisplayWidth.columns(of: end)
            let columns = DisplayWidth.columns(of: word)
            if used + 1 + columns + rest < max(width, textColumn + 20) {
                line += " " + word
                used += 1 + columns
            } else {
                lines.append(line + end)
                line = String(repeating: " ", count: indent) + word
                used = indent + columns
            }
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
