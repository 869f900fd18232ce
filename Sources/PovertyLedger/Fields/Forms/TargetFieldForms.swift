// What a target consists of: classes, a count, decimals, a value, a filter. Which of these a target has is checked by the
// target itself.

import EventLedger

/// The classes of a target: in JSON a word, or a list of words. Slot: u16 bit mask; 0 for none.
struct MeasureForm: SlotForm {
    /// The same where it is always a list.
    private let list = WordsForm<HouseholdClass>()

    var absent: TokenSet<HouseholdClass>? { list.absent }

    func number(of classes: TokenSet<HouseholdClass>) -> UInt16 { list.number(of: classes) }

    func value(ofSlot number: UInt16) -> TokenSet<HouseholdClass>? { list.value(ofSlot: number) }

    func damage(_ name: StaticString, ofSlot number: UInt16) -> FieldProblem { list.damage(name, ofSlot: number) }

    func read(
        _ name: StaticString, at node: Int, _ reader: inout FieldReader
    ) throws(LedgerError) -> TokenSet<HouseholdClass> {
        guard reader.members.document.nodes[node].kind == .array else {
            return [try WordForm<HouseholdClass>(allowed: nil).read(name, at: node, &reader)]
        }
        let classes = try list.read(name, at: node, &reader)
        guard !classes.isEmpty else {
            throw reader.members.invalid(name, node, "names no class", "name a class, or several in a list")
        }
        return classes
    }

    func write(_ classes: TokenSet<HouseholdClass>, _ writer: inout FieldWriter) {
        let words = classes.words
        if words.count == 1 {
            writer.json.string(words[0].name)
        } else {
            list.write(classes, &writer)
        }
    }

    func isLeftOut(_ classes: TokenSet<HouseholdClass>) -> Bool { list.isLeftOut(classes) }
}

extension FieldForm where Self == MeasureForm {
    /// The classes of a target.
    static var measure: MeasureForm { MeasureForm() }
}

/// What a target counts; left out where it is the usual thing of its kind. Slot: u8 number of the word.
struct CountedForm: SlotForm {
    /// The kind of the target, which decides what is usual.
    let kind: TargetKind

    var absent: TargetCount? { kind.usualCount }

    func number(of count: TargetCount) -> UInt8 { count.rawValue }

    func value(ofSlot number: UInt8) -> TargetCount? { TargetCount(rawValue: number) }

    func damage(_ name: StaticString, ofSlot number: UInt8) -> FieldProblem {
        .damaged(name, "is \(number), no \(TargetCount.kind)")
    }

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> TargetCount {
        try WordForm<TargetCount>(allowed: nil).read(name, at: node, &reader)
    }

    func write(_ count: TargetCount, _ writer: inout FieldWriter) { writer.json.string(count.name) }

    func isLeftOut(_ count: TargetCount) -> Bool { count == kind.usualCount }
}

extension FieldForm where Self == CountedForm {
    /// What a target of a kind counts.
    static func counted(by kind: TargetKind) -> CountedForm { CountedForm(kind: kind) }
}

/// A decimal from 0, in JSON a string such as "0.01". Slot: i64 digits, u8 of them after the point.
struct DecimalForm: FieldForm {
    static let slotBytes = 9

    func put<Context>(_ value: ExactDecimal, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) {
        encoder.put(value.digits)
        encoder.put(UInt8(truncatingIfNeeded: value.fractionDigits))
    }

    func take<Context>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> ExactDecimal {
        let digits: Int64 = try decoder.take(name)
        let fractionDigits: UInt8 = try decoder.take(name)
        guard let decimal = ExactDecimal(digits: digits, fractionDigits: Int(fractionDigits)) else {
            throw .damaged(name, "is no decimal")
        }
        return decimal
    }

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> ExactDecimal {
        try reader.members.decimal(name, at: node)
    }

    func write(_ value: ExactDecimal, _ writer: inout FieldWriter) { writer.json.string(value.description) }
}

extension FieldForm where Self == DecimalForm {
    /// A decimal from 0.
    static var decimal: DecimalForm { DecimalForm() }
}

extension FieldForm where Self == NumberForm<UInt32> {
    /// A number of months, from 1.
    static var months: NumberForm<UInt32> { NumberForm(least: 1) }
}

/// The value of a target: a whole number from 0 up, a decimal string for a share, and either for an income. Slot: i64
/// digits, u8 of them after the point; of an income that is a whole number, 255.
struct TargetValueForm: FieldForm {
    static let slotBytes = 9

    /// The kind of the target, which decides the type of its value.
    let kind: TargetKind

    /// Marks a whole number where a decimal could stand.
    private static let whole: UInt8 = 255

    func check(_ name: StaticString, _ value: inout TargetValue) throws(FieldProblem) {
        switch value {
        case .decimal:
            guard kind.isShare || kind == .income else {
                throw FieldProblem(name, "is \"\(value)\" for \(kind.words)", remedy: "a whole number from 0 up")
            }
        case .count(var count):
            guard !kind.isShare else {
                throw FieldProblem(name, "is \(value) for \(kind.words)", remedy: "a decimal string such as \"0.01\"")
            }
            try NumberForm.count(from: 0).check(name, &count)
        }
    }

