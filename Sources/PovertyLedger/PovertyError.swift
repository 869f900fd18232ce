// The one public error of this module: what is wrong, where, and what would be right. It never carries a household's
// details, only the codes and words that stand in the input.

/// An error of the poverty ledger, with the place it concerns as far as that is known.
public struct PovertyError: Error, Hashable, Sendable {
    /// What kind of error it is.
    public let code: Code
    /// What is wrong, a sentence without its full stop.
    public let problem: String
    /// What would be right, a sentence without its full stop; may be empty.
    public let remedy: String
    /// The file it concerns, as the user named it.
    public var file: String?
    /// The line of the file, from 1.
    public var line: Int?
    /// The byte of the line, from 1.
    public var column: Int?
    /// The id of the entry it concerns.
    public var entry: String?
    /// The event within the entry, from 1.
    public var event: Int?
    /// The kind of that event.
    public var eventKind: EventKind?
    /// The household it concerns.
    public var household: String?
    /// The unit it concerns.
    public var unit: String?
    /// References to the recorded events that stand against it.
    public var conflicting: [String]

    /// Describes an error; places that are known only further out are added to it later.
    public init(
        _ code: Code, _ problem: String, remedy: String = "", column: Int? = nil, entry: String? = nil,
        event: Int? = nil, eventKind: EventKind? = nil, household: String? = nil, unit: String? = nil,
        conflicting: [String] = []
    ) {
        self.code = code
        self.problem = problem
        self.remedy = remedy
        self.column = column
        self.entry = entry
        self.event = event
        self.eventKind = eventKind
        self.household = household
        self.unit = unit
        self.conflicting = conflicting
    }

    /// The same error with its file and line.
    public func with(file: String?, line: Int?) -> PovertyError {
        var error = self
        error.file = file
        error.line = line
        return error
    }

    /// The same error with the entry and event it concerns; what is nil stays as it was.
    public func with(entry: String?, event: Int? = nil, eventKind: EventKind? = nil) -> PovertyError {
        var error = self
        error.entry = entry ?? self.entry
        error.event = event ?? self.event
        error.eventKind = eventKind ?? self.eventKind
        return error
    }
}

extension PovertyError: CustomStringConvertible {
    /// Where, what, and what would be right, on one line that can be shown anywhere.
    public var description: String { sentence.printable }

    private var sentence: String {
        let places = [place, subject].filter { !$0.isEmpty }
        var text = (places + [problem]).joined(separator: ": ")
        if !conflicting.isEmpty { text += " (in conflict with \(conflicting.joined(separator: ", ")))" }
        return remedy.isEmpty ? text : text + "; " + remedy
    }

    /// `reviews.jsonl:12:40`, or `line 12, column 40` without a file.
    private var place: String {
        if let file {
            return [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
        }
        return [line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap(\.self).joined(separator: ", ")
    }

    /// `entry p1-2023-12, event 2 (householdExitedPoverty), household P1-0001`.
    private var subject: String {
        var parts: [String] = []
        if let entry { parts.append("entry \(entry)") }
        if let event { parts.append("event \(event)" + (eventKind.map { " (\($0.name))" } ?? "")) }
        if let household { parts.append("household \(household)") }
        if let unit { parts.append("unit \(unit)") }
        return parts.joined(separator: ", ")
    }
}
