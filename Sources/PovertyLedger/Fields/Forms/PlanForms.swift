// Fields that are lists or objects of their own: the units of a division, the targets of a plan and what they consist
// of.

import EventLedger

/// The ids of two or more units, each once, sorted. Slot: u16 number of units; in the tail for each, by id: u32 number
/// of its stream, u16 length of its id, the id.
struct UnitsForm: FieldForm {
    static let slotBytes = 2

    func check(_ name: StaticString, _ ids: inout [String]) throws(FieldProblem) {
        guard 2...FieldLimits.dividedUnits ~= ids.count else {
            throw FieldProblem(
                name, "names \(ids.count) \(ids.count == 1 ? "unit" : "units")",
                remedy:
                    "a unit is divided among 2–\(FieldLimits.dividedUnits) others; one that became part of a single "
                    + "other is a unitMerged")
        }
        for index in ids.indices { try TextForm.identifier.check(name, &ids[index]) }
        ids.sort()
        for (id, next) in zip(ids, ids.dropFirst()) where id == next {
            throw FieldProblem(name, "names \(id) twice", remedy: "name each unit once")
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

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> [String] {
        var ids: [String] = []
        try reader.forEach(name, at: node, "a list of units") { reader, element throws(LedgerError) in
            ids.append(try reader.members.identifier(name, at: element))
        }
        do {
            try check(name, &ids)
        } catch { throw reader.members.invalid(name, node, error.problem, error.remedy) }
        return ids
    }

    func write(_ ids: [String], _ writer: inout FieldWriter) {
        writer.json.beginArray()
        for id in ids { writer.json.string(id) }
        writer.json.endArray()
    }

    func collect(_ name: StaticString, _ ids: [String], _ names: inout EventNames) {
        for id in ids { names.look(name, id, .unit) }
    }
}

extension FieldForm where Self == UnitsForm {
    /// The ids of two or more units.
    static var units: UnitsForm { UnitsForm() }
}

/// The targets of a plan. Slot: u16 number of targets; in the tail for each a block of its own.
struct TargetsForm: FieldForm {
    static let slotBytes = 2

    func check(_ name: StaticString, _ targets: inout [Target]) throws(FieldProblem) {
        guard 1...FieldLimits.targets ~= targets.count else {
            throw FieldProblem(name, "has \(targets.count)", remedy: "a plan has 1–\(FieldLimits.targets) targets")
        }
        var checker = FieldChecker()
        for index in targets.indices {
            do throws(FieldProblem) {
                try targets[index].visit(&checker)
            } catch {
                throw error.inside("\(name)[\(index)]")
            }
        }
    }

    func put<Context: EncodingContext>(
        _ targets: [Target], _ name: StaticString, _ encoder: inout PayloadEncoder<Context>
    ) throws(FieldProblem) {
        encoder.put(UInt16(truncatingIfNeeded: targets.count))
        for var target in targets {
            try encoder.block(.target) { encoder throws(FieldProblem) in try target.visit(&encoder) }
        }
    }

    func take<Context: DecodingContext>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> [Target] {
        let count: UInt16 = try decoder.take(name)
        var targets: [Target] = []
        for _ in 0..<count {
            var target = Target()
            try decoder.block(name, .target) { decoder throws(FieldProblem) in try target.visit(&decoder) }
            targets.append(target)
        }
        return try checked(name, targets)
    }

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> [Target] {
        let count = Int(reader.members.document.nodes[node].count)
        var targets: [Target] = []
        _ = try reader.members.list(name, at: node, "a list of targets")
        guard (1...FieldLimits.targets).contains(count) else {
            throw reader.members.invalid(
                name, node, "has \(count) targets", "a plan has 1 to \(FieldLimits.targets)")
        }
        try reader.forEach(name, at: node, "a list of targets") { reader, element throws(LedgerError) in
            guard reader.members.document.nodes[element].kind == .object else {
                throw reader.members.mistyped(name, element, "a target, an object,")
            }
            reader.members.targetIndex = targets.count
            let place = reader.members.enter(element, .target)
            var target = Target()
            try target.visit(&reader)
            try reader.members.finish()
            targets.append(target)
            reader.members.leave(to: place)
        }
        reader.members.targetIndex = nil
        return targets
    }

    func write(_ targets: [Target], _ writer: inout FieldWriter) {
        writer.json.beginArray()
        for var target in targets {
            writer.json.beginObject()
            target.visit(&writer)
            writer.json.endObject()
        }
        writer.json.endArray()
    }

    func collect(_ name: StaticString, _ targets: [Target], _ names: inout EventNames) {
        for var target in targets { target.visit(&names) }
    }
}

extension FieldForm where Self == TargetsForm {
    /// The targets of a plan.
    static var targets: TargetsForm { TargetsForm() }
}

/// The value of a target: a whole number from 0 up, or for a rate a decimal string. Slot: i64 digits, u8 of them after
/// the point.
struct TargetValueForm: FieldForm {
    static let slotBytes = 9

    /// The kind of the target, which decides the type of its value.
    let kind: TargetKind

    func check(_ name: StaticString, _ value: inout TargetValue) throws(FieldProblem) {
        switch (value, kind) {
        case (.rate, .rate): return
        case (.households(var count), .reduction), (.households(var count), .stock):
            try NumberForm.count(from: 0).check(name, &count)
        case (.households, .rate):
            throw FieldProblem(name, "is \(value) for a rate", remedy: "a decimal string such as \"0.01\"")
        case (.rate, _):
            throw FieldProblem(name, "is \"\(value)\" for a \(kind.name)", remedy: "a whole number from 0 up")
        }
    }

    func put<Context>(_ value: TargetValue, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) {
        switch value {
        case .households(let count):
            encoder.put(count)
            encoder.put(UInt8(0))
        case .rate(let rate):
            encoder.put(rate.digits)
            encoder.put(UInt8(truncatingIfNeeded: rate.fractionDigits))
        }
    }

    func take<Context>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> TargetValue {
        let digits: Int64 = try decoder.take(name)
        let fractionDigits: UInt8 = try decoder.take(name)
        guard let decimal = ExactDecimal(digits: digits, fractionDigits: Int(fractionDigits)),
            kind == .rate || fractionDigits == 0
        else { throw .damaged(name, "is no figure of a \(kind.name)") }
        return kind == .rate ? .rate(decimal) : .households(digits)
    }

    func read(
        _ name: StaticString, at node: Int, _ reader: inout FieldReader
    ) throws(LedgerError) -> TargetValue {
        kind == .rate
            ? .rate(try reader.members.rate(name, at: node))
            : .households(try reader.members.number(name, at: node, 0...Int64.max))
    }

    func write(_ value: TargetValue, _ writer: inout FieldWriter) {
        switch value {
        case .households(let count): writer.json.int(count)
        case .rate(let rate): writer.json.string(rate.description)
        }
    }
}

extension FieldForm where Self == TargetValueForm {
    /// The value of a target of a kind.
    static func value(of kind: TargetKind) -> TargetValueForm { TargetValueForm(kind: kind) }
}

/// The filter of a target by social protection, in JSON an object. Slot: u8, 0 or 1.
struct FilterForm: FieldForm {
    static let slotBytes = 1

    func put<Context>(_ isProtected: Bool, _ name: StaticString, _ encoder: inout PayloadEncoder<Context>) {
        FlagForm().put(isProtected, name, &encoder)
    }

    func take<Context>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> Bool {
        try FlagForm().take(name, &decoder)
    }

    func read(_ name: StaticString, at node: Int, _ reader: inout FieldReader) throws(LedgerError) -> Bool {
        guard reader.members.document.nodes[node].kind == .object else {
            throw reader.members.mistyped(name, node, "an object such as {\"socialProtection\": false}")
        }
        let place = reader.members.enter(node, .filter)
        let isProtected = try reader.members.bool(
            "socialProtection", at: try reader.members.require("socialProtection"))
        try reader.members.finish()
        reader.members.leave(to: place)
        return isProtected
    }

    func write(_ isProtected: Bool, _ writer: inout FieldWriter) {
        writer.json.beginObject()
        writer.json.member("socialProtection")
        writer.json.bool(isProtected)
        writer.json.endObject()
    }
}

extension FieldForm where Self == FilterForm {
    /// The filter of a target.
    static var filter: FilterForm { FilterForm() }
}
