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
            file: String? = nil, line: Int? = nil, column: Int? = nil, entry: String? = nil, event: Int? = nil,
            eventType: String? = nil, subjects: [Subject] = [], position: Int? = nil
        ) {
            self.file = file
            self.line = line
            self.column = column
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
    public let problem: String
    /// What would be right, a sentence without its full stop; may be empty.
    public let remedy: String
    /// Where it is.
    public var place: Place
    /// References to the recorded events that it is in conflict with.
    public var conflicting: [String]

    /// Describes an error; places that are known only further out are added to it later.
    public init(
        _ code: Code, _ problem: String, remedy: String = "", at place: Place = Place(), conflicting: [String] = []
    ) {
        self.code = code
        self.problem = problem
        self.remedy = remedy
        self.place = place
        self.conflicting = conflicting
    }

    /// Describes an error with the parts of its place that are known most often.
    public init(
        _ code: Code, _ problem: String, remedy: String = "", file: String? = nil, line: Int? = nil,
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
    public var description: String { sentence.printable }

    private var sentence: String {
        let places = [place.inFile, place.inLedger].filter { !$0.isEmpty }
        var text = (places + [problem]).joined(separator: ": ")
        if !conflicting.isEmpty { text += " (in conflict with \(conflicting.joined(separator: ", ")))" }
        return remedy.isEmpty ? text : text + "; " + remedy
    }
}

extension LedgerError.Place {
    /// `reviews.jsonl:12:40`, or `line 12, column 40` without a file.
    fileprivate var inFile: String {
        if let file {
            return [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
        }
        return [line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap(\.self).joined(separator: ", ")
    }

    /// `entry b-2023-12, event 2 (shipped), order 4711, position 17`.
    fileprivate var inLedger: String {
        var parts: [String] = []
        if let entry { parts.append("entry \(entry)") }
        if let event { parts.append("event \(event)" + (eventType.map { " (\($0))" } ?? "")) }
        parts += subjects.map { "\($0.kind) \($0.id)" }
        if let position { parts.append("position \(position)") }
        return parts.joined(separator: ", ")
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
    /// A file that is read as a whole is larger than is read.
    public static let fileTooLarge = Self(rawValue: "fileTooLarge")
}
