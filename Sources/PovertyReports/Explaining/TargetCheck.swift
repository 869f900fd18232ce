// Whether the ledger gives the figure that was published for a target, and if not, what else would give exactly that
// figure.

import EventLedger
import PovertyLedger

/// A figure as an office prints it for a target.
public enum PublishedFigure: Hashable, Sendable {
    /// Households, persons, gifts or VND; a change is negative when it went the other way. Of an income the whole VND of
    /// the due day.
    case number(Int64)
    /// A share, rounded: `2.93%`, or `<1%`.
    case rate(PublishedRate)
}

extension PublishedFigure: LosslessStringConvertible {
    /// Reads `194`, `-3`, `2.93%` and `<1%`; nil for anything else.
    public init?(_ text: String) {
        if text.hasSuffix("%") {
            guard let rate = PublishedRate(String(text.dropLast())) else { return nil }
            self = .rate(rate)
            return
        }
        // No plus sign and no needless zeros.
        guard let number = Int64(text), String(number) == text else { return nil }
        self = .number(number)
    }

    /// The figure as it is written.
    public var description: String {
        switch self {
        case .number(let number): String(number)
        case .rate(let rate): "\(rate)%"
        }
    }
}

/// In what one reading of a target differs from the target as it was promised; the nearest first.
public enum TargetDifference: String, CaseIterable, Hashable, Sendable {
    /// The target of the same id of another plan: what it replaced, what replaced it, or that of a unit.
    case plan
    /// With, without, or with and without social protection.
    case socialProtection
    /// As known at another time.
    case known
    /// Due on another day.
    case due
    /// Against another opening day.
    case firstDay
    /// Persons instead of households, or gifts instead of VND, or the other way round.
    case counted
    /// Another class, or poor and near-poor together.
    case measure
}

/// A reading of a target that differs in one respect and gives exactly the published figure.
public struct TargetReading: Hashable, Sendable {
    /// In what it differs.
    public let difference: TargetDifference
    /// The plan of the target.
    public let plan: String
    /// The target as it was read.
    public let target: Target
    /// The cut.
    public let cut: Cut
    /// What was known, in the words that led to the cut's position; nil unless it differs in what was known.
    public let knownAt: KnownAt?
}

extension TargetReading {
    /// In what it differs, and the reading.
    static var columns: [AnswerColumn<TargetReading>] {
        [
            .word("differsIn", \.difference.rawValue), .cut("cut", \.cut, unitsOn: \.target.due, rename: { $0 }),
            .text("known", \.knownAt?.text), .text("plan", \.plan), .day("due", \.target.due),
            .day("firstDay", \.target.firstDay), .texts("measure") { $0.target.measure.words.map(\.name) },
            .word("counted", \.target.of.name), .truth("socialProtection", \.target.filter?.socialProtection),
        ]
    }

    /// In what the reading differs, in words.
    package var words: Sentence {
        switch difference {
        case .plan: "target \(target.id) of plan \(plan)"
        case .socialProtection: DifferenceWords.protection(target.filter?.socialProtection)
        case .known: DifferenceWords.known(knownAt, at: cut.position)
        case .due: "due on \(target.due)"
        case .firstDay: "against \(target.firstDay ?? target.due)"
        case .counted:
            switch target.of {
            case .households: "households instead of persons"
            case .persons: "persons instead of households"
            case .amountVND: "VND instead of gifts"
            case .gifts: "gifts instead of VND"
            }
        case .measure: DifferenceWords.classes(target.measure.words, counted: target.of.name)
        }
    }
}

/// A published figure of a target compared with the ledger.
public struct TargetCheck: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The published figure.
    public let published: PublishedFigure
    /// What the ledger gives.
    public let outcome: TargetOutcome
    /// What would give the published figure, the nearest first; empty when the ledger gives it, when nothing tried does,
    /// and when the target is not due.
    public let explanations: [TargetReading]

    /// Whether the ledger gives exactly the published figure; of a share, whether it rounds to it.
    public var agrees: Bool { outcome.actual.map(published.isFigure(of:)) ?? false }
}

extension PublishedFigure {
    /// Whether an actual figure is printed like this: a share may be rounded up or down at its last digit.
    func isFigure(of actual: TargetActual) -> Bool {
        switch (self, actual) {
        case (.number(let number), .count(let count)): number == count
        case (.number(let number), .income(_, let due)): number == due.perPerson.rounded
        case (.rate(let rate), .share(let part, let all)): PercentRange(rate).contains(part, of: all)
        case (.number, .share), (.rate, .count), (.rate, .income): false
        }
    }
}

extension TargetCheck: LedgerAnswer {
    /// The target with its figure, the published one, and what else would give that; CSV has the latter only.
    public var columns: [AnswerColumn<TargetCheck>] {
        func number<Row>(_ name: String) -> AnswerColumn<Row> {
            .value(name, .count) { _ in
                switch published {
                case .number(let number): .number(number)
                case .rate: .text(published.description)
                }
            }
        }
        let frame: [AnswerColumn<TargetCheck>] = [
            .cut("cut", \.cut, unitsOn: \.outcome.target.due), .object("target", \.outcome, TargetOutcome.columns),
            number("number"), .truth("agrees", \.agrees),
        ]
        return frame.map(\.onlyInJSON) + [
            .list("explanations", \.explanations, [number("number").notInJSON] + TargetReading.columns)
        ]
    }
}
