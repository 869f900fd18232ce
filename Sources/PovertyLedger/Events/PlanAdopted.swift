// A plan with targets was adopted. What was promised stands in the record as it was promised, and is never
// recomputed.

/// A plan with targets was adopted.
public struct PlanAdopted: EventFields {
    static let type = EventKind.planAdopted

    /// The id of the plan.
    public var plan = ""
    /// What it is called.
    public var title = ""
    /// Its targets, 1–100, with ids that differ.
    public var targets = [Target]()

    init() {}

    /// The fields of the event; they are checked when it is recorded.
    public init(plan: String, title: String, targets: [Target]) {
        self.plan = plan
        self.title = title
        self.targets = targets
    }

    mutating func visit<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.subject("plan", &plan, category: .plan)
        try visitor.text("title", &title)
        try visitor.targets("targets", &targets)
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
