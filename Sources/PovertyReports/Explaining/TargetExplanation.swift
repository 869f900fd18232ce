// The households and events behind the figure of a target: what it counts, what its share is of, or what changed.

import EventLedger
import PovertyLedger

/// Why a target came to its figure.
public struct TargetExplanation: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The target with its figure and verdict.
    public let outcome: TargetOutcome
    /// What the figure is made of, by part and then by household or unit; empty where the target is not due or its unit
    /// is none of the units of that day.
    public let rows: [TargetEvidence]
}

extension TargetExplanation: LedgerAnswer {
    /// The cut, the target and its outcome, and the rows.
    public var columns: [AnswerColumn<TargetExplanation>] {
        [
            .cut("cut", \.cut, unitsOn: \.outcome.target.due),
            .object("target", \.outcome, TargetOutcome.columns).onlyInJSON,
            .list("evidence", \.rows, TargetEvidence.columns),
        ]
    }
}

/// Which part of a figure something is.
public enum TargetPart: String, CaseIterable, Hashable, Sendable {
    /// It is counted on the opening day, and not on the due day or, of persons, with another size; of an income, on the
    /// earlier day.
    case before
    /// It is counted on the due day, and not on the opening day or, of persons, with another size; of an income, on the
    /// due day.
    case due
    /// It is counted.
    case counted
    /// The share is of it, and it is not in the part.
    case notCounted
}

/// A household, a gift or an exit behind the figure of a target.
public struct TargetEvidence: Hashable, Sendable {
    /// Which part of the figure it is.
    public let part: TargetPart
    /// The household's code, or the unit's id for a gift to a unit.
    public let subject: String
    /// Whether the subject is a household.
    public let isHousehold: Bool
    /// The members of the household on that day; nil for exits and gifts.
    public let members: Int?
    /// The amount of a gift, or the income per person and month; nil where there is none.
    public let amountVND: Int64?
    /// The event that the figure rests on: the assessment of an income, the assignment of a sponsor, the exit or the gift;
    /// else the one by which the household came into its class for the last time.
    public let event: EventSource
    /// The event by which an exit was undone; nil for others.
    public let ended: EventSource?
}

extension TargetEvidence {
    /// The part, whom or what, and the events.
    package static var columns: [AnswerColumn<TargetEvidence>] {
        [
            .word("part", \.part.rawValue), .code("household") { $0.isHousehold ? $0.subject : nil },
            .text("unit") { $0.isHousehold ? nil : $0.subject }, .count("members", \.members),
            .amountVND("amountVND", \.amountVND), .object("event", \.event, EventSource.columns) { $0 },
            .object("ended", \.ended, EventSource.columns) {
                ["reference": "ended", "effectiveOn": "endedOn"][$0]
            },
        ]
    }
}
