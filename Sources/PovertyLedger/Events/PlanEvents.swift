// Plans and their targets. Each body declares its fields once, in the order of Format.md.

import EventLedger

/// A plan with targets was adopted.
///
/// The targets are recorded as they were promised, and are never recomputed.
public struct PlanAdopted: EventFields, FieldGroup {
    /// The id of the plan.
    public var plan = ""
    /// What it is called.
    public var title = ""
    /// Its targets, 1–100, with ids that differ.
    public var targets = [Target]()

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("plan", &plan, category: .plan)
        try visitor.field("title", &title, .text)
        try visitor.field("targets", &targets, .targets)
    }

    /// What is wrong with the fields taken together, or nil.
    var problem: FieldProblem? {
        var ids = Set<String>()
        for (index, target) in targets.enumerated() {
            if let problem = target.problem { return problem.inside("targets[\(index)]") }
            guard ids.insert(target.id).inserted else {
                return FieldProblem(
                    "targets[\(index)].id", "is \"\(target.id)\" a second time", remedy: "give each target its own id")
            }
        }
        return nil
    }
}

// One promise of a plan, in figures that can be checked and in the plan's own words. Whether it was met is not part of
// it, but asked at a cut.

/// A target of a plan: a measure, a population, a due day and a figure.
public struct Target: FieldGroup {
    /// The id within the plan, 1–64 bytes.
    public var id = ""
    /// The class whose households are counted.
    public var measure = TargetMeasure.poor
    /// Whether `value` is a flow, a stock or a share.
    public var kind = TargetKind.stock
    /// The day on which the figure is due.
    public var due = Day.first
    /// How the actual figure must compare with `value`.
    public var comparison = Comparison.atMost
    /// The figure promised: a rate exactly where `kind` is `rate`.
    public var value = TargetValue.households(0)
    /// The plan's own words.
    public var quote = ""
    /// Counts only households under social protection (true) or only those outside it (false); nil counts both.
    /// In JSON the member `where`.
    public var socialProtection: Bool?
    /// The opening day of a reduction; nil is the last day of the year before `due`, and for other kinds always nil.
    public var from: Day?

    init() {}

    /// A target; it is checked when the plan is recorded.
    public init(
        id: String, measure: TargetMeasure, socialProtection: Bool? = nil, kind: TargetKind, from: Day? = nil,
        due: Day, comparison: Comparison, value: TargetValue, quote: String
    ) {
        self.id = id
        self.measure = measure
        self.kind = kind
        self.due = due
        self.comparison = comparison
        self.value = value
        self.quote = quote
        self.socialProtection = socialProtection
        self.from = from
    }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.field("id", &id, .identifier)
        try visitor.field("measure", &measure, .word())
        try visitor.field("kind", &kind, .word())
        try visitor.field("due", &due, .day)
        try visitor.field("comparison", &comparison, .word())
        try visitor.field("value", &value, .value(of: kind))
        try visitor.field("quote", &quote, .text)
        try visitor.optional("where", &socialProtection, .filter)
        try visitor.optional("from", &from, .day)
    }

    /// What is wrong with the fields taken together, or nil.
    var problem: FieldProblem? {
        guard let from else { return nil }
        guard kind == .reduction else {
            return FieldProblem("from", "is given for a \(kind.name)", remedy: "only a reduction has an opening day")
        }
        guard from < due else {
            return FieldProblem(
                "from", "is \(from), which is not before the due day \(due)",
                remedy: "a reduction is measured from an earlier day to the day it is due")
        }
        return nil
    }
}

// The figure a target promises: households for a reduction or a stock, a share for a rate.

/// The value of a target.
public enum TargetValue: Hashable, Sendable {
    /// A number of households, from 0.
    case households(Int64)
    /// A share of all households, such as 0.01.
    case rate(ExactDecimal)
}

extension TargetValue: CustomStringConvertible {
    /// `100` or `0.01`.
    public var description: String {
        switch self {
        case .households(let count): String(count)
        case .rate(let rate): rate.description
        }
    }
}

extension TargetValue: ExpressibleByIntegerLiteral {
    /// A number of households written in source code.
    public init(integerLiteral value: Int64) { self = .households(value) }
}
