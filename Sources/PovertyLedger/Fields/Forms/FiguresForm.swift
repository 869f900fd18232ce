// The figures of a closing, an object of their own in JSON. Whether they equal those of the ledger is checked when it
// is recorded.
//
// Slot: u32, 0 for none and else the number of units plus one; in the tail the units by id, each with its accounts,
// then the sums of aid and awards.
//
//   for each unit:  0 u32 number   4 u16 length of its id   6 u16 mask: bit b for each account b that has households
//                   8 id, then for each account of the mask, b ascending: i64 households, i64 persons
//   behind them:    i64 gifts, i64 VND   i64 loans, i64 VND   i64 awards granted, i64 awards revoked

import EventLedger

/// The figures of a closing, or nil, for which it has no bit in a presence mask.
struct FiguresForm: FieldForm {
    static let slotBytes = 4
    var absent: ClosedFigures?? { .some(nil) }
    func isLeftOut(_ figures: ClosedFigures?) -> Bool { figures == nil }

    /// Brings the ids of units into NFC and the rows into their order, and refuses impossible counts.
    func check(_ name: StaticString, _ value: inout ClosedFigures?) throws(FieldProblem) {
        guard var figures = value else { return }
        for index in figures.counts.indices {
            let row = figures.counts[index]
            var unit = row.account.unit ?? ""
            do throws(FieldProblem) {
                try UnitForm().check("unit", &unit)
                var (households, persons) = (Int64(row.tally.households), Int64(row.tally.persons))
                try NumberForm.count(from: 1).check("households", &households)
                try NumberForm.count(from: 1).check("persons", &persons)
            } catch { throw error.inside("counts[\(index)]").inside(name.description) }
            figures.counts[index] = Counts.Row(account: Account(unit: unit, bits: row.account.bits), tally: row.tally)
        }
        figures.counts.sort { $0.account < $1.account }
        for (row, next) in zip(figures.counts, figures.counts.dropFirst()) where row.account == next.account {
            throw FieldProblem(
                name, "have an account of unit \(row.account.unit ?? "") twice",
                remedy: "each account is listed once")
        }
        let sums = [
            Int64(figures.gifts.count), figures.gifts.amountVND, Int64(figures.loans.count), figures.loans.amountVND,
            Int64(figures.awards.granted), Int64(figures.awards.revoked),
        ]
        for sum in sums where sum < 0 {
            throw FieldProblem(name, "have a sum of \(sum)", remedy: "a sum is a whole number from 0 up")
        }
        value = figures
    }

