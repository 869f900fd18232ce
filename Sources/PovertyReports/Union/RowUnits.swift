// The units of the rows of an answer: those of a ledger by itself, or of all ledgers of a union, by which each of them
// counts. What one office recorded of a unit, a merger for example, so holds for the households of another.

import EventLedger
import PovertyLedger

/// In which row each unit of a ledger counts.
struct RowUnits {
    private let tree: UnitTree
    /// For each unit of the ledger its number among those that are counted by; nil where it is the same.
    private let numbers: [UInt32]?
    /// The one unit that is asked for, with all below it; nil for all.
    private let unit: UInt32?

    init(_ tree: UnitTree, numbers: [UInt32]? = nil, within unit: UInt32?) {
        (self.tree, self.numbers, self.unit) = (tree, numbers, unit)
    }

    /// The unit of the row that a unit of the ledger counts in; nil where that is not asked for.
    func row(of number: UInt32) -> UInt32? { tree.row(of: counted(number), within: unit) }

    /// The unit that a unit of the ledger is merged into, or itself.
    func root(of number: UInt32) -> UInt32 { tree.root(of: counted(number)) }

    /// A number that only damage can have is that of no unit.
    private func counted(_ number: UInt32) -> UInt32 {
        guard let numbers else { return number }
        return Int(number) < numbers.count ? numbers[Int(number)] : .max
    }
}

/// What a ledger of a union is asked with: rows by the units of all ledgers.
struct UnionPart {
    /// The rows.
    let rows: RowUnits
    /// The one unit that is asked for, by its number in the union; nil for all.
    let unit: NumberedUnit?
    /// The id of a unit of a row.
    let name: (UInt32) throws(LedgerError) -> String
}

extension CutView {
    /// The one unit that is asked for: named in a part of a union already, or by a text. Throws `unknownUnit`.
    func unit(called text: String?, in part: UnionPart?) throws(LedgerError) -> NumberedUnit? {
        if let part { return part.unit }
        return try unit(called: text)
    }

    /// The rows by the units of this ledger, or by those of the union that it is a part of.
    func rows(_ units: UnitFold, _ unit: NumberedUnit?, level: UnitKind? = nil, in part: UnionPart?) -> RowUnits {
        part?.rows ?? RowUnits(UnitTree(units, on: unitsOn, level: level), within: unit?.number)
    }

    /// The ids of the units of such rows.
    func rowNames(in part: UnionPart?) -> UnitNames { part.map { UnitNames($0.name) } ?? UnitNames(ledger: view) }
}

extension UnionCutView {
    /// Each ledger as a part of the union: rows by the units of all, or by those of a level; all, or of one and all below
    /// it. Throws `unknownUnit` where no ledger has it.
    func parts(unit: String?, level: UnitKind? = nil) throws(LedgerError) -> [UnionPart] {
        let united = try unitedUnits()
        let asked = try self.unit(called: unit, united)
        let tree = UnitTree(united.units, on: unitsOn, level: level)
        return united.numbers.map { numbers in
            UnionPart(
                rows: RowUnits(tree, numbers: numbers, within: asked?.number), unit: asked,
                name: { (number) throws(LedgerError) in try united.name(number) })
        }
    }
}
