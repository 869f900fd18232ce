// A text file of fields before its rows are read: where they begin, and what separates them. The separator is found by
// trying each on the first lines, outside quotes; Excel's own first line `sep=;` decides.

internal import Files

/// A text file whose separator is known.
final class TextFile {
    private let file: OpenedFile
    private let encoding: TextEncoding
    /// The offset of the first record.
    private let start: Int
    /// The line on which it begins.
    let firstLine: Int
    let separator: FieldSeparator

    /// The bytes by which the separator is found.
    private static let sampleBytes = 64 << 10

    /// Finds the separator unless it is given. Throws `readFailed`.
    init(_ file: OpenedFile, separator: FieldSeparator?) throws(LedgerError) {
        self.file = file
        let (encoding, markBytes) = TextEncoding.found(in: try file.read(at: 0, count: 3))
        self.encoding = encoding
        var source = TextSource(file, encoding, from: markBytes, line: 1)
        var sample = try source.read(TextFile.sampleBytes)[...]
        var (firstLine, found) = (1, separator)
        if sample.starts(with: "sep=".utf8), sample.count >= 6,
            let named = FieldSeparator(rawValue: sample[sample.startIndex + 4])
        {
            let rest = sample.dropFirst(5)
            let end = rest.starts(with: [0x0D, 0x0A]) ? 2 : rest.first == 0x0A ? 1 : 0
            if end > 0 {
                (sample, firstLine) = (rest.dropFirst(end), 2)
                found = found ?? named
            }
        }
        start = markBytes + sample.startIndex * (encoding == .utf8 ? 1 : 2)
        self.firstLine = firstLine
        self.separator = found ?? TextFile.separator(of: sample)
    }

    /// The text from the first record on.
    func source() -> TextSource { TextSource(file, encoding, from: start, line: firstLine) }

    /// The separator of which most lines have the same number, then the one with the most in a line; where both are
    /// alike a tab before a semicolon before a comma, since commas are in texts and numbers too.
    static func separator(of sample: ArraySlice<UInt8>) -> FieldSeparator {
        var best = (lines: 0, count: 0, separator: FieldSeparator.comma)
        for separator in [FieldSeparator.tab, .semicolon, .comma] {
            var numbers: [Int: Int] = [:]
            var (count, lines, isQuoted) = (0, 0, false)
            for byte in sample {
                if byte == 0x22 {
                    isQuoted.toggle()
                } else if !isQuoted, byte == separator.rawValue {
                    count += 1
                } else if !isQuoted, byte == 0x0A {
                    if count > 0 { numbers[count, default: 0] += 1 }
                    (count, lines) = (0, lines + 1)
                    if lines == 100 { break }
                }
            }
            if count > 0 { numbers[count, default: 0] += 1 }
            guard let most = numbers.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { continue }
            if (most.value, most.key) > (best.lines, best.count) { best = (most.value, most.key, separator) }
        }
        return best.separator
    }
}
