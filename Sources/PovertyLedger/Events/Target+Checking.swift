// Which members a target has follows from its kind: the rules of a target alone, which need no ledger.

import EventLedger

extension Target {
    /// The first member that targets of this kind have and this one has not, and what it would be; nil where all are there.
    var missing: (member: StaticString, remedy: Sentence)? {
        if measure.isEmpty, kind != .resources { return ("measure", "name a class, or several in a list") }
        if value == nil, comparison != .rises { return ("value", "only an income that rises has none") }
        if statistic == nil, kind == .income { return ("statistic", "an income is a mean or a median") }
        return months == nil && kind == .lasting ? ("months", "exits last 12, 24 or 36 months") : nil
    }

    /// What is wrong with the fields taken together, or nil.
    var problem: FieldProblem? {
        missing.map { FieldProblem($0.member, "is missing", remedy: $0.remedy) } ?? populationProblem ?? filterProblem
            ?? valueProblem ?? incomeProblem ?? otherProblem ?? dayProblem
    }

    private var populationProblem: FieldProblem? {
        if kind == .resources, !measure.isEmpty { return surplus("measure", "resources are of no class") }
        if kind == .lasting, measure.mask & ~HouseholdClass.povertyClasses.mask != 0 {
            return FieldProblem(
                "measure", "has a class that no recognised exit leaves", remedy: "exits are from poor or nearPoor")
        }
        guard kind.counts.contains(of) else {
            return FieldProblem(
                "of", "is \(of.name) for \(kind.words)",
                remedy: "\(kind.words) is counted in \(kind.counts.words.map(\.name).joined(separator: " or "))")
        }
        return nil
    }

    private var filterProblem: FieldProblem? {
        guard filter?.socialProtection != nil, kind == .lasting || kind == .resources else { return nil }
        return surplus("where.socialProtection", "give a unit or an area")
    }

    private var valueProblem: FieldProblem? {
        if case .decimal(let share) = value, kind == .lasting || kind == .sponsored, share.digits > share.denominator {
            return FieldProblem(
                "value", "is \"\(share)\" for \(kind.words)", remedy: "a share is at most 1: 90 % is \"0.90\"")
        }
        guard comparison == .rises else { return nil }
        guard kind == .income else { return surplus("comparison", "only an income rises", "is rises") }
        return value == nil ? nil : surplus("value", "leave it out, or compare atLeast", "is given beside rises")
    }

    private var incomeProblem: FieldProblem? {
        guard kind == .income else {
            if statistic != nil { return surplus("statistic", "only an income has one") }
            return leastShare == nil ? nil : surplus("leastShare", "only an income has one")
        }
        guard let leastShare, leastShare.digits == 0 || leastShare.digits > leastShare.denominator else { return nil }
        return FieldProblem("leastShare", "is \"\(leastShare)\"", remedy: "a share is above 0 and at most 1")
    }

    private var otherProblem: FieldProblem? {
        if kind == .lasting {
            if let months, ![12, 24, 36].contains(months) {
                return FieldProblem("months", "is \(months)", remedy: "exits last 12, 24 or 36 months")
            }
        } else if months != nil {
            return surplus("months", "only lasting exits have them")
        }
        guard kind != .resources else { return nil }
        if !givers.isEmpty { return surplus("givers", "only resources have them") }
        return programmes.isEmpty ? nil : surplus("programmes", "only resources have them")
    }

    private var dayProblem: FieldProblem? {
        guard let from else { return nil }
        switch kind {
        case .stock, .rate, .sponsored:
            return surplus("from", "only a change, an income or a span has a first day")
        case .reduction, .increase, .income:
            guard from >= due else { return nil }
            return FieldProblem(
                "from", "is \(from), which is not before the due day \(due)",
                remedy: "\(kind.words) is measured from an earlier day to the day it is due")
        case .leftBehind, .resources:
            guard from > due else { return nil }
            return FieldProblem(
                "from", "is \(from), after the due day \(due)", remedy: "a span ends on the day the target is due")
        case .lasting:
            guard let months, from.adding(months: Int(months)).map({ $0 > due }) ?? true else { return nil }
            return FieldProblem(
                "from", "is \(from), less than \(months) months before the due day \(due)",
                remedy: "exits are judged \(months) months after them, by the due day")
        }
    }

    private func surplus(_ member: StaticString, _ remedy: Sentence, _ what: Sentence? = nil) -> FieldProblem {
        FieldProblem(member, what ?? "is given for \(kind.words)", remedy: remedy)
    }
}

extension TargetKind {
    /// The kind with its article, in a message: "a reduction".
    var words: Sentence {
        switch self {
        case .reduction: "a reduction"
        case .stock: "a stock"
        case .rate: "a rate"
        case .increase: "an increase"
        case .income: "an income"
        case .lasting: "a share of lasting exits"
        case .leftBehind: "a number of households left behind"
        case .resources: "a sum of resources"
        case .sponsored: "a share of sponsored households"
        }
    }
}
