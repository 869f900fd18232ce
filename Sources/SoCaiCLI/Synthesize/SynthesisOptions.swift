// What a synthetic history is to be like: how large, over which days, how untidy. The same options give the same bytes.
// Nothing here reads a clock or the machine.

import EventLedger

/// The size, span and untidiness of a synthetic history.
struct SynthesisOptions: Hashable, Sendable {
    /// At most so many households are ever registered.
    var households = 40_000
    /// Exactly so many events are written.
    var events = 1_000_000
    /// The seed of all chance in it.
    var seed: UInt64 = 1
    /// The day of the opening.
    var from: Day = "2022-01-01"
    /// The last day of a document.
    var to: Day = "2025-12-31"
    /// Per cent of the events that take effect before the day of their document, by up to a year. The events that
    /// replace voided ones are not counted among them.
    var backdatedPercent = 3
    /// Per cent of the events that are voided later and recorded anew.
    var correctedPercent = 1
    /// Whether every entry has one event, instead of 1 to 400.
    var oneEventEntries = false

    /// The fewest and the most events a history can have.
    static let eventLimits = 20...100_000_000
    /// The fewest and the most households; their codes have seven digits.
    static let householdLimits = 1...9_999_999
    /// The first and the last day a history can have.
    static let dayLimits: ClosedRange<Day> = "1900-01-01"..."2099-12-31"

    /// What is wrong with the options and what would be right, or nil when a history can be made of them.
    var problem: String? {
        if !SynthesisOptions.eventLimits.contains(events) {
            return "--events is \(events); it must be from 20 to 100000000"
        }
        if !SynthesisOptions.householdLimits.contains(households) {
            return "--households is \(households); it must be from 1 to 9999999"
        }
        if !SynthesisOptions.dayLimits.contains(from) {
            return "--from is \(from); it must be from 1900-01-01 to 2099-12-31"
        }
        if !SynthesisOptions.dayLimits.contains(to) {
            return "--to is \(to); it must be from 1900-01-01 to 2099-12-31"
        }
        if from > to { return "--from is \(from), after --to, which is \(to); it must be the same day or earlier" }
        if !(0...100).contains(backdatedPercent) {
            return "--backdated is \(backdatedPercent); it must be a whole per cent from 0 to 100"
        }
        if !(0...100).contains(correctedPercent) {
            return "--corrected is \(correctedPercent); it must be a whole per cent from 0 to 100"
        }
        return nil
    }

    /// The command that makes this history again.
    var command: String {
        "socai synthesize --households \(households) --events \(events) --seed \(seed) --from \(from) --to \(to)"
            + " --backdated \(backdatedPercent) --corrected \(correctedPercent)"
            + (oneEventEntries ? " --one-event-entries" : "")
    }
}
