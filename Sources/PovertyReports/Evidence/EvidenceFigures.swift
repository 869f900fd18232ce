// The figures of one cut of an evidence bundle, and the files that they are.

import EventLedger
import PovertyLedger
import Files

/// What a bundle states for one cut.
public struct EvidenceFigures: Hashable, Sendable {
    /// The cut.
    public let cut: EvidenceCut
    /// The counts by unit, class and social protection.
    public let counts: Counts
    /// The official movement tables from the first day of the year to the cut's.
    public let movement: Movement

    /// The files of the cut, which is the n-th of its bundle, from 1.
    func files(_ number: Int) -> [(path: String, bytes: [UInt8])] {
        zip(EvidenceFigures.paths(number), [counts.json, movement.bundledJSON]).map { ($0, $1) }
    }

    /// Their paths.
    static func paths(_ number: Int) -> [String] {
        let digits = String(String(number + 1000).dropFirst())
        return ["cut/\(digits)/counts.json", "cut/\(digits)/movement.json"]
    }
}

extension FlowSource {
    /// The figures at a cut. Cost: two replays.
    func figures(at cut: EvidenceCut) throws(LedgerError) -> EvidenceFigures {
        let window = FlowWindow(
            from: cut.firstDay, to: cut.cut.effectiveOn, known: cut.cut.position, lookBackMonths: nil)
        return EvidenceFigures(
            cut: cut, counts: try foldedCounts(CountQuestion(at: cut.cut, unitsOn: cut.unitsOn, byUnit: true)),
            movement: try foldedMovement(
                MovementQuestion(from: cut.firstDay, window: window, unitsOn: cut.unitsOn)))
    }
}

// A cut of an evidence bundle, as its certificate writes it: resolved to a position, with the day whose units are
// counted by.

/// Where events are cut, and by whose units they are counted.
public struct EvidenceCut: Hashable, Sendable {
    /// The day and the last position that is known.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day

    /// A cut by the units of a day.
    public init(cut: Cut, unitsOn: Day) {
        self.cut = cut
        self.unitsOn = unitsOn
    }

    /// `2023-12-31 48211 2023-12-31`.
    var text: String { "\(cut.effectiveOn) \(cut.position) \(unitsOn)" }

    /// Reads what `text` writes; nil for any other text.
    init?(text: Substring) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let day = Day(parts[0]), let position = Int(parts[1]), position >= 0,
            let unitsOn = Day(parts[2])
        else { return nil }
        self.init(cut: Cut(effectiveOn: day, position: position), unitsOn: unitsOn)
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// The first day of the year that the cut's day ends, whose movement is reported.
    var firstDay: Day { Day(year: cut.effectiveOn.civil.year, month: 1, day: 1) ?? cut.effectiveOn }
}

// The events of an evidence bundle as a source of figures: what a ledger would be, read from a published log.

/// Events whose log was checked.
struct CheckedEvents: FlowSource {
    let log: CheckedLog

    var householdCount: Int { log.streamCount(category: StreamCategory.household.rawValue) }

    func unitName(_ number: UInt32) throws(LedgerError) -> String {
        guard let name = log.streamID(category: StreamCategory.unit.rawValue, number: number) else {
            throw FolderProblem.refused("unit number \(number) has no id that can be read", log.folder.path)
        }
        return name
    }

    func replay<Folding: Projection>(through last: Position, into projection: inout Folding) throws(LedgerError) {
        try log.replay(through: last, into: &projection)
    }

    func fold(_ cut: Cut) throws(LedgerError) -> CountingFold {
        var fold = CountingFold(cut, households: householdCount)
        try replay(through: cut.position, into: &fold)
        return fold
    }
}

// The version of the rules by which figures follow from events. It changes when the same events would give other
// figures.

/// The rules of counting.
public enum PovertyRules {
    /// What a replay certificate calls these rules; Docs/Format.md says what they are.
    public static let version = "SoCai poverty rules 1"
}
