// The counts at a cut: balances of accounts, each the sum of what events posted. Zero accounts are left out.

import EventLedger

/// How many households and persons are in each account at a cut.
public struct Counts: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The one unit that was counted; nil for all.
    public let unit: String?
    /// Whether the rows are broken down by unit.
    public let isByUnit: Bool
    /// The accounts that are not zero, sorted by unit, class (worst first) and social protection.
    public let rows: [Row]

    /// The units that each unit of the rows counts in: itself, and all above it on that day.
    private let lines: [String: [String]]

    /// Counts that were folded.
    package init(
        cut: Cut, unitsOn: Day, unit: String? = nil, isByUnit: Bool, rows: [Row], lines: [String: [String]] = [:]
    ) {
        self.cut = cut
        self.unitsOn = unitsOn
        self.unit = unit
        self.isByUnit = isByUnit
        self.rows = rows
        self.lines = lines
    }

    /// One account and its balance.
    public struct Row: Hashable, Sendable {
        /// The account.
        public let account: Account
        /// Its balance.
        public let tally: Tally

        /// An account and its balance.
        public init(account: Account, tally: Tally) {
            self.account = account
            self.tally = tally
        }
    }

    /// The balance of all accounts of a class, of one unit (its id) and all below it on the day whose units are counted
    /// by, or under social protection or not, where these are given.
    public func tally(
        of householdClass: HouseholdClass? = nil, unit: String? = nil, socialProtection: Bool? = nil
    ) -> Tally {
        rows.reduce(Tally.zero) { sum, row in
            let matches =
                (householdClass.map { row.account.householdClass == $0 } ?? true)
                && (unit.map { counts(row, in: $0) } ?? true)
                && (socialProtection.map { row.account.socialProtection == $0 } ?? true)
            return matches ? sum + row.tally : sum
        }
    }

    /// Whether a row counts in a unit.
    private func counts(_ row: Row, in unit: String) -> Bool {
        guard let own = row.account.unit else { return false }
        return lines[own].map { $0.contains(unit) } ?? (own == unit)
    }
}

// The form that `socai replay` prints and an evidence bundle contains, byte for byte.

extension Counts: LedgerAnswer {
    /// The cut, and the rows under `counts`.
    public var columns: [AnswerColumn<Counts>] {
        [.cut("cut", \.cut, unitsOn: \.unitsOn), .list("counts", \.rows, Row.columns(byUnit: isByUnit))]
    }
}

extension Counts {
    /// The sum of all rows as the last row of a table.
    package var totalRow: Row {
        Row(account: .all, tally: tally())
    }
}

extension Counts.Row {
    /// The accounts of a unit that are not zero, sorted, from a tally for every value of `Account.bits`.
    package static func rows(of tallies: [Tally], unit: String?) -> [Counts.Row] {
        var rows: [Counts.Row] = []
        for bits in Account.sortedBits where bits < tallies.count && tallies[bits].households > 0 {
            rows.append(Counts.Row(account: Account(unit: unit, bits: bits), tally: tallies[bits]))
        }
        return rows
    }

    /// The account and its balance.
    package static func columns(byUnit: Bool) -> [AnswerColumn<Counts.Row>] {
        [.part(\.account, Account.columns(byUnit: byUnit)), .part(\.tally, Tally.columns)]
    }
}

// Households and their members, counted together everywhere.

/// A number of households and of the persons (nhân khẩu) in them.
public struct Tally: Hashable, Sendable {
    /// Households.
    public var households: Int
    /// Persons: the members of those households as of the cut.
    public var persons: Int

    /// A number of households and persons.
    public init(households: Int = 0, persons: Int = 0) {
        self.households = households
        self.persons = persons
    }

    /// Nobody.
    public static let zero = Tally()

    /// The sums of both.
    public static func + (left: Tally, right: Tally) -> Tally {
        Tally(households: left.households + right.households, persons: left.persons + right.persons)
    }

    /// The difference of two tallies; of either part it may be less than zero.
    public static func - (left: Tally, right: Tally) -> Tally {
        Tally(households: left.households - right.households, persons: left.persons - right.persons)
    }

    /// Adds another tally to one.
    public static func += (left: inout Tally, right: Tally) { left = left + right }
}

extension Tally {
    /// Both numbers.
    package static var columns: [AnswerColumn<Tally>] {
        [.count("households", \.households), .count("persons", \.persons)]
    }
}

// The position of a household, as an account in a ledger.

/// Unit, class and social protection: what households are counted by.
public struct Account: Hashable, Sendable {
    /// The unit, as of the day whose units are counted by; nil where figures are not broken down by unit.
    public let unit: String?
    /// The class.
    public let householdClass: HouseholdClass
    /// Whether under social protection.
    public let socialProtection: Bool

    /// An account.
    public init(unit: String? = nil, householdClass: HouseholdClass, socialProtection: Bool) {
        self.unit = unit
        self.householdClass = householdClass
        self.socialProtection = socialProtection
    }
}

extension Account {
    /// The account of a unit with class and social protection as `bits` has them.
    package init(unit: String?, bits: Int) {
        let summary = UInt32(truncatingIfNeeded: bits)
        self.init(
            unit: unit, householdClass: EventSummary.householdClass(summary) ?? .unclassified,
            socialProtection: EventSummary.socialProtection(summary))
    }

    /// Class and social protection in four bits, as the summary of a decision has them: the index of the account within
    /// its unit.
    package var bits: Int { Int(EventSummary.bits(of: householdClass, socialProtection)) }

    /// How many values `bits` can have.
    package static let bitsCount = 16

    /// The values of `bits` in the order of their accounts.
    static let sortedBits = HouseholdClass.allCases.flatMap { householdClass in
        [false, true].map { Account(householdClass: householdClass, socialProtection: $0) }
    }.sorted().map(\.bits)

    /// The account of the last row of a table, which shows numbers only.
    package static let all = Account(householdClass: .unclassified, socialProtection: false)

    /// The parts of an account; `unit` only where figures are broken down by it.
    package static func columns(byUnit: Bool) -> [AnswerColumn<Account>] {
        (byUnit ? [.text("unit", \.unit)] : []) + [
            .householdClass("class", \.householdClass), .truth("socialProtection", \.socialProtection),
        ]
    }
}

extension Account: Comparable {
    /// By unit, then class, worst first and unclassified last, then social protection, no before yes.
    public static func < (left: Account, right: Account) -> Bool { left.order < right.order }

    private var order: (String, UInt8, Int) {
        (unit ?? "", householdClass.order, socialProtection ? 1 : 0)
    }
}

extension HouseholdClass {
    /// Worst first, `unclassified` last.
    package var order: UInt8 { self == .unclassified ? .max : rawValue }
}
