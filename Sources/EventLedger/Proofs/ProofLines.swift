// The lines of a proof, note or checkpoint, taken one at a time. Before the first line the whole is checked: its size, that
// it is UTF-8 without control characters, and that the last line ends as the others do.

/// A walk over the lines of a text that somebody else wrote.
struct ProofLines {
    /// The most bytes that a note or proof may have.
    static let maximumBytes = 1_000_000

    private let bytes: [UInt8]
    private var offset = 0
    /// The number of the line that `next` gives next, counted in the file it stands in.
    private(set) var number: Int

    /// Checks a whole text; `what` names it in errors, such as "note".
    init(_ bytes: [UInt8], what: String, firstLine: Int) throws(LedgerError) {
        guard bytes.count <= ProofLines.maximumBytes else {
            throw ProofProblem.malformed(
                "the \(what) has \(bytes.count) bytes", remedy: "it may have \(ProofLines.maximumBytes)")
        }
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
            throw ProofProblem.malformed(
                "the \(what) begins with a byte order mark", remedy: "save it as UTF-8 without one", line: firstLine)
        }
        if let place = bytes.firstIndex(of: UInt8(ascii: "\r")) {
            throw ProofProblem.malformed(
                "the \(what) has Windows line ends", remedy: "save it with newlines only, byte for byte as it was made",
                line: firstLine + bytes[..<place].count { $0 == UInt8(ascii: "\n") })
        }
        guard bytes.last == UInt8(ascii: "\n") else {
            throw ProofProblem.malformed(
                "the \(what) does not end with a newline", remedy: "every line ends with one; it may be cut short")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw ProofProblem.malformed("the \(what) is not UTF-8", remedy: "it is text in UTF-8")
        }
        if let place = bytes.firstIndex(where: { $0 < 0x20 && $0 != UInt8(ascii: "\n") }) {
            let line = firstLine + bytes[..<place].count { $0 == UInt8(ascii: "\n") }
            throw ProofProblem.malformed(
                "the \(what) has a control character", remedy: "newlines are the only ones allowed", line: line)
        }
        self.bytes = bytes
        number = firstLine
    }

    /// The next line without its newline, or nil at the end.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer {
            offset = end + 1
            number += 1
        }
        return bytes[offset..<end]
    }

    /// The number behind a word and a space that start the next line, such as `index 7`.
    mutating func number(after word: String) throws(LedgerError) -> Int {
        let line = number
        guard let value = ProofLines.text(of: next() ?? [], after: word), let number = Decimal.decode(value) else {
            throw ProofProblem.malformed(
                "there is no “\(word)” with a number", remedy: "“\(word)”, a space and a number without leading zeroes",
                line: line)
        }
        return number
    }

    /// The hashes on the next lines, up to the empty line behind them, which is taken too.
    mutating func hashes(atMost maximum: Int) throws(LedgerError) -> [Digest] {
        var hashes: [Digest] = []
        while true {
            let line = number
            guard let text = next() else {
                throw ProofProblem.malformed(
                    "there is no empty line behind the hashes", remedy: "a checkpoint follows it", line: line)
            }
            if text.isEmpty { return hashes }
            guard hashes.count < maximum else {
                throw ProofProblem.malformed(
                    "there are more than \(maximum) hashes", remedy: "no proof has more", line: line)
            }
            guard let hash = Base64.decode(text).flatMap({ Digest($0) }) else {
                throw ProofProblem.malformed(
                    "there is no hash", remedy: "32 bytes as base64, 44 characters", line: line)
            }
            hashes.append(hash)
        }
    }

    /// What is left behind the lines that were taken.
    var rest: [UInt8] { Array(bytes[offset...]) }

    /// What stands in a line behind a word and a space, or nil when it does not start so.
    static func text(of line: ArraySlice<UInt8>, after word: String) -> ArraySlice<UInt8>? {
        let start = Array(word.utf8) + [UInt8(ascii: " ")]
        return line.starts(with: start) ? line.dropFirst(start.count) : nil
    }
}
