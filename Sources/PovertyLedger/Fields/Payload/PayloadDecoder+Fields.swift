// The fields that a payload decoder can read, one for one with those that the encoder writes.

import EventLedger

extension PayloadDecoder {
    func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) throws(FieldProblem) {
        try expect(name, category: category)
        guard NormalizedText.isNormalized(stream.id) else { throw .damaged(name, "is not in Unicode NFC") }
        id = stream.id
        try checker.identifier(name, &id)
    }

    func subjectChoice(_ subject: inout AidSubject) throws(FieldProblem) {
        var id = ""
        if stream.category == StreamCategory.unit.rawValue {
            try self.subject("unit", &id, category: .unit)
            subject = .unit(id)
        } else {
            try self.subject("household", &id, category: .household)
            subject = .household(id)
        }
    }

    func fixedSubject(_ expected: StreamName) throws(FieldProblem) {
        guard stream == expected else { throw .damaged("", "an event of \"\(expected.id)\" in another stream") }
    }

    mutating func unit(_ name: StaticString, _ id: inout String) throws(FieldProblem) {
        let number: UInt32 = try take(name)
        id = try takeText(name)
        try checker.unit(name, &id)
        guard context.isUnit(id, numbered: number) else {
            throw .damaged(name, "is \"\(id)\", whose number is not \(number)")
        }
    }

    mutating func optionalUnit(_ name: StaticString, _ id: inout String?) throws(FieldProblem) {
        guard try isPresent(name, slot: PayloadShape.Slot.unit) else { return }
        var given = ""
        try unit(name, &given)
        id = given
    }

    mutating func units(_ name: StaticString, _ ids: inout [String]) throws(FieldProblem) {
        let count: UInt16 = try take(name)
        // What follows lies behind the fixed block, numbers and texts in turn.
        let outer = (cursor, blockEnd)
        defer { (cursor, blockEnd) = outer }
        var read: [String] = []
        for _ in 0..<count {
            (cursor, blockEnd) = (tail, bytes.count)
            let number: UInt32 = try take(name)
            let length: UInt16 = try take(name)
            tail = cursor
            let id = try takeText(name, length: Int(length))
            guard read.last.map({ $0 < id }) ?? true else { throw .damaged(name, "has units out of order") }
            guard context.isUnit(id, numbered: number) else {
                throw .damaged(name, "names \"\(id)\", whose number is not \(number)")
            }
            read.append(id)
        }
        try checker.units(name, &read)
        ids = read
    }

    mutating func identifier(_ name: StaticString, _ id: inout String) throws(FieldProblem) {
        id = try takeText(name)
        try checker.identifier(name, &id)
    }

    mutating func optionalIdentifier(_ name: StaticString, _ id: inout String?) throws(FieldProblem) {
        guard try isPresent(name, slot: PayloadShape.Slot.text) else { return }
        var given = ""
        try identifier(name, &given)
        id = given
    }

    mutating func text(_ name: StaticString, _ text: inout String) throws(FieldProblem) {
        text = try takeText(name)
        try checker.text(name, &text)
    }

    mutating func optionalText(_ name: StaticString, _ text: inout String?) throws(FieldProblem) {
        guard try isPresent(name, slot: PayloadShape.Slot.text) else { return }
        var given = ""
        try self.text(name, &given)
        text = given
    }

    mutating func token<Word: Token>(
        _ name: StaticString, _ word: inout Word, allowed: TokenSet<Word>
    ) throws(FieldProblem) {
        let number: UInt8 = try take(name)
        guard let known = Word(rawValue: number) else { throw .damaged(name, "is \(number), no \(Word.kind)") }
        word = known
        try checker.token(name, &word, allowed: allowed)
    }

    mutating func optionalToken<Word: Token>(_ name: StaticString, _ word: inout Word?) throws(FieldProblem) {
        guard try isPresent(name, slot: PayloadShape.Slot.token) else { return }
        let number: UInt8 = try take(name)
        guard let known = Word(rawValue: number), known.bit != 0 else {
            throw .damaged(name, "is \(number), no \(Word.kind)")
        }
        word = known
    }

    mutating func tokens<Word: Token>(_ name: StaticString, _ words: inout TokenSet<Word>) throws(FieldProblem) {
        let mask: UInt16 = try take(name)
        guard let known = TokenSet<Word>(mask: mask) else { throw .damaged(name, "has an unknown \(Word.kind)") }
        words = known
    }

    mutating func flag(_ name: StaticString, _ flag: inout Bool) throws(FieldProblem) { flag = try takeFlag(name) }

    mutating func smallCount(_ name: StaticString, _ count: inout UInt32, least: UInt32) throws(FieldProblem) {
        count = try take(name)
        try checker.smallCount(name, &count, least: least)
    }

    mutating func count(_ name: StaticString, _ count: inout Int64, least: Int64) throws(FieldProblem) {
        count = try take(name)
        try checker.count(name, &count, least: least)
    }

    mutating func optionalCount(_ name: StaticString, _ count: inout Int64?, least: Int64) throws(FieldProblem) {
        guard try isPresent(name, slot: PayloadShape.Slot.count) else { return }
        var given: Int64 = 0
        try self.count(name, &given, least: least)
        count = given
    }

    mutating func day(_ name: StaticString, _ day: inout Day) throws(FieldProblem) { day = try takeDay(name) }

    mutating func optionalDay(_ name: StaticString, _ day: inout Day?) throws(FieldProblem) {
        guard try isPresent(name, slot: PayloadShape.Slot.day) else { return }
        day = try takeDay(name)
    }

    mutating func reference(_ name: StaticString, _ reference: inout EventReference) throws(FieldProblem) {
        let position: UInt64 = try take(name)
        guard position >= 1 else { throw .damaged(name, "is position 0") }
        reference = try context.reference(at: position)
    }

    mutating func targets(_ name: StaticString, _ targets: inout [Target]) throws(FieldProblem) {
        let count: UInt16 = try take(name)
        targets = []
        for _ in 0..<count {
            var target = Target()
            try block(name, .target) { decoder throws(FieldProblem) in try target.visit(&decoder) }
            targets.append(target)
        }
        var checker = checker
        try checker.targets(name, &targets)
    }

    mutating func targetValue(_ name: StaticString, _ value: inout TargetValue, kind: TargetKind) throws(FieldProblem) {
        let digits: Int64 = try take(name)
        let fractionDigits: UInt8 = try take(name)
        guard let decimal = ExactDecimal(digits: digits, fractionDigits: Int(fractionDigits)),
            kind == .rate || fractionDigits == 0
        else { throw .damaged(name, "is no figure of a \(kind.name)") }
        value = kind == .rate ? .rate(decimal) : .households(digits)
    }

    mutating func filter(_ name: StaticString, _ socialProtection: inout Bool?) throws(FieldProblem) {
        guard try isPresent(name, slot: PayloadShape.Slot.flag) else { return }
        socialProtection = try takeFlag(name)
    }
}

// Reads the figures of a closing back; PayloadEncoder+Figures.swift has the bytes. It refuses every other way to write
// them: units out of order, an empty mask, an unknown class, a figure that is not there to be.

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
