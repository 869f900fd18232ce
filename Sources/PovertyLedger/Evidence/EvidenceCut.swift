// A cut of an evidence bundle, as its certificate writes it: resolved to a position, with the day whose units are counted by.

import EventLedger

/// Where events are cut, and by whose units they are counted.
public struct EvidenceCut: Hashable, Sendable {
    /// The day and the last position that is known.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day

    /// A cut by the units of a day.
    public init(cut: Cut, unitsOn: Day) {
        self.cut = cut
        self.unitsOn = unitsOn
    }

    /// `2023-12-31 48211 2023-12-31`.
    var text: String { "\(cut.effectiveOn) \(cut.position) \(unitsOn)" }

    /// Reads what `text` writes; nil for anything like it.
    init?(text: Substring) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let day = Day(parts[0]), let position = Int(parts[1]), position >= 0,
            let unitsOn = Day(parts[2])
        else { return nil }
        self.init(cut: Cut(effectiveOn: day, position: position), unitsOn: unitsOn)
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// The first day of the year that the cut's day ends, whose movement is told.
    var firstDay: Day { Day(year: cut.effectiveOn.civil.year, month: 1, day: 1) ?? cut.effectiveOn }
}
