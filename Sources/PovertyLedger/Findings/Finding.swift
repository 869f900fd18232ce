// One finding of an audit: which rule, about whom, on which day, and the events it rests on. It is made from recorded
// events alone; nothing in it is guessed.

import EventLedger

/// A breach of a rule, or something that a rule holds up for a look.
public struct Finding: Hashable, Sendable {
    /// The rule.
    public let rule: AuditRule
    /// The day it concerns: that of the last of its events, of a due day, of a year's end.
    public let effectiveOn: Day
    /// The household it concerns.
    public let household: String?
    /// The unit it concerns.
    public let unit: String?
    /// The events it rests on, in the order in which the sentence needs them; of many the first 20.
    public let events: [FindingEvent]
    /// The numbers it rests on, in a fixed order for each rule.
    public let figures: [FindingFigure]
    /// What was found, one sentence without its full stop.
    public let sentence: String

    /// Whether what it says of when something was recorded rests on a time that an older system claimed.
    public var restsOnClaimedTime: Bool {
        [.lateEntry, .farAhead].contains(rule) && events.contains(where: \.claimedTime)
    }

    /// How grave it is.
    public var severity: Severity { rule.severity }

    init(
        _ rule: AuditRule, on day: Day, household: String? = nil, unit: String? = nil, events: [FindingEvent] = [],
        figures: [FindingFigure] = [], sentence: String
    ) {
        self.rule = rule
        self.effectiveOn = day
        self.household = household
        self.unit = unit
        self.events = events
        self.figures = figures
        self.sentence = sentence
    }
}
