// Help and what the parser of arguments says, in Vietnamese: the parser knows English only, so that its texts are looked
// up line by line. A text that has no words in Vietnamese stays as it is. It never changes what is typed: names of
// verbs, options and values.

import Files
import PovertyReports
import VietnameseWords

/// Texts of the parser in the language of this process.
enum HelpWords {
    /// A help text of which no line is broken; its titles stay, since lines are broken by them.
    static func said(_ help: String) -> String { translated(help) { line($0) } }

    /// A help text whose lines are broken, with its titles.
    static func titled(_ help: String) -> String {
        translated(help) { line in
            for (title, words) in titles where line.hasPrefix(title) { return words + line.dropFirst(title.count) }
            return String(line)
        }
    }

    /// What the parser says of wrong words, with its help lines.
    static func saidOfMistake(_ message: String) -> String {
        translated(message) { line in
            for (mistake, words) in mistakes {
                if let values = values(of: line, in: mistake) { return Sentence.filled(words, values) }
            }
            for title in ["Help:  ", "Usage: "] where line.hasPrefix(title) {
                let rest = line.dropFirst(title.count)
                guard title == "Help:  " else { return "Cách dùng: " + rest }
                guard let gap = rest.firstRange(of: "  ") else { return "Trợ giúp: " + rest }
                return "Trợ giúp: " + rest[..<gap.upperBound] + described(rest[gap.upperBound...])
            }
            return String(line)
        }
    }

    private static func translated(_ text: String, _ line: (Substring) -> String) -> String {
        guard ReportLanguage.current == .vietnamese else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(separator: "\n")
    }

    private static func line(_ line: Substring) -> String {
        let title = titles.first { line.hasPrefix($0.0) }?.0 ?? ""
        let rest = line.dropFirst(title.count)
        if let words = VietnameseWords.help(for: String(rest)) { return title + words }
        // `  --option <value>   What it does.`: the text is behind the widest gap.
        guard title.isEmpty, line.hasPrefix("  "), let gap = line.dropFirst(2).firstRange(of: "  ") else {
            return String(line)
        }
        let text = line[gap.upperBound...].drop { $0 == " " }
        return String(line[..<text.startIndex]) + described(text)
    }

    /// What an option does, with the values and the default that the parser puts behind it.
    private static func described(_ text: Substring) -> String {
        if let words = VietnameseWords.help(for: String(text)) { return words }
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return String(text) }
        let before = text[..<open]
        guard let words = VietnameseWords.help(for: String(before.hasSuffix(" ") ? before.dropLast() : before)) else {
            return String(text)
        }
        let behind = text[open...].replacing("values: ", with: "giá trị: ").replacing("default: ", with: "mặc định: ")
        return words + " " + behind
    }

    /// The values that a line has where a template has `{1}`, `{2}`; nil where it is another line.
    private static func values(of line: Substring, in template: String) -> [String]? {
        var values: [String] = []
        var (rest, pattern) = (line, template[...])
        while let place = pattern.firstIndex(of: "{") {
            let before = pattern[..<place]
            guard rest.hasPrefix(before) else { return nil }
            rest = rest.dropFirst(before.count)
            pattern = pattern[place...].dropFirst(3)
            let next = pattern.prefix { $0 != "{" }
            guard let end = next.isEmpty ? rest.endIndex : rest.firstRange(of: next)?.lowerBound else { return nil }
            values.append(String(rest[..<end]))
            rest = rest[end...]
        }
        return rest == pattern ? values : nil
    }

    private static let titles: [(String, String)] = [
        ("OVERVIEW: ", "TÓM TẮT: "), ("USAGE: ", "CÁCH DÙNG: "), ("ARGUMENTS:", "THAM SỐ:"), ("OPTIONS:", "TUỲ CHỌN:"),
        ("SUBCOMMANDS:", "LỆNH CON:"), ("Example:", "Ví dụ:"),
    ]

    /// What the parser says, the longer template first where two begin alike.
    private static let mistakes: [(String, String)] = [
        ("Unknown option '{1}'. Did you mean '{2}'?", "Không có tuỳ chọn '{1}'. Có phải '{2}' không?"),
        ("Unknown option '{1}'", "Không có tuỳ chọn '{1}'"),
        ("Missing value for '{1}'", "Thiếu giá trị của '{1}'"),
        ("Missing expected argument '{1}'", "Thiếu tham số '{1}'"),
        ("Missing required subcommand.", "Thiếu lệnh con."),
        (
            "The value '{1}' is invalid for '{2}': write a whole number of at most 18 digits",
            "Giá trị '{1}' không dùng được cho '{2}': hãy viết một số nguyên có nhiều nhất 18 chữ số"
        ),
        ("The value '{1}' is invalid for '{2}': {3}", "Giá trị '{1}' không dùng được cho '{2}': {3}"),
        ("The value '{1}' is invalid for '{2}'", "Giá trị '{1}' không dùng được cho '{2}'"),
        (
            "The option '{1}' does not take any value, but '{2}' was specified.",
            "Tuỳ chọn '{1}' không nhận giá trị, mà lại có '{2}'."
        ),
        ("Unexpected argument '{1}'", "Thừa tham số '{1}'"),
        ("{1} unexpected arguments: {2}", "Thừa {1} tham số: {2}"),
        (
            "Value to be set with {1} had already been set with {2}",
            "Giá trị của {1} đã được đặt bằng {2} rồi"
        ),
        ("  See '{1}' for more information.", "  Xem '{1}' để biết thêm."),
    ]
}
