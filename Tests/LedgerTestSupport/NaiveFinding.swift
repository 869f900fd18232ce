// A finding as the naive model states it: the rule by its name, whom and which events, and the figures. It has no
// sentence.

import EventLedger

/// What a rule of the audit holds against the record.
public struct NaiveFinding: Hashable, Sendable {
    /// The name of the rule.
    public var rule: String
    /// The day it concerns.
    public var day: Day
    /// The household or unit it concerns.
    public var household: String?
    public var unit: String?
    /// The events it rests on.
    public var events: [EventReference]
    /// The numbers it rests on, by name.
    public var figures: [String: Int64]

    /// A finding.
    public init(
        _ rule: String, _ day: Day, household: String? = nil, unit: String? = nil, events: [EventReference] = [],
        figures: [String: Int64] = [:]
    ) {
        self.rule = rule
        self.day = day
        self.household = household
        self.unit = unit
        self.events = events
        self.figures = figures
    }
}

extension NaiveFinding: CustomStringConvertible {
    /// Everything on one line.
    public var description: String {
        "\(rule) \(day) \(household ?? "-") \(unit ?? "-") \(events.map(\.description)) \(figures.sorted { $0.key < $1.key })"
    }
}
