// The sentences in a Swift file, as a catalogue knows them: each literal with its interpolations numbered, those that a
// plus joins as one. It knows just enough of Swift to find literals, and compiles nothing.

/// The literals of a source file.
struct SourceSentences {
    /// The templates that read like words of a sentence: a blank, and letters around it.
    static func templates(in source: String) -> [String] {
        var scan = SourceSentences(Array(source.unicodeScalars))
        scan.run()
        return (scan.whole + scan.nested).map(numbered).filter { template in
            template.contains(" ") && template.contains(where: \.isLetter)
        }
    }

    private let source: [Unicode.Scalar]
    private var index = 0
    private var whole: [String] = []
    private var nested: [String] = []

    private init(_ source: [Unicode.Scalar]) { self.source = source }

    /// What stands for a value until the values are numbered: it is in no source.
    private static let place: Character = "\u{F8FF}"

    private static func numbered(_ template: String) -> String {
        var count = 0
        return template.map { character in
            guard character == place else { return String(character) }
            count += 1
            return "{\(count)}"
        }.joined()
    }

    private func starts(_ text: String) -> Bool {
        source[index...].starts(with: text.unicodeScalars)
    }

    private mutating func run() {
        // Where the last literal ended, while nothing but blanks and one plus is behind it.
        var isJoined = false
        var isBehindLiteral = false
        while index < source.count {
            if starts("//") {
                while index < source.count, source[index] != "\n" { index += 1 }
            } else if source[index] == "\"" {
                let text = literal()
                if isJoined, let last = whole.popLast() { whole.append(last + text) } else { whole.append(text) }
                (isBehindLiteral, isJoined) = (true, false)
            } else {
                switch source[index] {
                case " ", "\n": break
                case "+" where isBehindLiteral && !isJoined: isJoined = true
                default: (isBehindLiteral, isJoined) = (false, false)
                }
                index += 1
            }
        }
    }

    /// The literal that begins here; the index is behind it then.
    private mutating func literal() -> String {
        let isLong = starts("\"\"\"")
        index += isLong ? 3 : 1
        var text = String.UnicodeScalarView()
        while index < source.count, !(isLong ? starts("\"\"\"") : source[index] == "\"") {
            guard source[index] == "\\", index + 1 < source.count else {
                text.append(source[index])
                index += 1
                continue
            }
            index += 1
            switch source[index] {
            case "(":
                interpolation()
                text.append(contentsOf: String(SourceSentences.place).unicodeScalars)
                continue
            case "u":
                let digits = source[index...].dropFirst(2).prefix { $0 != "}" }
                var number = String.UnicodeScalarView()
                number.append(contentsOf: digits)
                if let scalar = UInt32(String(number), radix: 16).flatMap(Unicode.Scalar.init) { text.append(scalar) }
                index += digits.count + 3
                continue
            case "n": text.append("\n")
            case "t": text.append("\t")
            default: text.append(source[index])
            }
            index += 1
        }
        index += isLong ? 3 : 1
        return String(text)
    }

    private mutating func interpolation() {
        var depth = 0
        repeat {
            if source[index] == "\"" {
                nested.append(literal())
                continue
            }
            if source[index] == "(" { depth += 1 }
            if source[index] == ")" { depth -= 1 }
            index += 1
        } while depth > 0 && index < source.count
    }
}
