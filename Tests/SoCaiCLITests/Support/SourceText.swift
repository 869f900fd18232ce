// Reads source files for the words that people will see in them. It knows just enough of Swift to find string literals.

/// String literals of a source file.
enum SourceText {
    /// The longest piece between interpolations of each one-line literal that reads like a sentence: three words or
    /// more.
    static func sentences(in source: String) -> [String] {
        var sentences: [String] = []
        for line in source.split(separator: "\n") {
            let start = line.drop { $0 == " " }
            guard !start.hasPrefix("//"), !start.hasPrefix("precondition"), !line.contains("\"\"\"") else { continue }
            sentences += literals(in: Array(line)).compactMap { $0.max { $0.count < $1.count } }
        }
        return sentences.filter { $0.count(where: { $0 == " " }) >= 2 }
    }

    /// Each literal of a line as its pieces between interpolations.
    private static func literals(in line: [Character]) -> [[String]] {
        var literals: [[String]] = []
        var index = 0
        while let quote = line[index...].firstIndex(of: "\"") {
            var pieces = [""]
            index = quote + 1
            while index < line.count, line[index] != "\"" {
                if line[index] == "\\", index + 1 < line.count {
                    if line[index + 1] == "(" {
                        index = end(ofInterpolationAt: index + 1, line)
                        pieces.append("")
                    } else {
                        pieces[pieces.count - 1].append(line[index + 1])
                        index += 2
                    }
                } else {
                    pieces[pieces.count - 1].append(line[index])
                    index += 1
                }
            }
            literals.append(pieces)
            index += 1
            if index >= line.count { break }
        }
        return literals
    }

    private static func end(ofInterpolationAt start: Int, _ line: [Character]) -> Int {
        var depth = 0
        var index = start
        repeat {
            if line[index] == "(" { depth += 1 }
            if line[index] == ")" { depth -= 1 }
            index += 1
        } while depth > 0 && index < line.count
        return index
    }
}
