// The households of a class by the words that the decisions on them record: in how many of them each of the twelve
// indicators falls short, and for how many each of the eight causes is named. Rates are ratios of whole numbers that are
// both here, and never divided. Source: the forms 7.4 to 7.7 and 7.10 of the yearly review.

import EventLedger
import PovertyLedger

/// The households of some classes at a cut by the indicators in which they are deprived.
public typealias DeprivationReport = DecisionReport<Deprivation>

/// The households of some classes at a cut by the causes of their poverty.
public typealias CauseReport = DecisionReport<Cause>

/// The households of some classes at a cut by the words of one vocabulary that the decisions in force on them record.
public struct DecisionReport<Word: Token>: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The one unit that was asked for; nil for all.
    public let unit: String?
    /// Whether the rows are broken down by unit.
    public let isByUnit: Bool
    /// The classes that were asked for, worst first, `unclassified` last.
    public let classes: [HouseholdClass]
    /// A row for each unit (where broken down by unit) and class with households: by unit and class.
    public let rows: [DecisionRow<Word>]
    /// What the words are called: the name of the list in JSON.
    package let name: String

    /// The row of a class, of one unit where the rows are broken down by unit; a row of nobody where there is none.
    public func row(of householdClass: HouseholdClass, unit: String? = nil) -> DecisionRow<Word> {
        rows.first { $0.householdClass == householdClass && $0.unit == unit }
            ?? DecisionRow(unit: unit, householdClass: householdClass)
    }
}

extension DecisionReport: LedgerAnswer {
    /// The cut, and the rows under the name of the vocabulary.
    public var columns: [AnswerColumn<DecisionReport>] {
        [
            .cut("cut", \.cut, unitsOn: \.unitsOn), .text("unit", \.unit).onlyInJSON,
            .list(name, \.rows, DecisionRow.columns(byUnit: isByUnit, name)),
        ]
    }
}

/// The households of one class, of one unit or all, by the words that the decisions on them record.
///
/// A household counts under each of its words, so that the words add up to more than the households.
public struct DecisionRow<Word: Token>: Hashable, Sendable {
    /// The unit, by the units of a day; nil where not broken down by unit.
    public let unit: String?
    /// The class.
    public let householdClass: HouseholdClass
    /// All households of the class, with their members: what a rate is of.
    public private(set) var all = Tally.zero
    /// Those of them whose decision records no word: whether none was found or none was written down is not known, and
    /// nothing is guessed.
    public private(set) var unrecorded = Tally.zero
    /// How many words the decisions record in all.
    public private(set) var wordCount = 0
    private var tallies: [Tally]

    /// A row of nobody.
    init(unit: String?, householdClass: HouseholdClass) {
        self.unit = unit
        self.householdClass = householdClass
        tallies = Array(repeating: .zero, count: Word.allCases.count)
    }

    /// The households with a word, and their members. The rate is its households over those of `all`.
    public subscript(word: Word) -> Tally { tallies[Int(word.rawValue) - 1] }

    /// Those whose decision records at least one word.
    public var recorded: Tally { all - unrecorded }

    /// By unit and class.
    var order: (String, UInt8) { (unit ?? "", householdClass.order) }

    /// Adds a household.
    mutating func add(members: UInt32, _ words: TokenSet<Word>) {
        let one = Tally(households: 1, persons: Int(members))
        all += one
        if words.isEmpty { unrecorded += one }
        wordCount += words.count
        for index in tallies.indices where words.mask & 1 << UInt16(index) != 0 { tallies[index] += one }
    }

    /// Adds the row of other households.
    static func += (left: inout DecisionRow, right: DecisionRow) {
        left.all += right.all
        left.unrecorded += right.unrecorded
        left.wordCount += right.wordCount
        for index in left.tallies.indices { left.tallies[index] += right.tallies[index] }
    }
}

extension DecisionRow {
    /// Of whom, how many words under the name of the vocabulary, and for each word who has it.
    package static func columns(byUnit: Bool, _ name: String) -> [AnswerColumn<DecisionRow>] {
        (byUnit ? [.text("unit", \.unit)] : []) + [
            .householdClass("class", \.householdClass), .part(\.all, Tally.columns),
            .count("unrecordedHouseholds", \.unrecorded.households),
            .count("unrecordedPersons", \.unrecorded.persons), .count(name, \.wordCount),
        ] + Word.allCases.map { word in .object(word.name, { $0[word] }, Tally.columns) }
    }
}
