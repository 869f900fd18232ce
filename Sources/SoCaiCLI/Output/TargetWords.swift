// What a target asks, what was reached, and what became of its plan, in words for people.

import EventLedger
import Files
import PovertyLedger
import PovertyReports

extension Target {
    /// What is asked, in words: `poor: at least 100 fewer`.
    var asked: String {
        let figure = value.map { " \($0)" } ?? ""
        return switch kind {
        case .reduction: said("\(whom): \(comparison.words)\(figure) fewer") + since
        case .increase: said("\(whom): \(comparison.words)\(figure) more") + since
        case .stock: "\(whom): \(comparison.words)\(figure)"
        case .rate: said("\(whom): \(comparison.words)\(figure) of all \(EventWords.words(of.name))")
        case .income: said("\(whom): \(EventWords.words(statistic?.name ?? "")) income \(comparison.words)\(rise)")
        case .lasting: said("\(whom): exits that last \(months ?? 0) months, \(comparison.words)\(figure) of them")
        case .leftBehind: said("\(whom): \(comparison.words)\(figure) without a gift")
        case .resources:
            said("gifts\(whoseGifts): \(comparison.words)\(figure)")
                + (of == .amountVND ? said(" VND") : said(" gifts"))
        case .sponsored: said("\(whom): \(comparison.words)\(figure) of them with a sponsor")
        }
    }

    private var whom: String {
        let classes = measure.words.map { said($0.words) }.joined(separator: said(" or "))
        return classes + (of == .persons ? said(" persons") : "") + place + protection
    }

    private var protection: String {
        filter?.socialProtection.map { $0 ? said(" under social protection") : said(" without social protection") }
            ?? ""
    }

    private var place: String {
        (filter?.unit.map { said(" in \($0)") } ?? "")
            + (filter?.area.map { said(" in \(EventWords.words($0.name)) units") } ?? "")
    }

    private var whoseGifts: String {
        let kinds =
            givers.isEmpty ? "" : said(" of ") + givers.words.map { EventWords.words($0.name) }.joined(separator: ", ")
        return place + kinds + (programmes.isEmpty ? "" : said(" for ") + programmes.joined(separator: ", "))
    }

    private var since: String { from.map { said(" than on \($0)") } ?? "" }

    private var rise: String {
        let before = firstDay.map { said(" on \($0)") } ?? ""
        return switch value {
        case nil: said(" from that\(before)")
        case .count(let amount): said(" \(amount) VND above that\(before)")
        case .decimal(let ratio): said(" \(ratio) times that\(before)")
        }
    }
}

extension Comparison {
    /// How it compares, in words.
    fileprivate var words: String {
        switch self {
        case .atLeast: said("at least")
        case .atMost: said("at most")
        case .below: said("below")
        case .equal: said("exactly")
        case .rises: said("rises")
        }
    }
}

extension TargetOutcome {
    /// The target, its plan and what it asks.
    var heading: String { said("Target \(target.id) of \(plan), due on \(target.due): \(target.asked)") }

    /// The actual figure in words.
    var actualWords: String {
        switch actual {
        case nil: unknown?.words ?? ""
        case .count(let count):
            switch target.kind {
            case .reduction: changed(count < 0 ? "more" : "fewer", count)
            case .increase: changed(count < 0 ? "fewer" : "more", count)
            default: "\(count)\(unitOfMeasure)"
            }
        case .share(let part, let all): said("\(part) of \(all)\(unitOfMeasure)")
        case .income(let before, let due): said("\(due.perPerson.rounded) VND after \(before.perPerson.rounded)")
        }
    }
}

extension TargetOutcome {
    private func changed(_ direction: Sentence, _ count: Int64) -> String {
        said("\(count.magnitude)\(unitOfMeasure) \(direction)")
    }

    /// What is counted, where it is not households.
    private var unitOfMeasure: String {
        switch target.of {
        case .households: ""
        case .persons: said(" persons")
        case .amountVND: said(" VND")
        case .gifts: said(" gifts")
        }
    }
}

extension UnknownFigure {
    fileprivate var words: String {
        switch self {
        case .totals: said("never reported")
        case .unit: said("no unit of that day")
        case .incomes: said("too few assessed")
        case .nobody: said("nobody to count")
        }
    }
}

extension Plan {
    /// The plan, what it is part of, and what replaced it.
    var heading: String {
        said("Plan \(plan): \(title)") + (parentPlan.map { said("; part of \($0)") } ?? "")
            + (replaces.map { said("; replaces \($0) from \(effectiveOn) on") } ?? "")
            + (replacement.map { said("; replaced by \($0.plan) from \($0.from) on") } ?? "")
    }
}

extension TargetSum {
    /// What the plans below promise together, beside what this one does. Whether they are of all units, and of none
    /// twice, is not said.
    var words: String {
        said(
            "\(target.id): the targets of \(plans.joined(separator: ", ")) add up to \(sum); this plan asks for "
                + "\(target.comparison.words) \(target.value.map { "\($0)" } ?? "")")
    }
}
