// Breaks text into lines of some columns: between words where it can, in a word that is longer than a line behind a hyphen,
// else anywhere.

/// Breaking of text into lines.
enum LineBreaking {
    /// The lines of a text, none wider than `width` columns unless a single character is; line breaks in it are kept.
    static func lines(of text: String, width: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
            DisplayWidth.columns(of: String(paragraph)) <= width ? [String(paragraph)] : wrapped(paragraph, width)
        }
    }

    /// The columns of the longest piece of a text that is not broken while lines are that wide.
    static func longestPiece(of text: String) -> Int {
        text.split { $0 == " " || $0 == "\n" }.flatMap(pieces).map { DisplayWidth.columns(of: $0) }.max() ?? 0
    }

    private static func wrapped(_ paragraph: Substring, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in paragraph.split(separator: " ") {
            var separator = line.isEmpty ? "" : " "
            let fits = DisplayWidth.columns(of: String(word)) <= width
            for piece in fits ? [String(word)] : pieces(of: word) {
                if DisplayWidth.columns(of: line + separator + piece) <= width {
                    line += separator + piece
                } else {
                    if !line.isEmpty { lines.append(line) }
                    var broken = broken(piece, width)
                    line = broken.popLast() ?? ""
                    lines += broken
                }
                separator = ""
            }
        }
        return lines + [line]
    }

    /// A word in pieces that end behind its hyphens.
    private static func pieces(of word: Substring) -> [String] {
        var pieces = [""]
        for character in word {
            pieces[pieces.count - 1].append(character)
            if character == "-" { pieces.append("") }
        }
        return pieces.filter { !$0.isEmpty }
    }

    /// A piece in parts of at most `width` columns.
    private static func broken(_ piece: String, _ width: Int) -> [String] {
        var parts = [""]
        var used = 0
        for character in piece {
            let columns = DisplayWidth.columns(of: character)
            if used > 0, used + columns > width {
                parts.append("")
                used = 0
            }
            parts[parts.count - 1].append(character)
            used += columns
        }
        return parts
    }
}
