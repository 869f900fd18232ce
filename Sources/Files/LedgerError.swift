// The one error of every library here: what is wrong, where, and what would be right. Each layer names
// codes of its own in an extension; none wraps the error of another. It never carries what a record says,
// only the ids and words that are in the input.

/// An error: its code for programs, its sentences for people, and the place that it concerns as far as that is known.
public struct LedgerError: Error, Hashable, Sendable {
    /// What kind of error it is; compare against the static codes. A later version adds
    /// codes, so nobody switches over all.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code's name.
        public let rawValue: String
        /// A code of that name.
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// Where it is; what is nil or empty is not known or does not apply.
    public struct Place: Hashable, Sendable {
        /// The file it concerns, as the user named it.
        public var file: String?
        /// The line of the file or text, from 1.
        public var line: Int?
        /// The byte of the line, from 1.
        public var column: Int?
        /// The part of the file, where it is an archive of parts; line and column are of that part then.
        public var part: String?
        /// The sheet of a workbook.
        public var sheet: String?
        /// The cell of a sheet or table, such as `B7`; a row or column alone where the cell is not known.
        public var cell: String?
        /// The id of the entry it concerns.
        public var entry: String?
        /// The event within the entry, from 1.
        public var event: Int?
        /// The word for the type of that event.
        public var eventType: String?
        /// What the event is about.
        public var subjects: [Subject]
        /// The position it concerns.
        public var position: Int?

        /// A place of those parts.
        public init(
            file: String? = nil, line: Int? = nil, column: Int? = nil, part: String? = nil, sheet: String? = nil,
            cell: String? = nil, entry: String? = nil, event: Int? = nil, eventType: String? = nil,
            subjects: [Subject] = [], position: Int? = nil
        ) {
            self.file = file
            self.line = line
            self.column = column
            self.part = part
            self.sheet = sheet
            self.cell = cell
            self.entry = entry
            self.event = event
            self.eventType = eventType
            self.subjects = subjects
            self.position = position
        }
    }

    /// Something an event is about: the word for its kind, and its id.
    public struct Subject: Hashable, Sendable {
        /// The word for its kind, such as `order`.
        public let kind: String
        /// Its id.
        public let id: String
        /// A subject of those parts.
        public init(kind: String, id: String) {
            self.kind = kind
            self.id = id
        }
    }

    /// What kind of error it is.
    public let code: Code
    /// What is wrong, a sentence without its full stop.
    public let problem: Sentence
    /// What would be right, a sentence without its full stop; may be empty.
    public let remedy: Sentence
    /// Where it is.
    public var place: Place
    /// References to the recorded events that it is in conflict with.
    public var conflicting: [String]

    /// Describes an error; places that are known only further out are added to it later.
    public init(
        _ code: Code, _ problem: Sentence, remedy: Sentence = "", at place: Place = Place(), conflicting: [String] = []
    ) {
        self.code = code
        self.problem = problem
        self.remedy = remedy
        self.place = place
        self.conflicting = conflicting
    }

    /// Describes an error with the parts of its place that are known most often.
    public init(
        _ code: Code, _ problem: Sentence, remedy: Sentence = "", file: String? = nil, line: Int? = nil,
        column: Int? = nil, entry: String? = nil, event: Int? = nil, position: Int? = nil
    ) {
        self.init(
            code, problem, remedy: remedy,
            at: Place(file: file, line: line, column: column, entry: entry, event: event, position: position))
    }

    /// The same error with its file, and its line as far as one is given.
    public func with(file: String?, line: Int? = nil) -> LedgerError {
        var error = self
        error.place.file = file
        error.place.line = line ?? place.line
        return error
    }
}

extension LedgerError: CustomStringConvertible {
    /// Where, what, and what would be right, on one line that can be shown anywhere.
    public var description: String { sentence.description.printable }

    /// The same in the words of any language; what is shown of it is made `printable` first.
    public var sentence: Sentence {
        var parts = [place.inFile, place.inTable, place.inLedger].filter { !$0.isEmpty }
        parts.append(
            conflicting.isEmpty ? problem : "\(problem) (in conflict with \(conflicting.joined(separator: ", ")))")
        let whole = Sentence.list(parts, separator: ": ")
        return remedy.isEmpty ? whole : "\(whole); \(remedy)"
    }
}

extension LedgerError.Place {
    /// `reviews.jsonl:12:40`, `list.xlsx: xl/styles.xml:2:40`, or `line 12, column 40` without a file.
    fileprivate var inFile: Sentence {
        if file != nil || part != nil {
            let path = [file, part].compactMap(\.self).joined(separator: ": ")
            return Sentence(
                value: [path, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":"))
        }
        return .list([line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap(\.self))
    }

    /// `sheet "2023", cell B7`.
    fileprivate var inTable: Sentence {
        .list([sheet.map { "sheet \"\($0)\"" }, cell.map(Self.words)].compactMap(\.self))
    }

    /// `cell B7`, or `row 7` where no more is known.
    private static func words(_ cell: String) -> Sentence {
        guard cell.hasPrefix("row "), let row = Int(cell.dropFirst(4)) else { return "cell \(cell)" }
        return "row \(row)"
    }

    /// `entry b-2023-12, event 2 (shipped), order 4711, position 17`.
    fileprivate var inLedger: Sentence {
        var parts: [Sentence] = []
        if let entry { parts.append("entry \(entry)") }
        if let event { parts.append(eventType.map { "event \(event) (\($0))" } ?? "event \(event)") }
        parts += subjects.map { "\(Sentence(stringLiteral: $0.kind)) \($0.id)" }
        if let position { parts.append("position \(position)") }
        return .list(parts)
    }
}

// What goes wrong with files.
extension LedgerError.Code {
    /// There is no file at the path.
    public static let noSuchFile = Self(rawValue: "noSuchFile")
    /// There is a file at the path already.
    public static let fileExists = Self(rawValue: "fileExists")
    /// Permission to read or write the file is denied.
    public static let permissionDenied = Self(rawValue: "permissionDenied")
    /// The disk, or what may be used of it, is full.
    public static let noSpace = Self(rawValue: "noSpace")
    /// The storage failed in another way.
    public static let storage = Self(rawValue: "storage")
    /// A file cannot be opened or read.
    public static let readFailed = Self(rawValue: "readFailed")
    /// A file, or a part of it, is larger or holds more than is read.
    public static let fileTooLarge = Self(rawValue: "fileTooLarge")
    /// A file is of another format than the requested one, such as a workbook in place of lines of text.
    public static let otherFormat = Self(rawValue: "otherFormat")
    /// A table of comma-separated values breaks its format (RFC 4180).
    public static let malformedCSV = Self(rawValue: "malformedCSV")
    /// A workbook is damaged or breaks its format.
    public static let malformedWorkbook = Self(rawValue: "malformedWorkbook")
    /// A file is encrypted, so that it takes a password to read it.
    public static let encryptedFile = Self(rawValue: "encryptedFile")
    /// The library was built without the part that reads or writes this format.
    public static let unsupportedFormat = Self(rawValue: "unsupportedFormat")
    /// A table cannot be written so: the format has no place for what it holds.
    public static let unwritableTable = Self(rawValue: "unwritableTable")
}
