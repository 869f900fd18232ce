// The figures of a closing in its payload: in the fixed block a u32, 0 for none and else the number of units plus one;
// in the tail the units by id, each with its accounts, then the sums of aid and awards.
//
//   for each unit:  0 u32 number   4 u16 length of its id   6 u16 mask: bit b for each account b that has households
//                   8 id, then for each account of the mask, b ascending: i64 households, i64 persons
//   behind them:    i64 gifts, i64 VND   i64 loans, i64 VND   i64 awards granted, i64 awards revoked

extension PayloadEncoder {
    mutating func figures(_ name: StaticString, _ figures: inout ClosedFigures?) throws(FieldProblem) {
        guard var given = figures else { return put(UInt32(0)) }
        try checker.figures(name, &given)
        var tail: [UInt8] = []
        var units: UInt32 = 0
        var rest = given.counts[...]
        while let unit = rest.first?.account.unit {
            let rows = rest.prefix { $0.account.unit == unit }.sorted { $0.account.bits < $1.account.bits }
            rest = rest.dropFirst(rows.count)
            units += 1
            tail.appendLittleEndian(try context.unitNumber(of: unit, in: name))
            tail.appendLittleEndian(UInt16(truncatingIfNeeded: unit.utf8.count))
            tail.appendLittleEndian(rows.reduce(UInt16(0)) { $0 | 1 << UInt16($1.account.bits) })
            tail.append(contentsOf: unit.utf8)
            for row in rows {
                tail.appendLittleEndian(Int64(row.tally.households))
                tail.appendLittleEndian(Int64(row.tally.persons))
            }
        }
        for sum in [given.gifts, given.loans] {
            tail.appendLittleEndian(Int64(sum.count))
            tail.appendLittleEndian(sum.amountVND)
        }
        tail.appendLittleEndian(Int64(given.awards.granted))
        tail.appendLittleEndian(Int64(given.awards.revoked))
        guard tail.count <= FieldLimits.figuresBytes else {
            throw FieldProblem(
                name, "of \(units) units take \(tail.count) bytes",
                remedy: "they have at most \(FieldLimits.figuresBytes), enough for some 300 units")
        }
        put(units + 1)
        bytes.append(contentsOf: tail)
    }
}
