// What a target asks, what was reached, and what became of its plan, in words for people.

import EventLedger
import PovertyLedger
import PovertyReports

extension Target {
    /// What is asked, in words: `poor: at least 100 fewer`.
    var asked: String {
        let figure = value.map { " \($0)" } ?? ""
        return switch kind {
        case .reduction: "\(whom): \(comparison.words)\(figure) fewer" + since
        case .increase: "\(whom): \(comparison.words)\(figure) more" + since
        case .stock: "\(whom): \(comparison.words)\(figure)"
        case .rate: "\(whom): \(comparison.words)\(figure) of all \(of.name)"
        case .income: "\(whom): \(statistic?.name ?? "") income \(comparison.words)\(rise)"
        case .lasting: "\(whom): exits that last \(months ?? 0) months, \(comparison.words)\(figure) of them"
        case .leftBehind: "\(whom): \(comparison.words)\(figure) without a gift"
        case .resources: "gifts\(whoseGifts): \(comparison.words)\(figure)" + (of == .amountVND ? " VND" : " gifts")
        case .sponsored: "\(whom): \(comparison.words)\(figure) of them with a sponsor"
        }
    }

    private var whom: String {
        let classes = measure.words.map(\.words).joined(separator: " or ")
        return classes + (of == .persons ? " persons" : "") + place + protection
    }

    private var protection: String {
        filter?.socialProtection.map { $0 ? " under social protection" : " without social protection" } ?? ""
    }

    private var place: String {
        (filter?.unit.map { " in \($0)" } ?? "") + (filter?.area.map { " in \($0.name) units" } ?? "")
    }

    private var whoseGifts: String {
        let kinds =
            givers.isEmpty ? "" : " of " + givers.words.map { EventWords.words($0.name) }.joined(separator: ", ")
        return place + kinds + (programmes.isEmpty ? "" : " for " + programmes.joined(separator: ", "))
    }

    private var since: String { from.map { " than on \($0)" } ?? "" }

    private var rise: String {
        let before = firstDay.map { " on \($0)" } ?? ""
        return switch value {
        case nil: " from that\(before)"
        case .count(let amount): " \(amount) VND above that\(before)"
        case .decimal(let ratio): " \(ratio) times that\(before)"
        }
    }
}

extension Comparison {
    /// How it compares, in words.
    fileprivate var words: String {
        switch self {
        case .atLeast: "at least"
        case .atMost: "at most"
        case .below: "below"
        case .equal: "exactly"
        case .rises: "rises"
        }
    }
}

extension TargetOutcome {
    /// The target, its plan and what it asks.
    var heading: String { "Target \(target.id) of \(plan), due on \(target.due): \(target.asked)" }

    /// The actual figure in words.
    var actualWords: String {
        switch actual {
        case nil: unknown?.words ?? ""
        case .count(let count):
            switch target.kind {
            case .reduction: "\(count.magnitude)\(unitOfMeasure) \(count < 0 ? "more" : "fewer")"
            case .increase: "\(count.magnitude)\(unitOfMeasure) \(count < 0 ? "fewer" : "more")"
            default: "\(count)\(unitOfMeasure)"
            }
        case .share(let part, let all): "\(part) of \(all)\(unitOfMeasure)"
        case .income(let before, let due): "\(due.perPerson.rounded) VND after \(before.perPerson.rounded)"
        }
    }
}

extension TargetOutcome {
    /// What is counted, where it is not households.
    private var unitOfMeasure: String {
        switch target.of {
        case .households: ""
        case .persons: " persons"
        case .amountVND: " VND"
        case .gifts: " gifts"
        }
    }
}

extension UnknownFigure {
    fileprivate var words: String {
        switch self {
        case .totals: "never reported"
        case .unit: "no unit of that day"
        case .incomes: "too few assessed"
        case .nobody: "nobody to count"
        }
    }
}

extension Plan {
    /// The plan, what it is part of, and what replaced it.
    var heading: String {
        "Plan \(plan): \(title)" + (parentPlan.map { "; part of \($0)" } ?? "")
            + (replaces.map { "; replaces \($0) from \(effectiveOn) on" } ?? "")
            + (replacement.map { "; replaced by \($0.plan) from \($0.from) on" } ?? "")
    }
}

extension TargetSum {
    /// What the plans below promise together, beside what this one does. Whether they are of all units, and of none
    /// twice, is not said.
    var words: String {
        "\(target.id): the targets of \(plans.joined(separator: ", ")) add up to \(sum); this plan asks for "
            + "\(target.comparison.words) \(target.value.map { "\($0)" } ?? "")"
    }
}
