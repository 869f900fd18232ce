// How two lists of entries stand to each other, in the plainest way: a walk over what was to be recorded. It shares
// nothing with the library but the types it is held against.

import EventLedger

/// A comparison as words and numbers.
struct NaiveComparison: Hashable {
    var relation = "sameEntries"
    /// Position, number of entries, id and recorded time.
    var common: [String] = []
    var end: [String] = []
    var otherEnd: [String] = []
    var position = 0
    var differences: [String] = []
    /// What each side says: id, document, recorded time, first position, last position, its event that differs.
    var side: [String] = []
    var otherSide: [String] = []

    /// The plain comparison.
    init(_ mine: [TimedEntry], _ theirs: [TimedEntry]) {
        var count = 0
        while count < min(mine.count, theirs.count), mine[count] == theirs[count] { count += 1 }
        common = NaiveComparison.mark(Array(mine.prefix(count)))
        end = NaiveComparison.mark(mine)
        otherEnd = NaiveComparison.mark(theirs)
        if count == mine.count, count == theirs.count { return }
        if count == mine.count || count == theirs.count {
            relation = count == mine.count ? "past" : "future"
            return
        }
        relation = "forked"
        let (left, right) = (mine[count], theirs[count])
        let first = 1 + mine.prefix(count).reduce(0) { $0 + $1.entry.events.count }
        let places = 0..<max(left.entry.events.count, right.entry.events.count)
        let index = places.first { NaiveComparison.event(left, $0) != NaiveComparison.event(right, $0) }
        let parts: [(String, Bool)] = [
            ("id", left.entry.id != right.entry.id), ("recordedAt", left.recordedAt != right.recordedAt),
            ("claimedTime", (left.entry.claimedTime == nil) != (right.entry.claimedTime == nil)),
            ("actor", left.entry.actor != right.entry.actor),
            ("document", left.entry.document != right.entry.document),
            ("reason", left.entry.reason != right.entry.reason),
            ("restates", left.entry.restates != right.entry.restates), ("events", index != nil),
        ]
        differences = parts.filter(\.1).map(\.0)
        position = differences == ["events"] ? first + (index ?? 0) : first
        side = NaiveComparison.side(left, first, index)
        otherSide = NaiveComparison.side(right, first, index)
    }

    private static func event(_ entry: TimedEntry, _ index: Int) -> NewEvent? {
        index < entry.entry.events.count ? entry.entry.events[index] : nil
    }

    private static func mark(_ entries: [TimedEntry]) -> [String] {
        let position = entries.reduce(0) { $0 + $1.entry.events.count }
        return ["\(position)", "\(entries.count)"] + (entries.last.map { [$0.entry.id, "\($0.recordedAt)"] } ?? [])
    }

    private static func side(_ entry: TimedEntry, _ first: Int, _ index: Int?) -> [String] {
        let differing: NewEvent? = index.flatMap { NaiveComparison.event(entry, $0) }
        var words = [entry.entry.id, entry.entry.document ?? "", "\(entry.recordedAt)", "\(first)"]
        words.append("\(first + entry.entry.events.count - 1)")
        if let differing {
            words += [differing.stream.id, "\(differing.type)", "\(differing.summaryOrVoided)"]
        }
        return words
    }
}

extension NaiveComparison {
    /// The library's comparison in the same words.
    init(_ comparison: LedgerComparison) {
        self.init([], [])
        common = NaiveComparison.words(comparison.common)
        end = NaiveComparison.words(comparison.end)
        otherEnd = NaiveComparison.words(comparison.otherEnd)
        switch comparison.relation {
        case .sameEntries: relation = "sameEntries"
        case .past: relation = "past"
        case .future: relation = "future"
        case .forked(let fork):
            relation = "forked"
            position = fork.position
            differences = fork.differences.map(\.rawValue)
            side = NaiveComparison.words(fork.side)
            otherSide = NaiveComparison.words(fork.otherSide)
        }
    }

    private static func words(_ mark: LedgerMark) -> [String] {
        ["\(mark.position)", "\(mark.entries)"] + [mark.entry, mark.recordedAt?.description].compactMap(\.self)
    }

    private static func words(_ side: ForkSide) -> [String] {
        var words = [side.entry, side.document ?? "", "\(side.recordedAt)", "\(side.positions.lowerBound)"]
        words.append("\(side.positions.upperBound)")
        if let event = side.event {
            words += [event.stream.id, "\(event.type)", "\(event.voids ?? Int(event.summary))"]
        }
        return words
    }
}

extension NewEvent {
    /// Its summary, or the position that it voids.
    fileprivate var summaryOrVoided: Int { voids ?? Int(summary) }
}
