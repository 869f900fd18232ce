// The generator behind `socai synthesize`: a made-up, valid history of households, a document at a time. It holds a few
// bytes a household and never the history, so that its size has no limit. It never touches a file or a clock.

import EventLedger

/// A synthetic history being written; the same options always give the same bytes.
public struct Synthesis {
    let options: SynthesisOptions
    let schedule: SyntheticSchedule
    var random: SplitMix64
    var writer: SyntheticEntryWriter
    var units: SyntheticUnits
    var households: [SyntheticHousehold] = []
    var remembered = RememberedEvents()
    var awards: [SyntheticAward] = []
    var movement = SyntheticMovement()

    /// The day of the documents being written, in days since 1970-01-01.
    var today: Int32
    /// The same day.
    var day: Day
    /// Whether the opening, and what falls on a fixed day, is written for today.
    private var hasWrittenFixed = false
    /// The sum of the weights of the days up to today.
    private var weightSoFar: Int
    /// Events that are not of the opening, the totals or the merger, so far.
    var otherEvents = 0
    /// How many of them are due by the end of today, and were due by the end of yesterday.
    private var due = 0
    private var dueBefore = 0

    /// What was done so far, to keep rare things rare.
    var backdated = 0
    var voided = 0
    var dissolved = 0
    var moved = 0
    var lastWasCorrection = false

    /// Bytes that are gathered before they are handed over.
    static let chunkBytes = 1 << 20

    /// A history of those options, whose `problem` must be nil.
    public init(_ options: SynthesisOptions) {
        precondition(options.problem == nil, "check `problem` before making a history")
        self.options = options
        schedule = SyntheticSchedule(options)
        random = SplitMix64(seed: options.seed)
        writer = SyntheticEntryWriter(options, capacity: Synthesis.chunkBytes + (1 << 18))
        units = SyntheticUnits(count: schedule.units)
        today = schedule.from
        day = options.from
        weightSoFar = SyntheticSchedule.weight(of: schedule.from)
        due = schedule.due(by: today, weightSoFar: weightSoFar)
        let expected = schedule.openingHouseholds + schedule.openingHouseholds / 16 + 16
        households.reserveCapacity(min(options.households, expected))
    }

    /// Writes the whole history, handing over its bytes in chunks of about 1 MiB with the number of events so far.
    public mutating func write<Failure: Error>(
        to sink: (_ bytes: RawSpan, _ events: Int) throws(Failure) -> Void
    ) throws(Failure) {
        while writeNextDocument() {
            if writer.line.bytes.count >= Synthesis.chunkBytes {
                try sink(writer.line.bytes.span.bytes, writer.events)
                writer.line.clear()
            }
        }
        try sink(writer.line.bytes.span.bytes, writer.events)
        writer.line.clear()
    }

    /// Writes one document; false when all are written.
    private mutating func writeNextDocument() -> Bool {
        if writer.events == 0 {
            writeFoundation()
            return true
        }
        if households.count < schedule.openingHouseholds {
            writeOpening()
            return true
        }
        while true {
            if !hasWrittenFixed {
                hasWrittenFixed = true
                if writeFixed() { return true }
            }
            if otherEvents < due {
                let before = writer.events
                writeOtherDocument(limit: min(schedule.otherEvents - otherEvents, schedule.largestDocument))
                otherEvents += writer.events - before
                return true
            }
            if today == schedule.to { return false }
            startDay()
        }
    }

    private mutating func startDay() {
        let year = day.year
        today += 1
        day = Day(daysSinceEpoch: today) ?? day
        if day.year != year { units.startYear() }
        weightSoFar += SyntheticSchedule.weight(of: today)
        dueBefore = max(due, otherEvents)
        due = schedule.due(by: today, weightSoFar: weightSoFar)
        hasWrittenFixed = false
    }

    /// Starts a document of a unit, or of the city where it is nil, at a time of day that follows the day's work.
    mutating func begin(unit: Int?, reason: [UInt8]) {
        // From 08:00 to 17:00 at +07:00, so that the day is the same in both.
        let opening = writer.events - otherEvents
        let isOpening = households.count < schedule.openingHouseholds
        let done = isOpening ? opening : otherEvents - dueBefore
        let planned = isOpening ? 2 * schedule.openingHouseholds + 64 : max(1, due - dueBefore)
        let start = isOpening || today != schedule.from ? 3_600 : 19_800
        let length = isOpening || today == schedule.from ? 16_200 : 32_400
        let second = start + length * min(max(done, 0), planned) / planned
        let number = unit.map { units.nextDecision(of: $0) } ?? writer.entries + 1
        writer.begin(
            SyntheticDocument(
                actor: unit.map { units[$0].actor } ?? Synthesis.city, number: number, reason: reason, day: day,
                second: second))
    }

    static let city = Array("UBND thành phố (synthetic)".utf8)
}

// What a synthetic history is to be like: how large, over which days, how untidy. The same options give the same bytes.
// Nothing here reads a clock or the machine.

/// The size, span and untidiness of a synthetic history.
public struct SynthesisOptions: Hashable, Sendable {
    /// At most so many households are ever registered.
    public var households: Int
    /// Exactly so many events are written.
    public var events: Int
    /// The seed of all chance in it.
    public var seed: UInt64
    /// The day of the opening.
    public var from: Day
    /// The last day of a document.
    public var to: Day
    /// Per cent of the events that take effect before the day of their document, by up to a year. The events that
    /// replace voided ones are not counted among them.
    public var backdatedPercent: Int
    /// Per cent of the events that are voided later and recorded anew.
    public var correctedPercent: Int
    /// Whether every entry has one event, instead of 1 to 400.
    public var oneEventEntries: Bool

    /// The given options, and the usual ones for the rest.
    public init(
        households: Int = 40_000, events: Int = 1_000_000, seed: UInt64 = 1, from: Day = "2022-01-01",
        to: Day = "2025-12-31", backdatedPercent: Int = 3, correctedPercent: Int = 1, oneEventEntries: Bool = false
    ) {
        self.households = households
        self.events = events
        self.seed = seed
        self.from = from
        self.to = to
        self.backdatedPercent = backdatedPercent
        self.correctedPercent = correctedPercent
        self.oneEventEntries = oneEventEntries
    }

    /// The fewest and the most events a history can have.
    public static let eventLimits = 20...100_000_000
    /// The fewest and the most households; their codes have seven digits.
    public static let householdLimits = 1...9_999_999
    /// The first and the last day a history can have.
    public static let dayLimits: ClosedRange<Day> = "1900-01-01"..."2099-12-31"

    /// What is wrong with the options and what would be right, or nil when a history can be made of them. It begins
    /// with the name of the option.
    public var problem: Sentence? {
        let isBackward: Sentence? =
            from > to ? "from is \(from), after the last day, \(to); it must be the same day or earlier" : nil
        let problems: [Sentence?] = [
            outside(Self.eventLimits, "events", events), outside(Self.householdLimits, "households", households),
            outside(Self.dayLimits, "from", from), outside(Self.dayLimits, "to", to), isBackward,
            outside(0...100, "backdated", backdatedPercent, "a whole per cent "),
            outside(0...100, "corrected", correctedPercent, "a whole per cent "),
        ]
        return problems.compactMap(\.self).first
    }

    private func outside<Value: CustomStringConvertible>(
        _ limits: ClosedRange<Value>, _ name: String, _ value: Value, _ what: Sentence = ""
    ) -> Sentence? {
        limits.contains(value)
            ? nil : "\(name) is \(value); it must be \(what)from \(limits.lowerBound) to \(limits.upperBound)"
    }
}
