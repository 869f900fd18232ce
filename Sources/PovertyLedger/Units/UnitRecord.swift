// A unit as it is on one day: attributes in force, what it is part of, and how it ended.

import EventLedger

/// A unit on a day.
public struct UnitRecord: Hashable, Sendable {
    /// The ledger's own id.
    public let unit: String
    /// The name in force.
    public let name: String
    /// The official code in force.
    public let code: String?
    /// Its kind.
    public let kind: UnitKind
    /// Whether it is urban or rural.
    public let area: Area?
    /// The unit last recorded as its parent, as it was named then.
    public let parent: String?
    /// The day it was established.
    public let establishedOn: Day
    /// The unit it merged into, and since when; nil while it is not merged.
    public let merger: Merger?
    /// The units it was divided among, and since when; nil while it is not divided.
    public let division: Division?

    /// A merger into another unit.
    public struct Merger: Hashable, Sendable {
        /// The other unit.
        public let into: String
        /// The day from which.
        public let effectiveOn: Day
    }

    /// A division among other units.
    public struct Division: Hashable, Sendable {
        /// The other units, by id.
        public let into: [String]
        /// The day from which.
        public let effectiveOn: Day
    }

    /// Whether it is neither merged nor divided.
    public var isInForce: Bool { merger == nil && division == nil }
}

extension UnitRecord {
    /// What it is, what it is part of, and how it ended.
    package static var columns: [AnswerColumn<UnitRecord>] {
        [
            .text("unit", \.unit), .text("name", \.name), .code("code", \.code), .word("kind", \.kind.name),
            .word("area", \.area?.name), .text("parent", \.parent), .day("establishedOn", \.establishedOn),
            .text("mergedInto", \.merger?.into), .day("mergedOn", \.merger?.effectiveOn),
            .texts("dividedInto", separator: "; ") { $0.division?.into ?? [] },
            .day("dividedOn", \.division?.effectiveOn),
        ]
    }
}

/// The units known at a cut and established by its day.
public struct UnitList: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The units, by id.
    public let units: [UnitRecord]

    /// Units as known at a cut.
    package init(cut: Cut, units: [UnitRecord]) { (self.cut, self.units) = (cut, units) }
}

extension UnitList: LedgerAnswer {
    /// The cut, and the units.
    public var columns: [AnswerColumn<UnitList>] {
        [.cut("cut", \.cut, unitsOn: \.cut.effectiveOn), .list("units", \.units, UnitRecord.columns)]
    }
}
