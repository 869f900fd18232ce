// Breaks text into lines of some columns: between words where it can, in a word that is longer than a line behind a
// hyphen, else anywhere. Vietnamese written decomposed has marks that take no column; some East Asian characters and
// emoji take two. It asks no locale and no terminal.

import EventLedger
import Files

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

/// Columns of text.
enum DisplayWidth {
    /// The columns of a text.
    static func columns(of text: String) -> Int { text.reduce(0) { $0 + columns(of: $1) } }

    /// The columns of one character, marks that follow its first scalar included.
    static func columns(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if first.isASCII { return first.value >= 0x20 && first.value != 0x7F ? 1 : 0 }
        if latin.contains(where: { $0.contains(first.value) }) { return 1 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        let isEmoji = first.properties.isEmojiPresentation || character.unicodeScalars.contains { $0.value == 0xFE0F }
        return isEmoji || wide.contains { $0.contains(first.value) } ? 2 : 1
    }

    /// Letters of Vietnamese and its neighbours, which are most of what is printed: their properties need not be asked.
    private static let latin: [ClosedRange<UInt32>] = [0xC0...0x2AF, 0x1E00...0x1EFF]

    /// The blocks of East Asian wide and full-width characters.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18AFF, 0x1B000...0x1B2FF,
        0x20000...0x3FFFD,
    ]
}

/// Sentences in tables.
enum Paragraph {
    /// The text with a line break, in lines of at most `width` columns; nil is any width.
    static func text(_ text: String, width: Int?) -> String {
        let text = text.printable
        let lines = width.map { LineBreaking.lines(of: text, width: max(20, $0)) } ?? [text]
        return lines.map { $0 + "\n" }.joined()
    }
}
