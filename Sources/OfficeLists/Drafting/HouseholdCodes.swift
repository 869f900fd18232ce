// The office's own file of who is in which household: `identifier,code`, a line a person. It lies beside the ledger and
// is no part of it; only its owner may read it. It is written anew and takes the place of the old one in one step.
// Nothing of it but codes goes anywhere else, and no message quotes a line of it.

import EventLedger
import Files
import PovertyLedger
import Tables

/// Who is in which household, as an office keeps it.
public struct HouseholdCodes: Sendable {
    /// The path of the file.
    public let path: String
    /// The lines, in order.
    private(set) var lines: [Line] = []
    /// How many lines were added since it was read.
    public private(set) var added = 0
    /// Whether a line was changed since it was read.
    private var isChanged = false
    /// The codes that a key leads to: several where two persons have one name and day of birth.
    private var codes: [PersonKey: [String]] = [:]
    private var places: [PersonKey: Int] = [:]
    /// The codes of persons by their names without marks.
    private var near: [NearName: [String]] = [:]
    /// The bytes of the file as it was read; nil where there was none.
    private let bytes: [UInt8]?

    /// A line: an identifier of a person and the code of the household.
    struct Line: Sendable {
        let identifier: String
        var code: String
    }

    private static let permissions: UInt32 = 0o600
    private static let maximumBytes = 256 << 20

    /// Reads a file; one that is not there is empty, and is made when it is written.
    ///
    /// Throws `exposedFile` where others may read it or it is another user's; `invalidValue`, with the line, for a line
    /// that is none; and what reading a table throws. Cost: the lines in memory.
    public init(path: String) throws(LedgerError) {
        self.path = path
        bytes = try HouseholdCodes.contents(path)
        guard bytes != nil else { return }
        let file = try TableFile(path: path)
        guard file.kind != .workbook else {
            throw LedgerError(
                .otherFormat, "the file of who is in which household is a workbook, and is written as CSV",
                remedy: "save it as CSV with the columns identifier and code", file: path)
        }
        guard let sheet = file.sheets.first else { return }
        let rows = try file.rows(of: sheet)
        var isFirst = true
        var check = ContradictionCheck()
        while let row = try rows.next() {
            let (identifier, code) = (HouseholdCodes.text(row[1]), HouseholdCodes.text(row[2]))
            defer { isFirst = false }
            guard row.cells.allSatisfy({ $0.column <= 2 }) else {
                throw LedgerError(
                    .invalidValue, "the file of who is in which household has more than two columns",
                    remedy: "keep identifier and code only; the others would be lost when it is written", file: path,
                    line: row.line)
            }
            if isFirst, identifier == HouseholdCodes.header.identifier { continue }
            guard !identifier.isEmpty || !code.isEmpty else { continue }
            guard let key = PersonKey(identifier: identifier), !code.isEmpty else {
                throw LedgerError(
                    .invalidValue, "the line does not say who is in which household",
                    remedy:
                        "write the number of an identity card, or a name and a day of birth as dd/mm/yyyy, and a code",
                    file: path, line: row.line)
            }
            // A code of this file is recorded as one of a list is.
            guard PersonalData.found(in: code, .code) == nil, CellValues.noCode(.text(code)) == nil else {
                throw LedgerError(
                    .invalidValue, "the code of the line has something of a person, or is none",
                    remedy: "write the household's own code", file: path, line: row.line)
            }
            let line = Line(identifier: identifier, code: NormalizedText.normalized(code))
            if let (problem, remedy) = check.problem(line.code, key, on: row.line ?? row.number) {
                throw LedgerError(.invalidValue, problem, remedy: remedy, file: path, line: row.line)
            }
            add(line, key)
        }
        (added, isChanged) = (0, false)
    }

    private static let header = Line(identifier: "identifier", code: "code")

    private static func text(_ cell: TableCell) -> String {
        switch cell.value {
        case .text(let text): unsigned(String(text.split { $0.isWhitespace }.joined(separator: " ")))
        case .number(let number): number.text
        default: ""
        }
    }

    /// Text without the sign that is written before what a spreadsheet would calculate.
    private static func unsigned(_ text: String) -> String {
        text.hasPrefix("'") && String(text.dropFirst()).beginsAsFormula ? String(text.dropFirst()) : text
    }

    /// The bytes of a file that only its owner may read; nil where there is none.
    private static func contents(_ path: String) throws(LedgerError) -> [UInt8]? {
        do throws(SystemError) {
            let file = try FileDescriptor(path: path, mode: .read)
            let status = try file.status()
            guard status.owner == System.effectiveUser, status.permissions & 0o077 == 0 else {
                throw SystemError(number: SystemError.notPermitted)
            }
            return try file.read(at: 0, count: maximumBytes)
        } catch {
            switch error.number {
            case SystemError.noSuchFile: return nil
            case SystemError.notPermitted:
                throw LedgerError(
                    .exposedFile, "others may read or change the file of who is in which household",
                    remedy: "it has personal data and is for its owner only: chmod 600", file: path)
            default:
                throw LedgerError.readFailed("file", "cannot be read", error.number).with(file: path)
            }
        }
    }
}

extension LedgerError.Code {
    /// A file with personal data that others than its owner may read or change.
    public static let exposedFile = Self(rawValue: "exposedFile")
}

/// What lines of the file say against each other: the number of an identity card in two households, one code in two
/// spellings.
private struct ContradictionCheck {
    private var numbers: [PersonKey: (code: String, line: Int)] = [:]
    private var looks: [[UInt8]: (code: String, line: Int)] = [:]

