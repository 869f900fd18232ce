// The households of a ledger as the list is compared with them: their state on a day as known now, what their class was
// decided with, and their codes. It decides nothing.

import EventLedger
import PovertyLedger

/// The households of a cut, by number and by code.
struct HouseholdRegister {
    let view: HouseholdView
    let cut: Cut
    let households: HouseholdFold
    let units: UnitFold
    /// The units of the day.
    let tree: UnitTree
    let decisions: DecisionFold
    /// The codes of all households ever recorded, by number.
    let codes: [String]
    private let numbers: [String: UInt32]
    private lazy var looks: [[UInt8]: UInt32] = {
        var looks: [[UInt8]: UInt32] = [:]
        for (number, code) in codes.enumerated() { looks[LookAlike.look(of: code)] = UInt32(number) }
        return looks
    }()

    /// The households by their codes without what separates their parts.
    private lazy var unseparated: [[UInt8]: UInt32] = {
        var unseparated: [[UInt8]: UInt32] = [:]
        for (number, code) in codes.enumerated() { unseparated[HouseholdRegister.unseparated(code)] = UInt32(number) }
        return unseparated
    }()
    /// What codes begin with, before the number at their end.
    private lazy var starts = Set(codes.compactMap { CodePattern.of($0)?.pattern.start })

    /// The households of a day as known now. Cost: one replay, and 150 bytes a household.
    init(_ view: HouseholdView, on day: Day) throws(LedgerError) {
        self.view = view
        cut = Cut(effectiveOn: day, position: view.ledger.lastPosition)
        let (counting, decisions) = try view.decisions(cut)
        self.decisions = decisions
        households = counting.households
        units = counting.units
        tree = UnitTree(counting.units, on: day)
        var codes = [String](repeating: "", count: view.householdCount)
        var numbers: [String: UInt32] = [:]
        numbers.reserveCapacity(codes.count)
        try view.ledger.scanStreamIDs(of: StreamCategory.household.rawValue) { (id, number) throws(LedgerError) in
            let code = id.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
            guard Int(number) < codes.count else { return }
            codes[Int(number)] = code
            numbers[code] = number
        }
        self.codes = codes
        self.numbers = numbers
    }

    /// The number of the household with a code; nil where the ledger has none.
    func number(_ code: String) -> UInt32? { numbers[code] }

    /// The number of a household whose code looks like another code; nil where there is none.
    ///
    /// A code with other separators, such as `P1 0042` or `P10042` for `P1-0042`, looks like it where no household has a
    /// code that begins as this one does.
    mutating func number(lookingLike code: String) -> UInt32? {
        if let number = looks[LookAlike.look(of: code)] { return number }
        if let start = CodePattern.of(code)?.pattern.start, starts.contains(start) { return nil }
        return unseparated[HouseholdRegister.unseparated(code)]
    }

    private static func unseparated(_ code: String) -> [UInt8] {
        LookAlike.look(of: String(code.filter { $0.isLetter || $0.isNumber }))
    }

    /// The state of a household on the day.
    func state(_ number: UInt32) -> HouseholdState { households[Int(number)].state }

    /// The id of a unit.
    func unitName(_ number: UInt32) throws(LedgerError) -> String { try view.unitName(number) }
}
