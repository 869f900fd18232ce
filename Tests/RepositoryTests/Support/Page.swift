// A page of the documentation as the tests read it: its code blocks, its links, and the words it sets in code.

/// One Markdown page.
struct Page {
    /// Its path, named from the top of the repository.
    let name: String
    /// Its lines.
    let lines: [String]

    /// Reads a page.
    init(_ name: String) throws {
        self.name = name
        lines = try Checkout.lines(name)
    }

    /// The content of each code block of a language.
    func blocks(_ language: String) -> [String] {
        var blocks: [String] = []
        var block: [String]?
        for line in lines {
            if line == "```" || line.hasPrefix("```") && block == nil {
                if let block { blocks.append(block.map { $0 + "\n" }.joined()) }
                block = block == nil && line == "```" + language ? [] : nil
            } else {
                block?.append(line)
            }
        }
        return blocks
    }

    /// The lines outside code blocks.
    var prose: [String] {
        var isCode = false
        return lines.filter { line in
            guard line.hasPrefix("```") else { return !isCode }
            isCode.toggle()
            return false
        }
    }

    /// The targets of its links.
    var links: [String] {
        prose.flatMap { line in
            line.split(separator: "](").dropFirst().compactMap { $0.split(separator: ")").first.map(String.init) }
        }
    }

    /// What it sets in code within a line.
    var words: [String] {
        prose.flatMap { line in
            line.split(separator: "`", omittingEmptySubsequences: false).enumerated().compactMap {
                $0.offset.isMultiple(of: 2) ? nil : String($0.element)
            }
        }
    }

    /// The anchors of its headings, as they are made on the web: lower case, blanks to hyphens, no punctuation.
    var anchors: [String] {
        prose.filter { $0.hasPrefix("#") }.map { heading in
            String(
                heading.drop { $0 == "#" || $0 == " " }.lowercased().compactMap { character -> Character? in
                    if character == " " { return "-" }
                    return character.isLetter || character.isNumber || character == "-" || character == "_"
                        ? character : nil
                })
        }
    }
}
