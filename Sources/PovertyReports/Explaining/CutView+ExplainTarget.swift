// Explaining a target: the same folds that give its figure, read household by household, and the timelines of those that
// are listed.

import EventLedger
import Files
import PovertyLedger

extension CutView {
    /// The outcome of a target, as known at the cut, and the households and events that its figure is made of.
    ///
    /// `plan` may be left out where only one plan has a target with that id. Throws `notFound` for a target that no plan
    /// inside the cut has, or that several have. Cost: that of the trajectory, one replay for the households of each day,
    /// and the timeline of each household that is listed.
    public func explain(target id: String, in plan: String? = nil) throws(LedgerError) -> TargetExplanation {
        let (asked, target) = try self.target(id, in: plan)
        let judge = try TargetJudge(self, balances(for: [target]), [target], isListing: true)
        let outcome = try judge.outcome(of: target, in: asked)
        var rows: [TargetEvidence] = []
        if outcome.verdict != .notDue, let population = judge.units.population(of: target) {
            rows = try TargetWitness(asked: self, target: target, population: population, folds: judge.folds).rows()
        }
        return TargetExplanation(
            cut: cut, outcome: outcome,
            rows: rows.sorted {
                ($0.part.order, $0.subject, $0.event.position) < ($1.part.order, $1.subject, $1.event.position)
            })
    }

    /// The one target with an id, and its plan. Throws `notFound`.
    func target(_ id: String, in plan: String?) throws(LedgerError) -> (Plan, Target) {
        let id = NormalizedText.normalized(id)
        let plans = try plans()
        let asked = plan.map(NormalizedText.normalized)
        let found = plans.filter { asked == nil || $0.plan == asked }.flatMap { plan in
            plan.targets.filter { $0.id == id }.map { (plan, $0) }
        }
        if found.count == 1 { return found[0] }
        guard found.isEmpty else {
            throw LedgerError(
                .notFound, "\(found.count) plans have a target \(id)",
                remedy: "name the plan too: \(found.map(\.0.plan).joined(separator: ", "))", file: ledger.path)
        }
        if let asked, !plans.contains(where: { $0.plan == asked }) {
            throw missing("plan \(asked)", asked, among: plans.map(\.plan))
        }
        let ids = Set(plans.filter { asked == nil || $0.plan == asked }.flatMap { $0.targets.map(\.id) }).sorted()
        throw missing(asked.map { "target \(id) of plan \($0)" } ?? "target \(id)", id, among: ids)
    }
}

extension CutView {
    /// The error for a plan or a target that is not inside the cut, with the one that was probably meant, or some of those
    /// that are.
    private func missing(_ what: Sentence, _ typed: String, among names: [String]) -> LedgerError {
        let first = names.prefix(10).joined(separator: ", ")
        let listed: Sentence = names.count > 10 ? "\(first) and \(names.count - 10) more" : "\(first)"
        let remedy: Sentence = names.isEmpty ? "no plan is adopted by then" : "there are \(listed)"
        return LedgerError(
            .notFound, "there is no \(what) inside the cut",
            remedy: NearestWord.nearest(to: typed, among: names).map { "is \($0) meant?" } ?? remedy, file: ledger.path)
    }
}

extension TargetPart {
    fileprivate var order: Int { TargetPart.allCases.firstIndex(of: self) ?? 0 }
}

/// Lists what the figure of one due target is made of.
private struct TargetWitness {
    let asked: CutView
    let target: Target
    let population: Population
    /// What the figure was folded from.
    let folds: TargetFolds

