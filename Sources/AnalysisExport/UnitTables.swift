// Units as rectangles: what a unit is on the days and as known at the positions of a rectangle, and the units that it
// counts in. A figure by the units of a day is a join with the second. Units are few, so that each entry about units
// makes all of them anew.

import EventLedger
import PovertyLedger

/// A row of `units`.
struct UnitRow {
    let unit: String
    let known: KnownSpan<UnitRecord>

    var record: UnitRecord { known.span.state }
}

extension ExportTable<UnitRow> {
    static let units = ExportTable(
        "units", "a unit as it is on some days and known at some positions", indexes: [["unit"]],
        [
            .text("unit", .code, "its id") { $0.unit },
            .text("name", "its name") { $0.record.name },
            .word("kind", "its kind") { $0.record.kind },
            .optionalText("code", .code, "its official code") { $0.record.code },
            .optionalWord("area", "urban or rural") { $0.record.area },
            .optionalText("parent", .code, "the unit that it is part of, as recorded") { $0.record.parent },
            .optionalText("merged_into", .code, "the unit that it merged into") { $0.record.merger?.into },
            .optionalText("divided_into", .code, "the units that it was divided among, with blanks between") {
                $0.record.division?.into.joined(separator: " ")
            },
        ] + ExportColumn<Row>.rectangle { $0.known.rectangle })
}

/// A row of `unit_lines`.
struct UnitLineRow {
    let unit: String
    let partOf: String
    let level: Int
    let known: KnownSpan<[UInt32]>
}

extension ExportTable<UnitLineRow> {
    static let unitLines = ExportTable(
        "unit_lines",
        "a unit, and a unit that it counts in on some days and as known at some positions: with level 0 itself, or the "
            + "one that it merged into; above it the units that this is part of",
        indexes: [["unit", "level"], ["part_of"]],
        [
            .text("unit", .code, "the id of the unit as events name it") { $0.unit },
            .text("part_of", .code, "the unit that it counts in") { $0.partOf },
            .number("level", "how many steps up, from 0") { Int64($0.level) },
        ] + ExportColumn<Row>.rectangle { $0.known.rectangle })
}

/// Makes the rectangles of all units.
struct UnitRectangles {
    private let facts: LedgerFacts
    private let view: HouseholdView
    /// The first cuts that know an event of a unit, or its void.
    private let cuts: [Position]

    init(_ facts: LedgerFacts, _ view: HouseholdView) {
        self.facts = facts
        self.view = view
        var cuts: Set<Position> = []
        for (head, _) in facts.unitEvents {
            cuts.insert(facts.firstCut(knowing: head.position))
            if head.voidedBy != .max { cuts.insert(facts.firstCut(knowing: head.voidedBy)) }
        }
        self.cuts = cuts.sorted()
    }

    /// The rectangles of units, from their decoded events by the id of each. Cost: for each entry about units the
    /// events of the units in it.
    func units(
        _ events: [(unit: String, events: [EventRow])], _ body: (UnitRow) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        for (unit, rows) in events {
            var tiling = KnowledgeTiling<UnitRecord>()
            let known = Set(rows.flatMap { [$0.knownFrom, $0.knownTo] }).filter { $0 != OpenEnd.position }.sorted()
            for cut in known { tiling.replace(with: UnitRectangles.spans(of: unit, rows, at: cut), knownFrom: cut) }
            for rectangle in tiling.finish() { try body(UnitRow(unit: unit, known: rectangle)) }
        }
    }

    private static func spans(of unit: String, _ rows: [EventRow], at cut: Position) -> [TimeSpan<UnitRecord>] {
        let live = rows.filter { $0.knownFrom <= cut && $0.knownTo > cut }.map(\.event)
        // Recorded in order; a stable order by day is that of a timeline.
        let sorted = live.enumerated().sorted {
            ($0.element.effectiveOn ?? .first, $0.offset) < ($1.element.effectiveOn ?? .first, $1.offset)
        }.map(\.element)
        let entry = UnitDirectory.Entry(unit: unit, events: sorted)
        let days = Set(sorted.compactMap(\.effectiveOn)).sorted()
        var spans: [TimeSpan<UnitRecord>] = []
        for (index, day) in days.enumerated() {
            guard let record = entry.record(on: day) else { continue }
            let end = index + 1 < days.count ? days[index + 1] : OpenEnd.day
            spans.append(TimeSpan(state: record, from: day.daysSinceEpoch, to: end.daysSinceEpoch))
        }
        return spans
    }

    /// The rectangles of the units that each unit counts in. Cost: the product of units, entries about units, and days
    /// on which they change.
    func lines(_ body: (UnitLineRow) throws(LedgerError) -> Void) throws(LedgerError) {
        var tilings: [KnowledgeTiling<[UInt32]>] = []
        for cut in cuts {
            var fold = UnitFold(knownThrough: cut)
            for (head, payload) in facts.unitEvents where head.position <= cut {
                try fold.apply(head, payload: payload.span.bytes)
            }
            var days: Set<Int32> = [Day.first.daysSinceEpoch]
            for unit in fold.units {
                days.insert(unit.mergedOn)
                for parent in unit.parents { days.insert(parent.day) }
            }
            let changes = days.compactMap { Day(daysSinceEpoch: $0) }.sorted()
            let trees = changes.map { UnitTree(fold, on: $0) }
            while tilings.count < fold.units.count { tilings.append(KnowledgeTiling()) }
            for number in fold.units.indices {
                var spans: [TimeSpan<[UInt32]>] = []
                for (index, day) in changes.enumerated() {
                    let end = index + 1 < changes.count ? changes[index + 1] : OpenEnd.day
                    let line = trees[index].line(of: UInt32(number))
                    if let last = spans.last, last.state == line {
                        spans[spans.count - 1].to = end.daysSinceEpoch
                    } else {
                        spans.append(TimeSpan(state: line, from: day.daysSinceEpoch, to: end.daysSinceEpoch))
                    }
                }
                tilings[number].replace(with: spans, knownFrom: cut)
            }
        }
        for number in tilings.indices {
            let unit = try view.unitName(UInt32(number))
            for rectangle in tilings[number].finish() {
                for (level, above) in rectangle.span.state.enumerated() {
                    try body(
                        UnitLineRow(unit: unit, partOf: try view.unitName(above), level: level, known: rectangle))
                }
            }
        }
    }
}
