// The values of answers, and their kinds. Values know how JSON and CSV write them; how they are shown to people is
// decided by the caller: alignment, units and words follow from the kind.

import EventLedger

/// The kind of the values in a column of an answer.
public enum AnswerKind: Hashable, Sendable {
    /// Free text, such as a name or a document.
    case text
    /// An identifier, or a word that is read as it is written.
    case code
    /// A word of a vocabulary, such as `nearPoor`.
    case word
    /// The class of a household.
    case householdClass
    /// True or false.
    case truth
    /// A count.
    case count
    /// A difference of two numbers.
    case change
    /// An amount of money in đồng.
    case amountVND
    /// A year.
    case year
    /// A position in the ledger.
    case position
    /// A day.
    case day
    /// An instant, in UTC.
    case instant
    /// The name of an event, or several.
    case reference
    /// An event as an export writes it.
    case event

    /// Whether it is a number to compare with those above and below it.
    public var isNumber: Bool { [.count, .change, .amountVND, .position].contains(self) }
}

/// A value of an answer.
public enum AnswerValue: Hashable, Sendable {
    /// Nothing: null in JSON, an empty field in CSV.
    case absent
    /// Text.
    case text(String)
    /// A sentence for people: in JSON and CSV it is English.
    case sentence(Sentence)
    /// A whole number.
    case number(Int64)
    /// True or false.
    case truth(Bool)
    /// A day.
    case day(Day)
    /// An instant.
    case instant(Instant)
    /// The class of a household.
    case householdClass(HouseholdClass)
    /// An event: an object in JSON, the text of that object elsewhere.
    case event(Event)
    /// Several values: a list in JSON, elsewhere joined by the separator.
    case list([AnswerValue], separator: String)

    /// The value as text, as CSV has it before quoting; empty where it is absent.
    public var text: String {
        switch self {
        case .absent: return ""
        case .text(let text): return text
        case .sentence(let sentence): return sentence.description
        case .number(let number): return "\(number)"
        case .truth(let truth): return "\(truth)"
        case .day(let day): return "\(day)"
        case .instant(let instant): return "\(instant)"
        case .householdClass(let householdClass): return householdClass.name
        case .event(let event):
            var json = JSONWriter()
            json.event(event)
            return json.text
        case .list(let values, let separator): return values.map(\.text).joined(separator: separator)
        }
    }
}

extension JSONWriter {
    /// Writes a value of an answer.
    public mutating func value(_ value: AnswerValue) {
        switch value {
        case .absent: null()
        case .text(let text): string(text)
        case .sentence(let sentence): string(sentence.description)
        case .number(let number): int(number)
        case .truth(let truth): bool(truth)
        case .day(let day): self.day(day)
        case .instant(let instant): self.instant(instant)
        case .householdClass(let householdClass): string(householdClass.name)
        case .event(let event): self.event(event)
        case .list(let values, _):
            beginArray()
            for value in values { self.value(value) }
            endArray()
        }
    }
}
