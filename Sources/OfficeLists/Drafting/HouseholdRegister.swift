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

    /// The households of a day as known now. Cost: two replays, and 150 bytes a household.
    init(_ view: HouseholdView, on day: Day) throws(LedgerError) {
        self.view = view
        cut = Cut(effectiveOn: day, position: view.ledger.lastPosition)
        let fold = try view.fold(cut)
        households = fold.households
        units = fold.units
        tree = UnitTree(fold.units, on: day)
        var decisions = DecisionFold(cut, households: view.householdCount)
        try view.ledger.replay(through: cut.position, into: &decisions)
        self.decisions = decisions
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

/// What the class of a household was decided with.
struct Decision: Equatable {
    /// The day of the decision; `Int32.min` before the first.
    var day = Int32.min
    /// Its position.
    var position: Position = 0
    /// Its latest recognised exit, whatever was decided since; nil where it never left a class.
    var latestExit: RecordedExit?
    /// What a review found, as far as it was recorded; an exit has nothing of it.
    var findings = Findings()
}

/// A recognised exit.
struct RecordedExit: Equatable {
    /// The day from which it is in effect.
    let day: Int32
    let from: HouseholdClass
    let to: HouseholdClass
}

/// What a review finds of a household beside its class.
struct Findings: Equatable {
    var area: Area?
    var incomeScore: Int64?
    var deprivationScore: Int64?
    var deprivations = TokenSet<Deprivation>()
    var causes = TokenSet<Cause>()

    /// Whether nothing was found.
    var isEmpty: Bool { self == Findings() }
}

/// The decision in force of each household of a cut, by number: of two the one of the later day, on one day the later
/// position, as counts have it.
struct DecisionFold: Projection {
    private let cut: Cut
    private var decisions: [Decision]

    init(_ cut: Cut, households: Int) {
        self.cut = cut
        decisions = Array(repeating: Decision(), count: households)
    }

    private static var classified: UInt16 { EventKind.householdClassified.recordType }
    private static var exited: UInt16 { EventKind.householdExitedPoverty.recordType }

    /// The decision in force of a household.
    subscript(number: UInt32) -> Decision {
        Int(number) < decisions.count ? decisions[Int(number)] : Decision()
    }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == DecisionFold.classified || event.type == DecisionFold.exited, event.isInside(cut) else {
            return
        }
        let number = Int(event.streamNumber)
        guard number < event.position else { throw LedgerError.misfit(at: event.position) }
        if number >= decisions.count {
            decisions += repeatElement(Decision(), count: number + 1 - decisions.count)
        }
        if event.type == DecisionFold.exited, event.effectiveDay >= decisions[number].latestExit?.day ?? .min,
            let from = EventSummary.classLeft(event.summary), let to = EventSummary.householdClass(event.summary)
        {
            decisions[number].latestExit = RecordedExit(day: event.effectiveDay, from: from, to: to)
        }
        guard event.effectiveDay >= decisions[number].day else { return }
        var findings = Findings()
        if event.type == DecisionFold.classified {
            guard let view = HouseholdClassified.View(payload) else { throw LedgerError.misfit(at: event.position) }
            findings.area = view.area
            findings.incomeScore = view.incomeScore
            findings.deprivationScore = view.deprivationScore
            findings.deprivations = view.deprivations
            findings.causes = view.causes
        }
        decisions[number] = Decision(
            day: event.effectiveDay, position: event.position, latestExit: decisions[number].latestExit,
            findings: findings)
    }
}
