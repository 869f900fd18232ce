// The generator behind `socai synthesize`: a made-up, valid history of households, a document at a time. It holds a few
// bytes a household and never the history, so that its size has no limit. It never touches a file or a clock.

import EventLedger

/// A synthetic history being written; the same options always give the same bytes.
struct SyntheticHistory {
    let options: SynthesisOptions
    let schedule: SyntheticSchedule
    var random: SplitMix64
    var writer: SyntheticEntryWriter
    var units: SyntheticUnits
    var households: [SyntheticHousehold] = []
    var remembered = RememberedEvents()
    var awards: [SyntheticAward] = []

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

    init(_ options: SynthesisOptions) {
        precondition(options.problem == nil, "check `problem` before making a history")
        self.options = options
        schedule = SyntheticSchedule(options)
        random = SplitMix64(seed: options.seed)
        writer = SyntheticEntryWriter(options, capacity: SyntheticHistory.chunkBytes + (1 << 18))
        units = SyntheticUnits(count: schedule.units)
        today = schedule.from
        day = options.from
        weightSoFar = SyntheticSchedule.weight(of: schedule.from)
        due = schedule.due(by: today, weightSoFar: weightSoFar)
        let expected = schedule.openingHouseholds + schedule.openingHouseholds / 16 + 16
        households.reserveCapacity(min(options.households, expected))
    }

    /// Writes the whole history, handing over its bytes in chunks of about 1 MiB with the number of events so far.
    mutating func write<Failure: Error>(
        to sink: (_ bytes: RawSpan, _ events: Int) throws(Failure) -> Void
    ) throws(Failure) {
        while writeNextDocument() {
            if writer.line.bytes.count >= SyntheticHistory.chunkBytes {
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
                actor: unit.map { units[$0].actor } ?? SyntheticHistory.city, number: number, reason: reason, day: day,
                second: second))
    }

    static let city = Array("UBND thành phố (synthetic)".utf8)
}
