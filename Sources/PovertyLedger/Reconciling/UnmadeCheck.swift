// The checks of a published table that could not be made, because a figure that they take was not published. A table is
// never called right for what nobody could look at.

import EventLedger

/// A check that would be made of a row if more of it had been published.
public struct UnmadeCheck: Hashable, Sendable {
    /// The check.
    public let check: TableCheck
    /// The line of the row.
    public let line: Int
    /// The names of the columns that it lacks.
    public let missing: [String]
}

extension PublishedRow {
    /// The columns of the movement identity that a row lacks, by their names; nil where it has no figure of that measure.
    /// One column of all exits stands for both.
    func missingForIdentity(_ measure: NumberMeasure) -> [String]? {
        guard figures.keys.contains(where: { $0.isMovement(in: measure) }) else { return nil }
        var missing: [PublishedColumn] = []
        for number in 1...9 where figures[.movement(number, measure)] == nil {
            if number == 2 || number == 3, figures[.exits(measure)] != nil { continue }
            missing.append(.movement(number, measure))
        }
        if measure == .persons, figures[.sizeChange] == nil { missing.append(.sizeChange) }
        return missing.map { $0.name(in: householdClass) }
    }
}
