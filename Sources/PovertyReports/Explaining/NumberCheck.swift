// Whether the ledger gives a published number, and if not, what else would give exactly that number.

import EventLedger
import PovertyLedger

/// A way to arrive at a number: at which cut, by which units, of which accounts, in households or persons.
public struct NumberReading: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The accounts that are summed up.
    public let filter: AccountFilter
    /// Households or persons.
    public let measure: NumberMeasure
}

/// In what one reading of a number differs from the one asked for; the nearest first.
public enum NumberDifference: String, CaseIterable, Hashable, Sendable {
    /// With, without, or with and without social protection.
    case socialProtection
    /// By the units of another day.
    case unitsOn
    /// As known at another time.
    case known
    /// On another day, as known at the same position.
    case effectiveOn
    /// Persons instead of households, or the other way round.
    case measure
    /// Another class, or poor and near-poor together.
    case householdClass
}

/// A definition that differs in one respect and gives exactly the published number.
public struct NumberExplanation: Hashable, Sendable {
    /// In what it differs.
    public let difference: NumberDifference
    /// The reading.
    public let reading: NumberReading
    /// What was known, in the words that led to the reading's position; nil unless it differs in what was known.
    public let knownAt: KnownAt?
}

extension NumberExplanation {
    /// In what it differs, and the reading.
    static var columns: [AnswerColumn<NumberExplanation>] {
        [
            .word("differsIn", \.difference.name),
            .cut("cut", \.reading.cut, unitsOn: \.reading.unitsOn, rename: { $0 }), .text("known", \.knownAt?.text),
            .texts("classes") { $0.reading.filter.sortedClasses.map(\.name) },
            .part(\.reading.filter, AccountFilter.placeColumns), .word("measure", \.reading.measure.rawValue),
        ]
    }

    /// In what the reading differs, in words.
    package var words: Sentence {
        switch difference {
        case .socialProtection: DifferenceWords.protection(reading.filter.socialProtection)
        case .unitsOn: "by the units of \(reading.unitsOn)"
        case .known: DifferenceWords.known(knownAt, at: reading.cut.position)
        case .effectiveOn: "on \(reading.cut.effectiveOn)"
        case .measure: reading.measure == .persons ? "persons instead of households" : "households instead of persons"
        case .householdClass: DifferenceWords.classes(reading.filter.sortedClasses, counted: reading.measure.rawValue)
        }
    }
}

/// In what a reading differs, in words that numbers and targets share.
enum DifferenceWords {
    static func protection(_ socialProtection: Bool?) -> Sentence {
        switch socialProtection {
        case true: "only under social protection"
        case false: "only without social protection"
        default: "with and without social protection"
        }
    }

    static func known(_ knownAt: KnownAt?, at position: Position) -> Sentence {
        switch knownAt {
        case .now: "as known at position \(position), now"
        case nil, .position: "as known at position \(position)"
        case .some(let known): "as known at \(known.text), position \(position)"
        }
    }

    static func classes(_ classes: [HouseholdClass], counted: String) -> Sentence {
        "\(classes.words) \(Sentence(stringLiteral: counted))"
    }
}

extension NumberDifference {
    /// The word that JSON and CSV have: the member of a reading that differs.
    fileprivate var name: String { self == .householdClass ? "class" : rawValue }
}

/// A published number compared with the ledger.
public struct NumberCheck: Hashable, Sendable {
    /// The published number.
    public let published: Int
    /// What it is said to be.
    public let reading: NumberReading
    /// What the ledger gives for that.
    public let counted: Int
    /// What would give the published number, the nearest first; empty when the ledger gives it, or nothing tried does.
    public let explanations: [NumberExplanation]

    /// Whether the ledger gives exactly the published number.
    public var agrees: Bool { published == counted }
}

extension NumberCheck: LedgerAnswer {
    /// The reading and both numbers, and what else would give the published one; CSV has the latter only.
    public var columns: [AnswerColumn<NumberCheck>] {
        let number = AnswerColumn<NumberExplanation>.count("number") { _ in published }
        let frame: [AnswerColumn<NumberCheck>] = [
            .cut("cut", \.reading.cut, unitsOn: \.reading.unitsOn), .part(\.reading.filter, AccountFilter.columns),
            .word("measure", \.reading.measure.rawValue), .count("number", \.published), .count("counted", \.counted),
            .truth("agrees", \.agrees),
        ]
        return frame.map(\.onlyInJSON) + [
            .list("explanations", \.explanations, [number.notInJSON] + NumberExplanation.columns)
        ]
    }
}

// A number that somebody published, with what it is published as counting.

/// What a number counts.
public enum NumberMeasure: String, CaseIterable, Hashable, Sendable {
    /// Households.
    case households
    /// The persons in them.
    case persons
}

/// A published number and what it claims to be: households or persons of some accounts at a cut.
public struct PublishedNumber: Hashable, Sendable {
    /// The number.
    public let number: Int
    /// Whether it counts households or persons.
    public let measure: NumberMeasure
    /// The accounts it is said to sum up.
    public let filter: AccountFilter
    /// The cut it is said to be of.
    public let cut: CutExpression
    /// The day whose units it is by; nil for the cut's own day.
    public let unitsOn: Day?

    /// A published number.
    public init(
        _ number: Int, _ measure: NumberMeasure = .households, of filter: AccountFilter, at cut: CutExpression,
        unitsOn: Day? = nil
    ) {
        self.number = number
        self.measure = measure
        self.filter = filter
        self.cut = cut
        self.unitsOn = unitsOn
    }
}
