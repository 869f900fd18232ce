// Fields that are lists of ids and texts: the units of a division, the programmes of a target.

import EventLedger
import Files

/// A list of texts, each once, sorted by its bytes.
protocol TextListForm: FieldForm where Value == [String] {
    /// The form of a text of the list.
    var element: TextForm { get }
    /// What a list is, in a message.
    var noun: Sentence { get }
    /// What would be right where a text is there twice.
    var onceRemedy: Sentence { get }
    /// Throws for a list that is too short or too long.
    func check(_ name: StaticString, count: Int) throws(FieldProblem)
}

extension TextListForm {
    func check(_ name: StaticString, _ texts: inout [String]) throws(FieldProblem) {
        try check(name, count: texts.count)
        for index in texts.indices { try element.check(name, &texts[index]) }
        texts.sort()
        for (text, next) in zip(texts, texts.dropFirst()) where text == next {
            throw FieldProblem(name, "names \(Excerpt.quoted(text)) twice", remedy: onceRemedy)
        }
    }

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> [String] {
        var texts: [String] = []
        try reader.forEach(name, at: node, noun) { reader, node throws(LedgerError) in
            texts.append(try element.read(name, at: node, &reader))
        }
        do {
            try check(name, &texts)
        } catch { throw reader.members.invalid(name, node, error.problem, error.remedy) }
        return texts
    }

    func write(_ texts: [String], _ writer: inout FieldWriter) {
        writer.json.beginArray()
        for text in texts { writer.json.string(text) }
        writer.json.endArray()
    }
}

/// The ids of two or more units, each once, sorted. Slot: u16 number of units; in the tail for each, by id: u32 number
/// of its stream, u16 length of its id, the id.
struct UnitsForm: TextListForm {
    static let slotBytes = 2

    let element = TextForm.identifier
    var noun: Sentence { "a list of units" }
    var onceRemedy: Sentence { "name each unit once" }

    func check(_ name: StaticString, count: Int) throws(FieldProblem) {
        guard 2...FieldLimits.dividedUnits ~= count else {
            throw FieldProblem(
                name, "names \(count, "unit", "units")",
                remedy:
                    "a unit is divided among 2–\(FieldLimits.dividedUnits) others; one that became part of a single "
                    + "other is a unitMerged")
        }
    }

    func put<Context: EncodingContext>(
        _ ids: [String], _ name: StaticString, _ encoder: inout PayloadEncoder<Context>
    ) throws(FieldProblem) {
        encoder.put(UInt16(truncatingIfNeeded: ids.count))
        for id in ids {
            encoder.bytes.appendLittleEndian(try encoder.context.unitNumber(of: id, in: name))
            encoder.bytes.appendLittleEndian(UInt16(truncatingIfNeeded: id.utf8.count))
            encoder.bytes.append(contentsOf: id.utf8)
        }
    }

    func take<Context: DecodingContext>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> [String] {
        let count: UInt16 = try decoder.take(name)
        let ids = try decoder.inTail { decoder throws(FieldProblem) in
            var ids: [String] = []
            for _ in 0..<count {
                let number: UInt32 = try decoder.take(name)
                let length: UInt16 = try decoder.take(name)
                let id = try decoder.takeNext(name, length: Int(length))
                guard ids.last.map({ $0 < id }) ?? true else { throw .damaged(name, "has units out of order") }
                guard decoder.context.isUnit(id, numbered: number) else {
                    throw .damaged(name, "names \"\(id)\", whose number is not \(number)")
                }
                ids.append(id)
            }
            return ids
        }
        return try checked(name, ids)
    }

    func collect(_ name: StaticString, _ ids: [String], _ names: inout EventNames) {
        for id in ids { names.look(name, id, .unit) }
    }
}

extension FieldForm where Self == UnitsForm {
    /// The ids of two or more units.
    static var units: UnitsForm { UnitsForm() }
}

/// Texts, each once, sorted; an absent member and an empty list are the same. Slot: u16 number of texts; in the tail for
/// each: u16 length, the text.
struct TextsForm: TextListForm {
    static let slotBytes = 2

    let element = TextForm.text
    var noun: Sentence { "a list of texts" }
    var onceRemedy: Sentence { "name each once" }

    var absent: [String]? { [] }

    func check(_ name: StaticString, count: Int) throws(FieldProblem) {
        guard count <= FieldLimits.programmes else {
            throw FieldProblem(name, "names \(count)", remedy: "a target names at most \(FieldLimits.programmes)")
        }
    }

    func put<Context>(_ texts: [String], _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) {
        encoder.put(UInt16(truncatingIfNeeded: texts.count))
        for text in texts {
            encoder.bytes.appendLittleEndian(UInt16(truncatingIfNeeded: text.utf8.count))
            encoder.bytes.append(contentsOf: text.utf8)
        }
    }

    func take<Context: DecodingContext>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> [String] {
        let count: UInt16 = try decoder.take(name)
        let texts = try decoder.inTail { decoder throws(FieldProblem) in
            var texts: [String] = []
            for _ in 0..<count {
                let length: UInt16 = try decoder.take(name)
                let text = try decoder.takeNext(name, length: Int(length))
                guard texts.last.map({ $0 < text }) ?? true else { throw .damaged(name, "has texts out of order") }
                texts.append(text)
            }
            return texts
        }
        return try checked(name, texts)
    }

    func isLeftOut(_ texts: [String]) -> Bool { texts.isEmpty }
}

extension FieldForm where Self == TextsForm {
    /// Texts, each once.
    static var texts: TextsForm { TextsForm() }
}
