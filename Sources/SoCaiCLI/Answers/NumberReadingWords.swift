// The words for another reading of a number, and the members that JSON has for it.

import EventLedger
import PovertyLedger
import PovertyReports

extension KnownAt {
    /// As behind the @ of a cut; `now` where nothing limits it.
    var text: String {
        switch self {
        case .now: "now"
        case .day(let day): "\(day)"
        case .instant(let instant): "\(instant)"
        case .position(let position): "#\(position)"
        case .closing: "closing"
        }
    }
}

extension NumberExplanation {
    /// In what the reading differs, in words.
    var words: String {
        switch difference {
        case .socialProtection:
            switch reading.filter.socialProtection {
            case true: "only under social protection"
            case false: "only without social protection"
            default: "with and without social protection"
            }
        case .unitsOn: "by the units of \(reading.unitsOn)"
        case .known: knownWords
        case .effectiveOn: "on \(reading.cut.effectiveOn)"
        case .measure: reading.measure == .persons ? "persons instead of households" : "households instead of persons"
        case .householdClass: "\(reading.filter.sortedClasses.map(\.words).joined(separator: " and ")) households"
        }
    }

    private var knownWords: String {
        switch knownAt {
        case nil, .now, .position: "as known at position \(reading.cut.position)" + (knownAt == .now ? ", now" : "")
        case .some(let known): "as known at \(known.text), position \(reading.cut.position)"
        }
    }
}

extension JSONWriter {
    /// Writes another reading of a number as an object.
    mutating func explanation(_ row: NumberExplanation) {
        beginObject()
        member("differsIn", row.difference.name)
        member("cut", row.reading.cut, unitsOn: row.reading.unitsOn)
        member("known", row.knownAt?.text)
        member("classes", list: row.reading.filter.sortedClasses) { $0.string($1.name) }
        memberUnit(of: row.reading.filter)
        member("measure", row.reading.measure.rawValue)
        endObject()
    }
}

extension NumberDifference {
    /// The word that JSON and CSV have: the member of a reading that differs.
    var name: String { self == .householdClass ? "class" : rawValue }
}