    func rows() throws(LedgerError) -> [TargetEvidence] {
        let (first, due) = (target.firstDay ?? target.due, target.due)
        switch target.kind {
        case .stock, .rate: return try households(.counted, on: due, of: fold(due))
        case .reduction, .increase:
            let (before, after) = (try fold(first), try fold(due))
            // Of persons a household of both days is a part of the change where its size is another.
            let (isOfPersons, counted) = (target.of == .persons, population)
            func isSame(_ number: Int, on other: HouseholdFold, as one: HouseholdFold) -> Bool {
                counted.includes(other[number]) && !(isOfPersons && other[number].members != one[number].members)
            }
            return try households(.before, on: first, of: before) { !isSame($0, on: after, as: before) }
                + households(.due, on: due, of: after) { !isSame($0, on: before, as: after) }
        case .income:
            return try households(.before, on: first, of: folds.households(on: first))
                + households(.due, on: due, of: folds.households(on: due))
        case .leftBehind:
            return try households(.counted, on: due, of: folds.households(on: due)) { !folds.hasGift($0, target) }
        case .sponsored:
            let fold = folds.households(on: due)
            return try households(.counted, on: due, of: fold) { folds.isSponsored($0, on: due) }
                + households(.notCounted, on: due, of: fold) { !folds.isSponsored($0, on: due) }
        case .lasting: return try exits()
        case .resources:
            return try folds.gifts(of: target).map { (position) throws(LedgerError) in
                let (subject, source) = try asked.view.source(at: position)
                guard case .aidGiven(let fields) = source.event.body else { throw LedgerError.misfit(at: position) }
                return TargetEvidence(
                    part: .counted, subject: subject, isHousehold: fields.subject.category == .household, members: nil,
                    amountVND: fields.amountVND, event: source, ended: nil)
            }
        }
    }

    private func cut(_ day: Day) -> Cut { Cut(effectiveOn: day, position: asked.cut.position) }

    private func fold(_ day: Day) throws(LedgerError) -> HouseholdFold { try asked.view.fold(cut(day)).households }

    /// The households of the population on a day for which something holds.
    private func households(
        _ part: TargetPart, on day: Day, of fold: HouseholdFold?, where isListed: (Int) -> Bool = { _ in true }
    ) throws(LedgerError) -> [TargetEvidence] {
        guard let fold else { return [] }
        var rows: [TargetEvidence] = []
        for number in 0..<fold.count where population.includes(fold[number]) && isListed(number) {
            let items = try asked.view.timeline(ofHousehold: UInt32(number), at: cut(day))
            let isOfAccount = target.filter?.socialProtection != nil
            guard let entrance = AccountEntrance(items, countsProtection: isOfAccount) else {
                throw LedgerError(
                    .damaged, "the timeline of household number \(number) does not explain its account",
                    remedy: "restore the ledger from a backup")
            }
            let shown = try evidence(items) ?? entrance.entered
            let (household, source) = try asked.view.source(at: shown)
            rows.append(
                TargetEvidence(
                    part: part, subject: household, isHousehold: true, members: Int(fold[number].members),
                    amountVND: target.kind == .income ? folds.income(of: number, on: day) : nil, event: source,
                    ended: nil))
        }
        return rows
    }

    /// The event of a timeline that the figure rests on: the latest assessment of an income, or the latest assignment of a
    /// sponsor that did not end; nil where there is none, and for other kinds.
    private func evidence(_ items: [TimelineItem]) throws(LedgerError) -> Position? {
        if target.kind == .income {
            return items.last { EventKind(recordType: $0.type) == .incomeAssessed }?.position
        }
        guard target.kind == .sponsored else { return nil }
        var running: [(sponsor: String, position: Position)] = []
        for item in items {
            let kind = EventKind(recordType: item.type)
            guard kind == .sponsorAssigned || kind == .sponsorEnded else { continue }
            switch try asked.view.source(at: item.position).source.event.body {
            case .sponsorAssigned(let fields): running.append((fields.sponsor, item.position))
            case .sponsorEnded(let fields): running.removeAll { $0.sponsor == fields.sponsor }
            default: break
            }
        }
        return running.last?.position
    }

    private func exits() throws(LedgerError) -> [TargetEvidence] {
        var rows: [TargetEvidence] = []
        for (exit, isLasting) in folds.exits(of: target) {
            let (household, source) = try asked.view.source(at: exit.position)
            let back = isLasting ? nil : exit.back
            let ended = try back.map { (back) throws(LedgerError) in try asked.view.source(at: back.position).source }
            rows.append(
                TargetEvidence(
                    part: isLasting ? .counted : .notCounted, subject: household, isHousehold: true, members: nil,
                    amountVND: nil, event: source, ended: ended))
        }
        return rows
    }
}
