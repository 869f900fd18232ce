// The targets of a plan: a list of groups of fields. A target has two forms in a record, one in JSON.

import EventLedger

/// The targets of a plan. Slot: u16 number of targets, with bit 15 set where they are in the later form; in the tail for
/// each a block of its own. Targets that the first form can hold are in that form, so that their plans keep their bytes.
struct TargetsForm: FieldForm {
    static let slotBytes = 2

    /// Marks targets in the later form.
    private static let laterForm: UInt16 = 1 << 15

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
        let first = targets.compactMap(FirstTarget.init)
        guard first.count < targets.count else {
            encoder.put(UInt16(truncatingIfNeeded: targets.count))
            for var target in first {
                try encoder.block(.firstTarget) { encoder throws(FieldProblem) in try target.visit(&encoder) }
            }
            return
        }
        encoder.put(UInt16(truncatingIfNeeded: targets.count) | TargetsForm.laterForm)
        for (index, var target) in targets.enumerated() {
            do throws(FieldProblem) {
                try encoder.block(.target) { encoder throws(FieldProblem) in try target.visit(&encoder) }
            } catch { throw error.inside("\(name)[\(index)]") }
        }
    }

    func take<Context: DecodingContext>(
        _ name: StaticString, _ decoder: inout PayloadDecoder<Context>
    ) throws(FieldProblem) -> [Target] {
        let slot: UInt16 = try decoder.take(name)
        let isLater = slot & TargetsForm.laterForm != 0
        var targets: [Target] = []
        for _ in 0..<slot & ~TargetsForm.laterForm {
            var (target, first) = (Target(), FirstTarget())
            if isLater {
                try decoder.block(name, .target) { decoder throws(FieldProblem) in try target.visit(&decoder) }
            } else {
                try decoder.block(name, .firstTarget) { decoder throws(FieldProblem) in try first.visit(&decoder) }
                target = first.target
            }
            targets.append(target)
        }
        guard !isLater || targets.contains(where: { FirstTarget($0) == nil }) else {
            throw .damaged(name, "are in the later form, and the first can hold them")
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
            if let (member, remedy) = target.missing {
                throw reader.members.missing("\(reader.members.path(member)) is missing", remedy)
            }
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

/// A target in the form that records had first: poor or near-poor households, a reduction, a stock or a rate, and no
/// filter but social protection.
struct FirstTarget: FieldGroup {
    private(set) var target = Target()

    init() {}

    /// The target in that form; nil where it needs the later one.
    init?(_ target: Target) {
        guard target.measure == [.poor] || target.measure == [.nearPoor], target.value != nil, target.of == .households,
            FirstTarget.kinds.contains(target.kind),
            target.filter == nil || target.filter == TargetFilter(socialProtection: target.filter?.socialProtection)
        else { return nil }
        self.target = target
    }

    private static let kinds: TokenSet<TargetKind> = [.reduction, .stock, .rate]
    private static let measures: TokenSet<HouseholdClass> = [.poor, .nearPoor]
    private static let comparisons: TokenSet<Comparison> = [.atLeast, .atMost, .below, .equal]

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        var measure = target.measure.words.first ?? .poor
        var value = target.value ?? 0
        var isProtected = target.filter?.socialProtection
        try visitor.field("id", &target.id, .identifier)
        try visitor.field("measure", &measure, .word(FirstTarget.measures))
        try visitor.field("kind", &target.kind, .word(FirstTarget.kinds))
        try visitor.field("due", &target.due, .day)
        try visitor.field("comparison", &target.comparison, .word(FirstTarget.comparisons))
        try visitor.field("value", &value, .value(of: target.kind))
        try visitor.field("quote", &target.quote, .text)
        try visitor.optional("where", &isProtected, .flag)
        try visitor.optional("from", &target.from, .day)
        target.measure = [measure]
        target.value = value
        target.filter = isProtected.map { TargetFilter(socialProtection: $0) }
    }
}
