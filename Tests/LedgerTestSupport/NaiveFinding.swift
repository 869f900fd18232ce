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
    /// The fund it concerns, and the donor.
    public var fund: String?
    public var donor: String?
    /// The last of the days it concerns.
    public var through: Day?
    /// The events it rests on.
    public var events: [EventReference]
    /// The numbers it rests on, by name.
    public var figures: [String: Int64]

    /// A finding.
    public init(
        _ rule: String, _ day: Day, through: Day? = nil, household: String? = nil, unit: String? = nil,
        fund: String? = nil, donor: String? = nil, events: [EventReference] = [], figures: [String: Int64] = [:]
    ) {
        self.rule = rule
        self.day = day
        self.household = household
        self.unit = unit
        self.fund = fund
        self.donor = donor
        self.through = through
        self.events = events
        self.figures = figures
    }
}

extension NaiveFinding: CustomStringConvertible {
    /// Everything on one line.
    public var description: String {
        "\(rule) \(day) \(through.map(String.init) ?? "-") \(household ?? unit ?? fund ?? "-") \(donor ?? "-") \(events.map(\.description)) \(figures.sorted { $0.key < $1.key })"
    }
}