    func put<Context>(_ value: TargetValue, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) {
        switch value {
        case .count(let count):
            encoder.put(count)
            encoder.put(kind == .income ? TargetValueForm.whole : 0)
        case .decimal(let decimal): DecimalForm().put(decimal, name, &encoder)
        }
    }

    func take<Context>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> TargetValue {
        let digits: Int64 = try decoder.take(name)
        let fractionDigits: UInt8 = try decoder.take(name)
        let isWhole = kind == .income ? fractionDigits == TargetValueForm.whole : !kind.isShare
        guard let decimal = ExactDecimal(digits: digits, fractionDigits: isWhole ? 0 : Int(fractionDigits)),
            !isWhole || kind == .income || fractionDigits == 0
        else { throw .damaged(name, "is no figure of \(kind.words)") }
        return isWhole ? .count(digits) : .decimal(decimal)
    }

    func read(
        _ name: StaticString, at node: Int, _ reader: inout FieldReader
    ) throws(LedgerError) -> TargetValue {
        let isText = reader.members.document.nodes[node].kind == .string
        return kind.isShare || kind == .income && isText
            ? .decimal(try reader.members.decimal(name, at: node))
            : .count(try reader.members.number(name, at: node, 0...Int64.max))
    }

    func write(_ value: TargetValue, _ writer: inout FieldWriter) {
        switch value {
        case .count(let count): writer.json.int(count)
        case .decimal(let decimal): writer.json.string(decimal.description)
        }
    }
}

extension FieldForm where Self == TargetValueForm {
    /// The value of a target of a kind.
    static func value(of kind: TargetKind) -> TargetValueForm { TargetValueForm(kind: kind) }
}

/// Which households a target counts, in JSON an object. Slot: u32 number of the unit's stream, u16 length of its id, u8
/// area, u8 social protection: 1 outside it, 2 under it; each 0 where it is not given.
struct FilterForm: FieldForm {
    static let slotBytes = 8

    func check(_ name: StaticString, _ filter: inout TargetFilter) throws(FieldProblem) {
        guard filter != TargetFilter() else {
            throw FieldProblem(name, "is empty", remedy: "give a unit, an area, socialProtection, or several")
        }
        guard var unit = filter.unit else { return }
        do throws(FieldProblem) {
            try TextForm.identifier.check("unit", &unit)
        } catch { throw error.inside(name.description) }
        filter.unit = unit
    }

    func put<Context: EncodingContext>(
        _ filter: TargetFilter, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>
    ) throws(FieldProblem) {
        if let unit = filter.unit {
            try UnitForm().put(unit, name, &encoder)
        } else {
            encoder.put(UInt32(0))
            encoder.put(UInt16(0))
        }
        encoder.put(filter.area?.rawValue ?? 0)
        encoder.put(filter.socialProtection.map { $0 ? 2 : 1 } ?? UInt8(0))
    }

    func take<Context: DecodingContext>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> TargetFilter {
        let number: UInt32 = try decoder.take(name)
        let length: UInt16 = try decoder.take(name)
        let area: UInt8 = try decoder.take(name)
        let protection: UInt8 = try decoder.take(name)
        var filter = TargetFilter()
        if length > 0 {
            let id = try decoder.takeText(name, length: Int(length))
            guard decoder.context.isUnit(id, numbered: number) else {
                throw .damaged(name, "names \"\(id)\", whose number is not \(number)")
            }
            filter.unit = id
        } else if number > 0 {
            throw .damaged(name, "names no unit, and its number")
        }
        filter.area = Area(rawValue: area)
        guard area == 0 || filter.area != nil, protection <= 2 else { throw .damaged(name, "has an unknown word") }
        filter.socialProtection = protection == 0 ? nil : protection == 2
        return try checked(name, filter)
    }

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> TargetFilter {
        guard reader.members.document.nodes[node].kind == .object else {
            throw reader.members.mistyped(name, node, "an object such as {\"socialProtection\": false}")
        }
        let place = reader.members.enter(node, .filter)
        var filter = TargetFilter()
        if let unit = reader.members.find("unit") { filter.unit = try reader.members.identifier("unit", at: unit) }
        if let area = reader.members.find("area") {
            filter.area = try WordForm<Area>(allowed: nil).read("area", at: area, &reader)
        }
        if let flag = reader.members.find("socialProtection") {
            filter.socialProtection = try reader.members.bool("socialProtection", at: flag)
        }
        try reader.members.finish()
        reader.members.leave(to: place)
        do {
            try check(name, &filter)
        } catch { throw reader.members.invalid(name, node, error.problem, error.remedy) }
        return filter
    }

    func write(_ filter: TargetFilter, _ writer: inout FieldWriter) {
        writer.json.beginObject()
        if let unit = filter.unit { writer.member("unit", unit) }
        if let area = filter.area { writer.member("area", area.name) }
        if let isProtected = filter.socialProtection {
            writer.json.member("socialProtection")
            writer.json.bool(isProtected)
        }
        writer.json.endObject()
    }

    func collect(_ name: StaticString, _ filter: TargetFilter, _ names: inout EventNames) {
        if let unit = filter.unit { names.look(name, unit, .unit) }
    }
}

extension FieldForm where Self == FilterForm {
    /// The filter of a target.
    static var filter: FilterForm { FilterForm() }
}
