// The figures that a published table can have, and what its columns are called.

import EventLedger
import PovertyLedger

/// A figure of a published table.
public enum PublishedColumn: Hashable, Sendable {
    /// Households or persons on a day.
    case stock(NumberMeasure)
    /// All households of the unit on a day, the denominator of rates.
    case total
    /// A column of the official movement table, 1 (opening) to 9 (closing), in households or persons.
    case movement(Int, NumberMeasure)
    /// All exits of a period in one column, as older forms of the poor have them: columns 2 and 3 together.
    case exits(NumberMeasure)
    /// The change in the members of households that stayed, which the persons' identity needs besides.
    case sizeChange
    /// The persons by which households that stayed shrank, or grew: the two sides of that change.
    case sizeSide(isIncrease: Bool)

    /// The name of the column of all exits.
    static let exitsName = "exited"

    /// The names of the change of size and of its sides.
    static let sizeNames = ["sizeChange", "sizeDecrease", "sizeIncrease"]

    /// What comes before the name of a movement column in persons.
    static let personsPrefix = "persons."

    /// The movement columns of a class, 1 to 9 in the order of the official form; empty for a class without such a
    /// form.
    static func movementNames(of householdClass: HouseholdClass) -> [String] {
        let flows = MovementColumn.columns(of: householdClass).map(\.rawValue)
        return flows.isEmpty ? [] : ["opening"] + flows + ["closing"]
    }

    /// The figure that a column holds in a row of a class; nil when that class has no such column.
    init?(name: String, of householdClass: HouseholdClass) {
        if let measure = NumberMeasure(rawValue: name) {
            self = .stock(measure)
        } else if name == "total" {
            self = .total
        } else {
            let isOfPersons = name.hasPrefix(PublishedColumn.personsPrefix)
            let bare = isOfPersons ? String(name.dropFirst(PublishedColumn.personsPrefix.count)) : name
            let names = PublishedColumn.movementNames(of: householdClass)
            let measure = isOfPersons ? NumberMeasure.persons : .households
            if let index = names.firstIndex(of: bare) {
                self = .movement(index + 1, measure)
            } else if bare == PublishedColumn.exitsName, !names.isEmpty {
                // A near-poor household has one way out: past the line.
                self = householdClass == .poor ? .exits(measure) : .movement(3, measure)
            } else if isOfPersons, bare == "sizeChange", !names.isEmpty {
                self = .sizeChange
            } else if isOfPersons, PublishedColumn.sizeNames.contains(bare), !names.isEmpty {
                self = .sizeSide(isIncrease: bare == PublishedColumn.sizeNames[2])
            } else {
                return nil
            }
        }
    }

    /// The column's name in a row of a class.
    public func name(in householdClass: HouseholdClass) -> String {
        switch self {
        case .stock(let measure): return measure.rawValue
        case .total: return "total"
        case .sizeChange: return PublishedColumn.personsPrefix + PublishedColumn.sizeNames[0]
        case .sizeSide(let isIncrease):
            return PublishedColumn.personsPrefix + PublishedColumn.sizeNames[isIncrease ? 2 : 1]
        case .exits(let measure):
            return (measure == .persons ? PublishedColumn.personsPrefix : "") + PublishedColumn.exitsName
        case .movement(let number, let measure):
            let names = PublishedColumn.movementNames(of: householdClass)
            let name = names.indices.contains(number - 1) ? names[number - 1] : "column \(number)"
            return (measure == .persons ? PublishedColumn.personsPrefix : "") + name
        }
    }

    /// Whether it is a figure of a period rather than of a day.
    var isOfPeriod: Bool {
        switch self {
        case .movement, .exits, .sizeChange, .sizeSide: true
        case .stock, .total: false
        }
    }

    /// Whether it is a figure of the official movement table in households or persons.
    func isMovement(in measure: NumberMeasure) -> Bool {
        switch self {
        case .movement(_, let own), .exits(let own): own == measure
        case .sizeChange, .sizeSide: measure == .persons
        case .stock, .total: false
        }
    }

    /// The order in which differences of one row are reported: as in the official form, households before persons.
    var order: Int {
        switch self {
        case .stock(let measure): measure == .households ? 0 : 1
        case .total: 2
        case .movement(let number, let measure): 2 * number + (measure == .households ? 10 : 30)
        // Behind column 3.
        case .exits(let measure): measure == .households ? 17 : 37
        case .sizeChange: 50
        case .sizeSide(let isIncrease): isIncrease ? 52 : 51
        }
    }
}
