// One finding of an audit: which rule, about whom, on which day, and the events it rests on. It is made from recorded
// events alone; nothing in it is guessed.

import EventLedger
import Files
import PovertyLedger

/// A breach of a rule, or something that a rule marks for review.
public struct Finding: Hashable, Sendable {
    /// The rule.
    public let rule: AuditRule
    /// The day it concerns: that of the last of its events, of a due day, of a year's end; of several days the first.
    public let effectiveOn: Day
    /// The last of the days it concerns, of a rule of several days; nil also where that is still so on the day of the
    /// cut.
    public let through: Day?
    /// The household it concerns.
    public let household: String?
    /// The unit it concerns.
    public let unit: String?
    /// The fund it concerns.
    public let fund: String?
    /// The donor it concerns.
    public let donor: String?
    /// The events it rests on, in the order in which the sentence needs them; of many the first 20.
    public let events: [FindingEvent]
    /// The numbers it rests on, in a fixed order for each rule.
    public let figures: [FindingFigure]
    /// What was found, one sentence without its full stop.
    public let sentence: Sentence
    /// The office in whose ledger it was found; nil where one ledger is asked, and for what concerns several.
    public internal(set) var office: String?

    /// Whether a time of recording in it is one that an older system claimed.
    public var restsOnClaimedTime: Bool {
        [.lateEntry, .farAhead].contains(rule) && events.contains(where: \.claimedTime)
    }

    /// How grave it is.
    public var severity: Severity { rule.severity }

    init(
        _ rule: AuditRule, on day: Day, through: Day? = nil, household: String? = nil, unit: String? = nil,
        fund: String? = nil, donor: String? = nil, events: [FindingEvent] = [], figures: [FindingFigure] = [],
        sentence: Sentence
    ) {
        self.rule = rule
        self.effectiveOn = day
        self.through = through
        self.household = household
        self.unit = unit
        self.fund = fund
        self.donor = donor
        self.events = events
        self.figures = figures
        self.sentence = sentence
    }
}

extension Finding {
    /// What it says. Of its events and figures CSV has one field each.
    package static func columns(ofUnion: Bool) -> [AnswerColumn<Finding>] {
        (ofUnion ? [.code("office", \.office)] : []) + [
            .code("severity", \.severity.rawValue), .code("rule", \.rule.rawValue), .day("effectiveOn", \.effectiveOn),
            .code("household", \.household), .text("unit", \.unit), .list("events", \.events, FindingEvent.columns),
            .texts("events") { $0.events.map { "\($0.reference)" } }.notInJSON,
            .texts("documents", separator: "; ", \.documents).notInJSON,
            .json("figures") { json, finding in
                json.beginObject()
                for figure in finding.figures {
                    json.member(named: figure.name)
                    json.int(figure.value)
                }
                json.endObject()
            },
            .texts("figures") { $0.figures.map { "\($0.name)=\($0.value)" } }.notInJSON,
            .sentence("sentence", \.sentence), .truth("claimedTime", \.restsOnClaimedTime), .code("fund", \.fund),
            .text("donor", \.donor), .day("through", \.through),
        ]
    }

    /// The documents of its events, each once.
    private var documents: [String] {
        events.compactMap(\.document).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

// A number that a finding rests on, with its name, so that programs need not read it out of a sentence.

/// A named whole number of a finding.
public struct FindingFigure: Hashable, Sendable {
    /// Its name in JSON.
    public let name: String
    /// The number.
    public let value: Int64

    /// A named number.
    public init(_ name: String, _ value: Int64) {
        self.name = name
        self.value = value
    }

    /// A named number.
    init(_ name: String, _ value: Int) { self.init(name, Int64(value)) }
}

// How a finding names an event: by its reference and the document that brought it, so that an auditor can ask for both.

/// An event that a finding rests on.
public struct FindingEvent: Hashable, Sendable {
    /// Its reference.
    public let reference: EventReference
    /// The document of its entry.
    public let document: String?
    /// When its entry was recorded.
    public let recordedAt: Instant
    /// Whether that time was claimed by an older system rather than read from the ledger's clock.
    public let claimedTime: Bool

    /// Names an event.
    public init(reference: EventReference, document: String?, recordedAt: Instant, claimedTime: Bool) {
        self.reference = reference
        self.document = document
        self.recordedAt = recordedAt
        self.claimedTime = claimedTime
    }

    fileprivate static var columns: [AnswerColumn<FindingEvent>] {
        [
            .reference("reference", \.reference), .text("document", \.document), .instant("recordedAt", \.recordedAt),
            .truth("claimedTime", \.claimedTime),
        ]
    }
}

// A finding while the ledger is folded: positions only. Texts are looked up for those that are listed, and no others.

/// The day and the events of a finding.
struct FindingCandidate: Comparable {
    /// Days since 1970-01-01.
    var day: Int32
    /// The position of the event whose day that is.
    var position: Position
    /// Positions of events that precede it in the finding; 0 where there is none.
    var first: Position = 0
    var second: Position = 0
    /// What else the rule keeps: a class.
    var mark: UInt8 = 0

    /// The positions of its events, in the order of the finding.
    var positions: [Position] { [first, second, position].filter { $0 > 0 } }

    static func < (left: FindingCandidate, right: FindingCandidate) -> Bool {
        (left.day, left.position, left.first) < (right.day, right.position, right.first)
    }
}