    func put<Context: EncodingContext>(
        _ value: ClosedFigures?, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>
    ) throws(FieldProblem) {
        guard let given = value else { return encoder.put(UInt32(0)) }
        var tail: [UInt8] = []
        var units: UInt32 = 0
        var rest = given.counts[...]
        while let unit = rest.first?.account.unit {
            let rows = rest.prefix { $0.account.unit == unit }.sorted { $0.account.bits < $1.account.bits }
            rest = rest.dropFirst(rows.count)
            units += 1
            tail.appendLittleEndian(try encoder.context.unitNumber(of: unit, in: name))
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
        encoder.put(units + 1)
        encoder.bytes.append(contentsOf: tail)
    }

    /// Refuses every other way to write them: units out of order, an empty mask, an unknown class, a figure below its
    /// least.
    func take<Context: DecodingContext>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> ClosedFigures? {
        let count: UInt32 = try decoder.take(name)
        guard count > 0 else { return nil }
        return try decoder.inTail { decoder throws(FieldProblem) in
            var read = ClosedFigures()
            var previous = ""
            for _ in 1..<count {
                let rows = try takeUnit(name, &decoder)
                guard let unit = rows.first?.account.unit, previous < unit else {
                    throw .damaged(name, "has units out of order")
                }
                previous = unit
                read.counts += rows
            }
            func figure() throws(FieldProblem) -> Int64 { try takeFigure(name, &decoder) }
            read.gifts = ClosedFigures.Sum(count: Int(try figure()), amountVND: try figure())
            read.loans = ClosedFigures.Sum(count: Int(try figure()), amountVND: try figure())
            read.awards = ClosedFigures.Awards(granted: Int(try figure()), revoked: Int(try figure()))
            return read
        }
    }

    /// The accounts of the next unit, sorted as counts are.
    private func takeUnit<Context: DecodingContext>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> [Counts.Row] {
        let number: UInt32 = try decoder.take(name)
        let length: UInt16 = try decoder.take(name)
        let mask: UInt16 = try decoder.take(name)
        guard mask != 0, mask & ClosedFigures.unknownAccounts == 0 else {
            throw .damaged(name, "has unknown accounts")
        }
        let id = try UnitForm().checked(name, try decoder.takeNext(name, length: Int(length)))
        guard decoder.context.isUnit(id, numbered: number) else {
            throw .damaged(name, "names \"\(id)\", whose number is not \(number)")
        }
        var rows: [Counts.Row] = []
        for bits in 0..<16 where mask >> UInt16(bits) & 1 != 0 {
            let tally = Tally(
                households: Int(try takeFigure(name, least: 1, &decoder)),
                persons: Int(try takeFigure(name, least: 1, &decoder)))
            rows.append(Counts.Row(account: Account(unit: id, bits: bits), tally: tally))
        }
        return rows.sorted { $0.account < $1.account }
    }

    private func takeFigure<Context>(
        _ name: StaticString, least: Int64 = 0, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> Int64 {
        let figure: Int64 = try decoder.take(name)
        guard figure >= least else { throw .damaged(name, "has a figure of \(figure)") }
        return figure
    }

    func read(
        _ name: StaticString, at node: Int, _ reader: inout FieldReader
    ) throws(LedgerError) -> ClosedFigures? {
        let outer = try reader.enter(name, node, .figures)
        var read = ClosedFigures()
        read.counts = try reader.rows()
        read.gifts = try reader.sum("gifts", .gifts)
        read.loans = try reader.sum("loans", .loans)
        let awards = try reader.enter("awards", try reader.members.require("awards"), .sum(.awards))
        read.awards = ClosedFigures.Awards(
            granted: Int(try reader.figure("granted")), revoked: Int(try reader.figure("revoked")))
        try reader.leave(to: awards)
        try reader.leave(to: outer)
        var figures: ClosedFigures? = read
        do {
            try check(name, &figures)
        } catch { throw reader.members.invalid(error) }
        return figures
    }

    func write(_ figures: ClosedFigures?, _ writer: inout FieldWriter) {
        if let figures { writer.json.object(figures, ClosedFigures.columns) }
    }
}

extension FieldForm where Self == FiguresForm {
    /// The figures of a closing, or nil.
    static var figures: FiguresForm { FiguresForm() }
}

extension FieldReader {
    fileprivate mutating func rows() throws(LedgerError) -> [Counts.Row] {
        var rows: [Counts.Row] = []
        try forEach("counts", at: try members.require("counts"), "a list of counts") {
            reader, element throws(LedgerError) in
            let place = try reader.enter("counts", element, .figuresRow(rows.count))
            let unit = try reader.members.identifier("unit", at: try reader.members.require("unit"))
            let node = try reader.members.require("class")
            guard let householdClass: HouseholdClass = reader.members.word(at: node) else {
                throw reader.members.notTheWord(
                    "class", node, HouseholdClass.allCases.map(\.name), HouseholdClass.kind)
            }
            let protection = try reader.members.bool(
                "socialProtection", at: try reader.members.require("socialProtection"))
            let account = Account(unit: unit, householdClass: householdClass, socialProtection: protection)
            let tally = Tally(
                households: Int(try reader.figure("households", least: 1)),
                persons: Int(try reader.figure("persons", least: 1)))
            rows.append(Counts.Row(account: account, tally: tally))
            try reader.leave(to: place)
        }
        return rows
    }

    fileprivate mutating func sum(
        _ name: StaticString, _ which: MemberReader.FiguresSum
    ) throws(LedgerError) -> ClosedFigures.Sum {
        let place = try enter(name, try members.require(name), .sum(which))
        let sum = ClosedFigures.Sum(count: Int(try figure("count")), amountVND: try figure("amountVND"))
        try leave(to: place)
        return sum
    }

    fileprivate mutating func figure(_ name: StaticString, least: Int64 = 0) throws(LedgerError) -> Int64 {
        try members.number(name, at: try members.require(name), least...Int64.max)
    }

    /// Steps into an object.
    fileprivate mutating func enter(
        _ name: StaticString, _ value: Int, _ scope: MemberReader.Scope
    ) throws(LedgerError) -> MemberReader.Place {
        guard members.document.nodes[value].kind == .object else { throw members.mistyped(name, value, "an object") }
        return members.enter(value, scope)
    }

    /// Steps out of an object, all of whose members were read.
    fileprivate mutating func leave(to place: MemberReader.Place) throws(LedgerError) {
        try members.finish()
        members.leave(to: place)
    }
}

extension ClosedFigures {
    /// The bits of a unit's mask that belong to no class.
    static var unknownAccounts: UInt16 {
        (0..<16).reduce(0) { mask, bits in
            HouseholdClass(rawValue: UInt8(bits & 7)) == nil ? mask | 1 << UInt16(bits) : mask
        }
    }
}
