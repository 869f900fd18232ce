// What was promised and what was filed: the closings with their figures, and the targets with their outcomes as known at
// each closing and now. A target that is a plain balance of a class is also given in parts, for the sliders.

import PovertyReports

extension PageMaker {
    /// The closings: the period, where it was known, and what was filed of the poor and the near-poor.
    mutating func writeClosings() {
        json.member("closings")
        json.beginArray()
        for closing in closings {
            json.beginObject()
            json.member("through")
            json.int(closing.through.daysSinceEpoch)
            json.member("position")
            json.int(closing.cut.position)
            json.member("document")
            json.shown(closing.document)
            json.member("actor")
            json.shown(closing.actor)
            json.member("filed")
            if let figures = closing.figures {
                json.beginArray()
                for householdClass in [HouseholdClass.poor, .nearPoor] {
                    let tally = figures.counts.filter { $0.account.householdClass == householdClass }
                        .reduce(Tally.zero) { $0 + $1.tally }
                    json.int(tally.households)
                    json.int(tally.persons)
                }
                json.endArray()
            } else {
                json.null()
            }
            json.endObject()
        }
        json.endArray()
    }

    /// The targets of all plans that are known now, and their outcomes at each stage.
    mutating func writeTargets() throws(LedgerError) {
        var outcomes: [[String: TargetOutcome]] = []
        for stage in stages {
            guard !plans.isEmpty else { break }
            let cut = view.at(Cut(effectiveOn: to, position: stage))
            // What was known at a stage may have no plan yet.
            let targets = try cut.plans().isEmpty ? [] : cut.trajectory().targets
            outcomes.append(byTarget(targets))
        }
        try write(plans: plans.map { (plan) throws(LedgerError) in (plan, try knownFrom(plan)) }, outcomes)
    }

    /// The position from which a plan is known.
    private func knownFrom(_ plan: Plan) throws(LedgerError) -> Position {
        let stream = StreamName(category: StreamCategory.plan.rawValue, id: plan.plan)
        let items = try view.ledger.record(of: stream, knownThrough: position)
        let first = items.first { $0.type != EventHead.voidType && $0.voidedBy == .max }
        return first.map { end(ofEntryHolding: $0.position) } ?? 0
    }
}

extension AskedSections {
    /// The outcomes by plan and target.
    func byTarget(_ outcomes: [TargetOutcome]) -> [String: TargetOutcome] {
        outcomes.reduce(into: [:]) { $0["\($1.plan)\n\($1.target.id)"] = $1 }
    }

    /// Writes plans, each with the position from which it is known, and the outcomes of their targets at each stage.
    mutating func write(
        plans: [(plan: Plan, knownFrom: Position)], _ outcomes: [[String: TargetOutcome]]
    ) throws(LedgerError) {
        json.member("plans")
        json.beginArray()
        for (plan, knownFrom) in plans {
            json.beginObject()
            json.member("id")
            json.shown(plan.plan)
            json.member("title")
            json.shown(plan.title)
            json.member("effectiveOn")
            json.int(plan.effectiveOn.daysSinceEpoch)
            json.member("knownFrom")
            json.int(knownFrom)
            json.member("replacedBy")
            json.shown(plan.replacement?.plan)
            json.member("replacedFrom")
            json.intOrNull(plan.replacement?.from.daysSinceEpoch)
            json.member("parent")
            json.shown(plan.parentPlan)
            json.member("targets")
            json.beginArray()
            for target in plan.targets {
                try write(target, outcomes.map { $0["\(plan.plan)\n\(target.id)"] })
            }
            json.endArray()
            json.endObject()
        }
        json.endArray()
    }

    private mutating func write(_ target: Target, _ outcomes: [TargetOutcome?]) throws(LedgerError) {
        json.beginObject()
        json.member("id")
        json.shown(target.id)
        json.member("due")
        json.int(target.due.daysSinceEpoch)
        json.member("kind")
        json.string(target.kind.name)
        json.member("comparison")
        json.string(target.comparison.name)
        json.member("value")
        switch target.value {
        case .count(let count): json.int(count)
        case .decimal(let decimal): json.string(decimal.description)
        case nil: json.null()
        }
        json.member("of")
        json.string(target.of.name)
        json.member("quote")
        json.shown(target.quote)
        json.member("classes")
        write(target.measure.words.map { Int($0.rawValue) })
        json.member("socialProtection")
        if let isProtected = target.filter?.socialProtection { json.bool(isProtected) } else { json.null() }
        json.member("where")
        json.shown(target.filter?.unit ?? target.filter?.area?.name)
        json.member("firstDay")
        json.intOrNull(target.firstDay?.daysSinceEpoch)
        json.member("isBalance")
        json.bool(isBalance(target))
        json.member("mark")
        json.intOrNull(try mark(of: target))
        json.member("outcomes")
        json.beginArray()
        for outcome in outcomes { write(outcome) }
        json.endArray()
        json.endObject()
    }

    /// Whether a target is a balance of classes in all units, or the difference of two, on days that the page has.
    private func isBalance(_ target: Target) -> Bool {
        guard [.reduction, .increase, .stock].contains(target.kind), case .count = target.value,
            target.filter?.unit == nil, target.filter?.area == nil
        else { return false }
        return ([target.due] + [target.firstDay].compactMap(\.self)).allSatisfy { $0 >= from && $0 <= to }
    }

    /// How many households of one class, poor or near-poor, a target promises for its day, from what is known now of its
    /// first day; nil where it is about something else.
    private func mark(of target: Target) throws(LedgerError) -> Int? {
        guard isBalance(target), target.of == .households, target.filter == nil,
            let only = target.measure.words.first, target.measure.words.count == 1,
            [.poor, .nearPoor].contains(only), case .count(let promised) = target.value,
            let value = Int(exactly: promised)
        else { return nil }
        guard let first = target.firstDay else { return value }
        let opening = try asked(on: first).counts().tally(of: only).households
        let (mark, isOut) =
            target.kind == .increase
            ? opening.addingReportingOverflow(value) : opening.subtractingReportingOverflow(value)
        return isOut ? nil : max(mark, 0)
    }

    private mutating func write(_ outcome: TargetOutcome?) {
        guard let outcome else { return json.null() }
        json.beginArray()
        json.string(outcome.verdict.rawValue)
        switch outcome.actual {
        case nil: break
        case .count(let count): json.int(count)
        case .share(let part, let all):
            json.int(part)
            json.int(all)
        case .income(let before, let due):
            json.int(before.perPerson.rounded)
            json.int(due.perPerson.rounded)
        }
        json.endArray()
    }
}
