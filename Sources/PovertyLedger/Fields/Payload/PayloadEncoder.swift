// Writes the fields of an event as its payload: a fixed block with a slot for each field, then the bytes of the texts in
// the same order. Same content, same bytes; nothing that a reader would refuse is ever written.

import EventLedger

/// A visitor that appends a payload to a buffer. It allocates only when the buffer has to grow.
struct PayloadEncoder<Context: EncodingContext>: FieldVisitor {
    typealias Failure = FieldProblem

    /// The buffer that payloads are appended to.
    var bytes: [UInt8] = []
    let context: Context
    var checker = FieldChecker()
    /// Where the next slot lies.
    private var cursor = 0
    /// The presence of the optional fields met so far.
    private var presence: UInt16 = 0
    private var nextOptional: UInt16 = 1

    init(context: Context) { self.context = context }

    /// Appends the fixed block of a shape and fills it, and the texts behind it, by a walk.
    mutating func block(
        _ shape: PayloadShape, walk: (inout Self) throws(FieldProblem) -> Void
    ) throws(FieldProblem) {
        let outer = (cursor, presence, nextOptional)
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: shape.fixedBytes))
        (cursor, presence, nextOptional) = (start + shape.maskBytes, 0, 1)
        try walk(&self)
        if shape.maskBytes > 0 { store(presence, at: start) }
        (cursor, presence, nextOptional) = outer
    }

    /// Appends the payload of a void, which has the form of the ledger below.
    mutating func appendVoid(_ void: inout EventVoided) throws(FieldProblem) {
        try checker.reference("event", &void.event)
        try checker.text("reason", &void.reason)
        bytes.appendLittleEndian(try context.position(of: void.event, in: "event"))
        bytes.append(contentsOf: void.reason.utf8)
    }

    private mutating func store<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number, at offset: Int) {
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: number.littleEndian, toByteOffset: offset, as: Number.self) }
    }

    mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
        store(number, at: cursor)
        cursor += MemoryLayout<Number>.size
    }

    private mutating func put(text: String) {
        put(UInt16(truncatingIfNeeded: text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Notes whether the next optional field is there; its slot stays zero where it is not.
    private mutating func isPresent<Value>(_ value: Value?, slot: Int) -> Bool {
        defer { nextOptional <<= 1 }
        if value == nil {
            cursor += slot
            return false
        }
        presence |= nextOptional
        return true
    }

    mutating func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) {}
    mutating func subjectChoice(_ subject: inout AidSubject) {}
    mutating func fixedSubject(_ stream: StreamName) {}

    mutating func unit(_ name: StaticString, _ id: inout String) throws(FieldProblem) {
        try checker.unit(name, &id)
        put(try context.unitNumber(of: id, in: name))
        put(text: id)
    }

    mutating func optionalUnit(_ name: StaticString, _ id: inout String?) throws(FieldProblem) {
        guard isPresent(id, slot: PayloadShape.Slot.unit), var given = id else { return }
        try unit(name, &given)
    }

    /// A u16 number of units in the fixed block; in the tail for each, by id: u32 number, u16 length of its id, id.
    mutating func units(_ name: StaticString, _ ids: inout [String]) throws(FieldProblem) {
        try checker.units(name, &ids)
        put(UInt16(truncatingIfNeeded: ids.count))
        for id in ids {
            bytes.appendLittleEndian(try context.unitNumber(of: id, in: name))
            bytes.appendLittleEndian(UInt16(truncatingIfNeeded: id.utf8.count))
            bytes.append(contentsOf: id.utf8)
        }
    }

    mutating func identifier(_ name: StaticString, _ id: inout String) throws(FieldProblem) {
        try checker.identifier(name, &id)
        put(text: id)
    }

    mutating func optionalIdentifier(_ name: StaticString, _ id: inout String?) throws(FieldProblem) {
        guard isPresent(id, slot: PayloadShape.Slot.text), var given = id else { return }
        try identifier(name, &given)
    }

    mutating func text(_ name: StaticString, _ text: inout String) throws(FieldProblem) {
        try checker.text(name, &text)
        put(text: text)
    }

    mutating func optionalText(_ name: StaticString, _ text: inout String?) throws(FieldProblem) {
        guard isPresent(text, slot: PayloadShape.Slot.text), var given = text else { return }
        try self.text(name, &given)
    }

    mutating func token<Word: Token>(
        _ name: StaticString, _ word: inout Word, allowed: TokenSet<Word>
    ) throws(FieldProblem) {
        try checker.token(name, &word, allowed: allowed)
        put(word.rawValue)
    }

    mutating func optionalToken<Word: Token>(_ name: StaticString, _ word: inout Word?) throws(FieldProblem) {
        guard isPresent(word, slot: PayloadShape.Slot.token), var given = word else { return }
        try token(name, &given, allowed: .all)
    }

    mutating func tokens<Word: Token>(_ name: StaticString, _ words: inout TokenSet<Word>) { put(words.mask) }
    mutating func flag(_ name: StaticString, _ flag: inout Bool) { put(UInt8(flag ? 1 : 0)) }

    mutating func smallCount(_ name: StaticString, _ count: inout UInt32, least: UInt32) throws(FieldProblem) {
        try checker.smallCount(name, &count, least: least)
        put(count)
    }

    mutating func count(_ name: StaticString, _ count: inout Int64, least: Int64) throws(FieldProblem) {
        try checker.count(name, &count, least: least)
        put(count)
    }

    mutating func optionalCount(_ name: StaticString, _ count: inout Int64?, least: Int64) throws(FieldProblem) {
        guard isPresent(count, slot: PayloadShape.Slot.count), var given = count else { return }
        try self.count(name, &given, least: least)
    }

    mutating func day(_ name: StaticString, _ day: inout Day) { put(day.daysSinceEpoch) }

    mutating func optionalDay(_ name: StaticString, _ day: inout Day?) {
        guard isPresent(day, slot: PayloadShape.Slot.day), let given = day else { return }
        put(given.daysSinceEpoch)
    }

    mutating func reference(_ name: StaticString, _ reference: inout EventReference) throws(FieldProblem) {
        try checker.reference(name, &reference)
        put(try context.position(of: reference, in: name))
    }

    mutating func targets(_ name: StaticString, _ targets: inout [Target]) throws(FieldProblem) {
        try checker.targets(name, &targets)
        put(UInt16(truncatingIfNeeded: targets.count))
        for target in targets {
            try block(.target) { encoder throws(FieldProblem) in
                var target = target
                try target.visit(&encoder)
            }
        }
    }

    mutating func targetValue(_ name: StaticString, _ value: inout TargetValue, kind: TargetKind) throws(FieldProblem) {
        try checker.targetValue(name, &value, kind: kind)
        switch value {
        case .households(let count):
            put(count)
            put(UInt8(0))
        case .rate(let rate):
            put(rate.digits)
            put(UInt8(truncatingIfNeeded: rate.fractionDigits))
        }
    }

    mutating func filter(_ name: StaticString, _ socialProtection: inout Bool?) {
        guard isPresent(socialProtection, slot: PayloadShape.Slot.flag), let given = socialProtection else { return }
        put(UInt8(given ? 1 : 0))
    }
}

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

// What writing a payload has to ask the ledger: numbers for things that the payload names by number.

/// Turns ids and references into the numbers that a payload holds.
protocol EncodingContext {
    /// The number of a unit's stream; throws a problem without a member when there is no such unit.
    func unitNumber(of id: String) throws(FieldProblem) -> UInt32
    /// The position of an event, from 1; throws a problem without a member when there is no such event.
    func position(of reference: EventReference) throws(FieldProblem) -> UInt64
}

extension EncodingContext {
    /// The number of a unit's stream; the problem names the member that the unit stands in.
    func unitNumber(of id: String, in member: StaticString) throws(FieldProblem) -> UInt32 {
        do throws(FieldProblem) {
            return try unitNumber(of: id)
        } catch { throw error.inside(member.description) }
    }

    /// The position of an event; the problem names the member that the reference stands in.
    func position(of reference: EventReference, in member: StaticString) throws(FieldProblem) -> UInt64 {
        do throws(FieldProblem) {
            return try position(of: reference)
        } catch { throw error.inside(member.description) }
    }
}
