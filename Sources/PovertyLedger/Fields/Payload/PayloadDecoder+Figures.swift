// Reads the figures of a closing back; PayloadEncoder+Figures.swift has the bytes. It refuses every other way to write
// them: units out of order, an empty mask, an unknown class, a figure that is not there to be.

import EventLedger

extension PayloadDecoder {
    mutating func figures(_ name: StaticString, _ figures: inout ClosedFigures?) throws(FieldProblem) {
        let count: UInt32 = try take(name)
        guard count > 0 else { return }
        // What follows lies behind the fixed block, numbers and texts in turn.
        let outer = (cursor, blockEnd)
        (cursor, blockEnd) = (tail, bytes.count)
        defer { (cursor, blockEnd) = outer }
        var read = ClosedFigures()
        var previous = ""
        for _ in 1..<count {
            let rows = try takeUnit(name)
            guard let unit = rows.first?.account.unit, previous < unit else {
                throw .damaged(name, "has units out of order")
            }
            previous = unit
            read.counts += rows
        }
        read.gifts = ClosedFigures.Sum(count: Int(try takeFigure(name)), amountVND: try takeFigure(name))
        read.loans = ClosedFigures.Sum(count: Int(try takeFigure(name)), amountVND: try takeFigure(name))
        read.awards = ClosedFigures.Awards(granted: Int(try takeFigure(name)), revoked: Int(try takeFigure(name)))
        tail = cursor
        figures = read
    }

    /// The accounts of the next unit, sorted as counts are.
    private mutating func takeUnit(_ name: StaticString) throws(FieldProblem) -> [Counts.Row] {
        let number: UInt32 = try take(name)
        let length: UInt16 = try take(name)
        let mask: UInt16 = try take(name)
        guard mask != 0, mask & ClosedFigures.unknownAccounts == 0 else {
            throw .damaged(name, "has accounts that there are not")
        }
        tail = cursor
        var id = try takeText(name, length: Int(length))
        cursor = tail
        try checker.unit(name, &id)
        guard context.isUnit(id, numbered: number) else {
            throw .damaged(name, "names \"\(id)\", whose number is not \(number)")
        }
        var rows: [Counts.Row] = []
        for bits in 0..<16 where mask >> UInt16(bits) & 1 != 0 {
            let tally = Tally(
                households: Int(try takeFigure(name, least: 1)), persons: Int(try takeFigure(name, least: 1)))
            rows.append(Counts.Row(account: Account(unit: id, bits: bits), tally: tally))
        }
        return rows.sorted { $0.account < $1.account }
    }

    private mutating func takeFigure(_ name: StaticString, least: Int64 = 0) throws(FieldProblem) -> Int64 {
        let figure: Int64 = try take(name)
        guard figure >= least else { throw .damaged(name, "has a figure of \(figure)") }
        return figure
    }
}

extension ClosedFigures {
    /// The bits of a unit's mask that stand for no class.
    static var unknownAccounts: UInt16 {
        (0..<16).reduce(0) { mask, bits in
            HouseholdClass(rawValue: UInt8(bits & 7)) == nil ? mask | 1 << UInt16(bits) : mask
        }
    }
}
