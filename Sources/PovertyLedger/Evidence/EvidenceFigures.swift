// The figures of one cut of an evidence bundle, and the files that they are.

import EventLedger

/// What a bundle says of one cut.
public struct EvidenceFigures: Hashable, Sendable {
    /// The cut.
    public let cut: EvidenceCut
    /// The counts by unit, class and social protection.
    public let counts: Counts
    /// The official movement tables from the first day of the year to the cut's.
    public let movement: Movement

    /// The files of the cut, which is the n-th of its bundle, from 1.
    func files(_ number: Int) -> [(path: String, bytes: [UInt8])] {
        zip(EvidenceFigures.paths(number), [counts.json(), movement.json]).map { ($0, $1) }
    }

    /// Their paths.
    static func paths(_ number: Int) -> [String] {
        let digits = String(String(number + 1000).dropFirst())
        return ["cut/\(digits)/counts.json", "cut/\(digits)/movement.json"]
    }
}

extension FigureSource {
    /// The figures at a cut. Cost: two replays.
    func figures(at cut: EvidenceCut) throws(LedgerError) -> EvidenceFigures {
        let window = FlowWindow(
            from: cut.firstDay, to: cut.cut.effectiveOn, known: cut.cut.position, lookBackMonths: nil)
        return EvidenceFigures(
            cut: cut, counts: try foldedCounts(at: cut.cut, unitsOn: cut.unitsOn, byUnit: true),
            movement: try foldedMovement(window, from: cut.firstDay, unitsOn: cut.unitsOn))
    }
}
