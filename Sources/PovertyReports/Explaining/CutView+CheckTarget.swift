// Comparing the published figure of a target with the ledger. Only a figure that the ledger does not give is looked for in
// other readings.

import EventLedger
import PovertyLedger

extension CutView {
    /// Whether the ledger gives the figure that was published for a target, as known at the cut, and if not, every near
    /// reading that gives exactly that figure.
    ///
    /// Tried, in this order, are the targets of the same id of other plans; the other filters of social protection; what
    /// was known at the end of the due day, 15 days after it, at each later closing of a period with that day, at each
    /// year's end since, and now; of stocks, rates and changes the last days of months and years around the due day, and of
    /// changes those around the opening day; persons instead of households; near-poor instead of poor, or both together.
    /// `plan` may be left out where only one plan has a target with that id. Throws `notFound` for a target that no plan
    /// inside the cut has, or that several have, and `invalidValue` for a rate of a target that is none, or a number of
    /// one that is a share, and `overflow` where the target's own amounts add up to no figure. Cost: that of the target; when the figure differs once more for each position that could have
    /// been known, and for each sixteen other readings.
    public func check(
        _ published: PublishedFigure, ofTarget id: String, in plan: String? = nil
    ) throws(LedgerError) -> TargetCheck {
        let (asked, target) = try self.target(id, in: plan)
        try published.checkForm(for: target, file: ledger.path)
        let outcome = try outcomes(of: [(asked, target)])[0]
        let isAnswered = outcome.verdict == .notDue || outcome.actual.map(published.isFigure(of:)) == true
        let readings = try isAnswered ? [] : readings(target, of: asked)
        var found: [TargetReading] = []
        for sameCut in readings.split(whenCutChangesOrEvery: 16) {
            let view = view.at(sameCut[0].reading.cut, unitsOn: unitsOn)
            let outcomes = try view.figures(of: sameCut.map { ($0.plan, $0.reading.target) })
            for (one, outcome) in zip(sameCut, outcomes) where outcome?.actual.map(published.isFigure(of:)) == true {
                found.append(one.reading)
            }
        }
        return TargetCheck(cut: cut, published: published, outcome: outcome, explanations: found)
    }

    /// The outcomes of some targets; nil for one whose amounts add up to no figure, which then is no published one.
    private func figures(of targets: [(plan: Plan, target: Target)]) throws(LedgerError) -> [TargetOutcome?] {
        do throws(LedgerError) {
            return try outcomes(of: targets)
        } catch {
            guard error.code == .overflow else { throw error }
            guard targets.count > 1 else { return [nil] }
            return try targets.map { (target) throws(LedgerError) in try figures(of: [target])[0] }
        }
    }

    /// All other readings of a target, the nearest first.
    private func readings(_ target: Target, of asked: Plan) throws(LedgerError) -> [PlannedReading] {
        func reading(
            _ difference: TargetDifference, plan: Plan? = nil, _ target: Target, at position: Position? = nil,
            _ knownAt: KnownAt? = nil
        ) -> PlannedReading {
            let plan = plan ?? asked
            let cut = Cut(effectiveOn: cut.effectiveOn, position: position ?? cut.position)
            return PlannedReading(
                plan: plan,
                reading: TargetReading(
                    difference: difference, plan: plan.plan, target: target, cut: cut, knownAt: knownAt))
        }
        var readings: [PlannedReading] = []
        for plan in try plans() where plan.plan != asked.plan {
            for other in plan.targets where other.id == target.id && other.kind.isShare == target.kind.isShare {
                readings.append(reading(.plan, plan: plan, other))
            }
        }
        readings += target.withOtherProtection.map { reading(.socialProtection, $0) }
        let dueCut = Cut(effectiveOn: min(target.due, cut.effectiveOn), position: cut.position)
        readings += try view.otherKnowledge(than: dueCut).map { reading(.known, target, at: $0.position, $0.knownAt) }
        readings += target.onOtherDays.map { reading(.due, $0) }
        readings += target.againstOtherDays.map { reading(.firstDay, $0) }
        readings += target.withOtherCount.map { reading(.counted, $0) }
        readings += target.ofOtherClasses.map { reading(.measure, $0) }
        return readings
    }
}

/// A reading of a target of a plan.
private struct PlannedReading {
    let plan: Plan
    let reading: TargetReading
}

extension [PlannedReading] {
    /// The readings in their order, in runs of one cut each, so that those of a run are judged together and no run needs
    /// more memory than so many days.
    fileprivate func split(whenCutChangesOrEvery limit: Int) -> [[PlannedReading]] {
        var runs: [[PlannedReading]] = []
        for one in self {
            if let last = runs.last, last.count < limit, last[0].reading.cut == one.reading.cut {
                runs[runs.count - 1].append(one)
            } else {
                runs.append([one])
            }
        }
        return runs
    }
}

extension PublishedFigure {
    /// Refuses a per cent of a target that is no share, and a number of one that is.
    fileprivate func checkForm(for target: Target, file: String) throws(LedgerError) {
        let isShare = target.kind.isShare
        let isRate = if case .rate = self { true } else { false }
        guard isShare != isRate else { return }
        throw LedgerError(
            .invalidValue,
            "\(self) is no figure of target \(target.id), which is \(isShare ? "a share" : "a number" as Sentence)",
            remedy: isShare ? "write it in per cent, such as 2.93%" : "write a whole number, such as 194", file: file)
    }
}

// The same target, read differently in one respect.

extension Target {
    fileprivate func with(_ change: (inout Target) -> Void) -> Target {
        var other = self
        change(&other)
        return other
    }

    fileprivate var withOtherProtection: [Target] {
        guard kind != .resources, kind != .lasting else { return [] }
        let own = filter?.socialProtection
        return [nil, false, true].filter { $0 != own }.map { protection in
            with {
                var filter = filter ?? TargetFilter()
                filter.socialProtection = protection
                $0.filter = filter == TargetFilter() ? nil : filter
            }
        }
    }

    /// Whether its figure is that of balances, which can be asked on any day.
    private var isOfBalances: Bool { !balanceDays.isEmpty }

    fileprivate var onOtherDays: [Target] {
        guard isOfBalances else { return [] }
        let opening = firstDay
        return NumberReadings.days(near: due).filter { day in opening.map { $0 < day } ?? true }.map { day in
            with { ($0.due, $0.from) = (day, opening) }
        }
    }

    fileprivate var againstOtherDays: [Target] {
        guard isOfBalances, let firstDay else { return [] }
        return NumberReadings.days(near: firstDay).filter { $0 < due }.map { day in with { $0.from = day } }
    }

    fileprivate var withOtherCount: [Target] {
        kind.counts.words.filter { $0 != of }.map { count in with { $0.of = count } }
    }

    fileprivate var ofOtherClasses: [Target] {
        guard kind != .resources else { return [] }
        let others: [TokenSet<HouseholdClass>] = [[.poor], [.nearPoor], [.poor, .nearPoor]]
        return others.filter { $0 != measure }.map { classes in with { $0.measure = classes } }
    }
}