    mutating func problem(
        _ code: String, _ key: PersonKey, on line: Int
    ) -> (problem: Sentence, remedy: Sentence)? {
        if case .number = key {
            if let first = numbers[key], first.code != code {
                return (
                    "the line and line \(first.line) have one identity number, and two households",
                    "keep the line that is right"
                )
            }
            numbers[key] = numbers[key] ?? (code, line)
        }
        let look = LookAlike.look(of: code)
        if let first = looks[look], first.code != code {
            return (
                "the code of the line looks like that of line \(first.line), and is another one",
                "write one household's code in one way"
            )
        }
        looks[look] = looks[look] ?? (code, line)
        return nil
    }
}

extension HouseholdCodes {
    /// The codes that a person leads to; several where two persons have one name and day of birth.
    func codes(of key: PersonKey) -> [String] { codes[key] ?? [] }

    /// All codes that it has.
    var allCodes: Set<String> { Set(lines.map(\.code)) }

    private mutating func add(_ line: Line, _ key: PersonKey) {
        guard codes[key]?.contains(line.code) != true else { return }
        codes[key, default: []].append(line.code)
        places[key] = places[key] ?? lines.count
        if let name = HouseholdCodes.nearName(line.identifier) { near[name, default: []].append(line.code) }
        lines.append(line)
        added += 1
    }

    /// The codes of persons with the day of birth of these and names that differ by marks or by letters that look alike.
    func codes(near persons: [PersonIdentity]) -> [String] {
        let found = persons.flatMap { person in
            PersonKey.identifiers(of: person).compactMap(HouseholdCodes.nearName).flatMap { near[$0] ?? [] }
        }
        return Set(found).sorted()
    }

    private static func nearName(_ identifier: String) -> NearName? {
        guard let (name, day) = PersonKey.nameAndDay(identifier) else { return nil }
        return NearName(name, on: day)
    }

    /// Notes that a person is in a household. The number of an identity card leads to the last one only; name and day
    /// of birth may be those of several persons.
    mutating func note(_ person: PersonIdentity, in code: String) {
        for identifier in PersonKey.identifiers(of: person) {
            guard let key = PersonKey(identifier: identifier) else { continue }
            if case .number = key, let place = places[key], lines[place].code != code {
                lines[place].code = code
                codes[key] = [code]
                isChanged = true
            } else {
                add(Line(identifier: identifier, code: code), key)
            }
        }
    }

    /// Whether there is something to write.
    public var isToBeWritten: Bool { added > 0 || isChanged }

    /// Writes it in the place of the file that was read, as one step that the disk has when this returns. Of two drafts
    /// at the same time one waits, and then finds the file changed.
    ///
    /// Throws `fileReplaced` where the file is another one than was read, and `permissionDenied`, `noSpace`, `storage`.
    /// If the process dies here the old file is there or the new one.
    public func write() throws(LedgerError) {
        // A link stays one: the file that it names is written.
        let path = (try? System.resolved(self.path)) ?? self.path
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let lock = try HouseholdCodes.lock(folder, self.path)
        guard try HouseholdCodes.contents(path) == bytes else {
            throw LedgerError(
                .fileReplaced, "the file was changed while the list was compared", remedy: "draft the list again",
                file: self.path)
        }
        do throws(SystemError) { try replace(path) } catch { throw HouseholdCodes.failure(error, self.path) }
        _ = consume lock
    }

    /// The folder of the file, locked until the result is gone.
    private static func lock(_ folder: String, _ path: String) throws(LedgerError) -> FileDescriptor {
        do throws(SystemError) {
            let lock = try FileDescriptor(path: folder, mode: .read)
            _ = try lock.lockExclusively(waiting: true)
            return lock
        } catch { throw failure(error, path) }
    }

    private func replace(_ path: String) throws(SystemError) {
        var text = HouseholdCodes.line(HouseholdCodes.header)
        for line in lines { text += HouseholdCodes.line(line) }
        let temporary = "\(path)-partial-\(System.currentProcess)"
        if let left = try? FileStatus(path: temporary, followingLinks: false) {
            System.remove(temporary, ifItIs: left.identity)
        }
        try System.makeFile(temporary, Array(text.utf8), permissions: HouseholdCodes.permissions, isTemporary: true)
        do throws(SystemError) {
            try System.rename(temporary, replacing: path)
        } catch {
            if let made = try? FileStatus(path: temporary, followingLinks: false) {
                System.remove(temporary, ifItIs: made.identity)
            }
            throw error
        }
        try System.makeNameDurable(path)
    }

    private static func failure(_ error: SystemError, _ path: String) -> LedgerError {
        switch error.kind {
        case .denied:
            LedgerError(
                .permissionDenied, "permission denied to write the file of who is in which household",
                remedy: "keep it in a folder of your own", file: path)
        case .full:
            LedgerError(.noSpace, "there is no room left to write", remedy: "make room and run it again", file: path)
        case .missing: LedgerError(.noSuchFile, "there is no such folder", remedy: "make the folder first", file: path)
        case .exists, .other: error.storage("write the file of who is in which household", path)
        }
    }

    private static func line(_ line: Line) -> String {
        func field(_ raw: String) -> String {
            let text = raw.beginsAsFormula ? "'" + raw : raw
            guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else {
                return text
            }
            return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }
        return "\(field(line.identifier)),\(field(line.code))\r\n"
    }
}
