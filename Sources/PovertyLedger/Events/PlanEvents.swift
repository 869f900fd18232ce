// Plans, their revisions and their targets. Each body declares its fields once, in the order of Format.md.

import EventLedger

/// A plan with targets was adopted.
///
/// The targets are recorded as they were promised, and are never recomputed.
public struct PlanAdopted: EventFields, PlanFields {
    /// The id of the plan.
    public var plan = ""
    /// What it is called.
    public var title = ""
    /// Its targets, 1–100, with ids that differ.
    public var targets = [Target]()
    /// The plan that it is part of, such as the city's above that of a ward: adopted on its day or before, and recorded
    /// before it.
    public var parentPlan: String?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("plan", &plan, category: .plan)
        try visitor.field("title", &title, .text)
        try visitor.field("targets", &targets, .targets)
        try visitor.optional("parentPlan", &parentPlan, .trailing(.identifier(of: .plan)))
    }
}

/// A plan was replaced by another from a day on.
///
/// The targets of the plan it replaces are still judged; those due from that day on are marked as replaced.
public struct PlanRevised: EventFields, PlanFields {
    /// The id of the new plan.
    public var plan = ""
    /// What it is called.
    public var title = ""
    /// The plan it replaces: in force on that day, and recorded before.
    public var replaces = ""
    /// Its targets, 1–100, with ids that differ.
    public var targets = [Target]()
    /// The plan that it is part of.
    public var parentPlan: String?

    /// Whether a payload has the length that these fields give.
    public static func fits(_ payload: RawSpan) -> Bool { PayloadShape.fits(payload, Self.self) }

    @inline(__always)
    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("plan", &plan, category: .plan)
        try visitor.field("title", &title, .text)
        try visitor.field("replaces", &replaces, .identifier(of: .plan))
        try visitor.field("targets", &targets, .targets)
        try visitor.optional("parentPlan", &parentPlan, .trailing(.identifier(of: .plan)))
    }
}

/// What an adopted plan and a revision have in common.
protocol PlanFields: FieldGroup {
    var plan: String { get }
    var title: String { get }
    var targets: [Target] { get }
    var parentPlan: String? { get }
}

extension PlanFields {
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
