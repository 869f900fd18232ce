// A file that lists the ledgers of a union: a line a ledger. It is written by hand or by a script, so that every mistake
// in it is reported with its line. It is read whole; no ledger is opened here.

import EventLedger
import Files
import PovertyLedger

/// What a union file says: the name of the union, and the ledger of each office.
public struct UnionFile: Hashable, Sendable {
    /// An office and where its ledger is.
    public struct Office: Hashable, Sendable {
        /// Its name: 1 to 64 letters and digits of ASCII, and `.`, `-` and `_`.
        public let name: String
        /// The path of its ledger, or of a mirror of it, as the file has it.
        public let path: String
        /// The line that names it, from 1.
        public let line: Int
    }

    /// How the name of such a file ends.
    public static let suffix = ".union"
    /// The first line.
    static let firstLine = ["socai", "union", "1"].joined(separator: " ")
    /// The most offices of a union.
    public static let maximumOffices = 20_000
    /// The most bytes of a file, and of a line.
    static let (maximumBytes, maximumLineBytes) = (8 << 20, 4_096)

    /// The name of the union, for people.
    public let name: String
    /// The offices in the order of the file, each once.
    public let offices: [Office]

    /// Whether a path is that of a union file, by its name.
    public static func isNamed(by path: String) -> Bool {
        path.utf8.count > suffix.utf8.count && path.hasSuffix(suffix)
    }

    /// Reads a file. Throws `readFailed`, `fileTooLarge`, and `malformedUnion` with the line.
    public init(path: String) throws(LedgerError) {
        let file = WholeFile(
            what: "union file", maximumBytes: UnionFile.maximumBytes, remedy: "name the file that lists the ledgers")
        let bytes = try file.bytes(at: path)
        do {
            try self.init(bytes)
        } catch { throw error.with(file: path) }
    }

    /// Reads the bytes of a file. Throws `malformedUnion` with the line.
    public init(_ bytes: [UInt8]) throws(LedgerError) {
        var reader = UnionLines()
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            do {
                try reader.take(line, number: index + 1)
            } catch { throw error.with(file: nil, line: index + 1) }
        }
        guard reader.isBegun else { throw UnionLines.noUnion.with(file: nil, line: 1) }
        guard let name = reader.name else {
            throw LedgerError(.malformedUnion, "the union has no name", remedy: "add a line such as: name TP. Bạc Liêu")
        }
        guard !reader.offices.isEmpty else {
            throw LedgerError(
                .malformedUnion, "the union has no office", remedy: "add a line such as: office phuong-1 phuong-1.socai"
            )
        }
        (self.name, offices) = (name, reader.offices)
    }
}

/// Takes in the lines of a union file.
private struct UnionLines {
    var isBegun = false
    var name: String?
    var offices: [UnionFile.Office] = []
    private var names: Set<String> = []
    private var paths: [String: String] = [:]

    static let noUnion = LedgerError(
        .malformedUnion, "this is not a union file", remedy: "its first line is: \(UnionFile.firstLine)")

    mutating func take(_ bytes: ArraySlice<UInt8>, number: Int) throws(LedgerError) {
        guard bytes.count <= UnionFile.maximumLineBytes else {
            throw LedgerError(
                .malformedUnion, "the line is longer than \(UnionFile.maximumLineBytes) bytes",
                remedy: "write one office a line")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw LedgerError(.malformedUnion, "the line is not UTF-8", remedy: "save the file as UTF-8")
        }
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }) else {
            throw LedgerError(
                .malformedUnion, "the line has a control character",
                remedy: "lines end with a line feed alone, and have no tabs")
        }
        guard isBegun else {
            guard text == UnionFile.firstLine else { throw UnionLines.noUnion }
            isBegun = true
            return
        }
        guard !text.isEmpty, !text.hasPrefix("#") else { return }
        let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (words[0], words.count) {
        case ("name", 2): try takeName(words[1])
        case ("office", 2): try takeOffice(words[1], number)
        default:
            throw LedgerError(
                .malformedUnion, "the line is neither a name nor an office",
                remedy: "write name and the union's name, or office, its name and the path of its ledger")
        }
    }

    private mutating func takeName(_ text: String) throws(LedgerError) {
        guard name == nil else {
            throw LedgerError(.malformedUnion, "the union has a second name", remedy: "name it once")
        }
        guard text.contains(where: { $0 != " " }), text.utf8.count <= 256 else {
            throw LedgerError(.malformedUnion, "the name of the union is not 1 to 256 bytes", remedy: "name it shortly")
        }
        name = text
    }

    private mutating func takeOffice(_ text: String, _ line: Int) throws(LedgerError) {
        let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard words.count == 2, !words[1].isEmpty else {
            throw LedgerError(
                .malformedUnion, "the path of the ledger is missing", remedy: "write office, its name and the path")
        }
        let (office, path) = (words[0], words[1])
        guard (1...64).contains(office.utf8.count), office.utf8.allSatisfy(UnionLines.isOfName) else {
            throw LedgerError(
                .malformedUnion, "\"\(office)\" is not a name of an office",
                remedy: "a name has 1 to 64 letters and digits of ASCII, and . - _")
        }
        guard names.insert(office).inserted else {
            throw LedgerError(.malformedUnion, "the office \(office) is named twice", remedy: "name each office once")
        }
        if let other = paths.updateValue(office, forKey: path) {
            throw UnionLines.sameLedger(office, other)
        }
        guard offices.count < UnionFile.maximumOffices else {
            throw LedgerError(
                .malformedUnion, "the union has more than \(UnionFile.maximumOffices) offices",
                remedy: "make several unions")
        }
        offices.append(UnionFile.Office(name: office, path: path, line: line))
    }

    static func sameLedger(_ office: String, _ other: String) -> LedgerError {
        LedgerError(
            .malformedUnion, "the office \(office) has the ledger of the office \(other)",
            remedy: "each ledger counts once: remove one of the two lines")
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension LedgerError {
    /// The error of a ledger that two offices of a union have.
    static func sameLedger(_ office: String, _ other: String) -> LedgerError { UnionLines.sameLedger(office, other) }
}
