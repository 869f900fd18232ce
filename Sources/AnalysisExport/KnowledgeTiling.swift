// What is known of one subject at every day and position, as rectangles that never overlap: a state, the days on which
// it holds, and the positions at which that is known. It is fed one version of the whole timeline after another; what a
// version leaves as it was stays one rectangle, however much else of the timeline changes.

import EventLedger

/// A state with the days on which it holds, `from` among them and `to` not.
struct TimeSpan<State: Equatable>: Equatable {
    let state: State
    let from: Int32
    var to: Int32
}

/// A rectangle: a state on the days of a span, known at the positions from `knownFrom` on and before `knownTo`.
struct KnownSpan<State: Equatable> {
    var span: TimeSpan<State>
    let knownFrom: Position
    var knownTo = OpenEnd.position
}

/// The days of a rectangle, and the positions at which it is known, without its state.
struct Rectangle {
    let from: Int32
    let to: Int32
    let knownFrom: Position
    let knownTo: Position
}

extension KnownSpan {
    /// Its days and positions.
    var rectangle: Rectangle {
        Rectangle(from: span.from, to: span.to, knownFrom: knownFrom, knownTo: knownTo)
    }
}

/// The rectangles of one subject while what is known of it grows.
struct KnowledgeTiling<State: Equatable> {
    /// Those that are still known, by their days.
    private var open: [KnownSpan<State>] = []
    /// Those that are complete, in the order in which they ended.
    private(set) var closed: [KnownSpan<State>] = []

    /// The last version of the timeline, by days.
    private var endOfTime: Int32 { OpenEnd.day.daysSinceEpoch }

    /// Forgets the subject, and keeps the memory.
    mutating func removeAll() {
        open.removeAll(keepingCapacity: true)
        closed.removeAll(keepingCapacity: true)
    }

    /// Takes in that from a day on, which is none before the last change so far, the state is another one: nil is none.
    mutating func extend(from day: Int32, _ state: State?, knownFrom position: Position) {
        if let last = open.last, last.span.to == endOfTime {
            guard last.span.state != state else { return }
            open.removeLast()
            close(last.span, max(day, last.span.from), endOfTime, last.knownFrom, position)
            if last.span.from < day {
                var rest = last
                rest.span.to = day
                open.append(rest)
            }
        }
        guard let state, day < endOfTime else { return }
        // What was known before, up to this day, may go on unchanged.
        open.append(KnownSpan(span: TimeSpan(state: state, from: day, to: endOfTime), knownFrom: position))
    }

    /// Takes in a whole timeline as known from a position on: its spans by days, which don't overlap.
    mutating func replace(with spans: [TimeSpan<State>], knownFrom position: Position) {
        var next: [KnownSpan<State>] = []
        var old = 0
        for span in spans where span.from < span.to {
            var day = span.from
            while day < span.to {
                while old < open.count, open[old].span.to <= day { old += 1 }
                let isInside = old < open.count && open[old].span.from <= day
                let end = min(
                    span.to, old < open.count ? (isInside ? open[old].span.to : open[old].span.from) : span.to)
                let isKept = isInside && open[old].span.state == span.state
                let since = isKept ? open[old].knownFrom : position
                if let last = next.last, last.span.to == day, last.span.state == span.state, last.knownFrom == since {
                    next[next.count - 1].span.to = end
                } else {
                    next.append(
                        KnownSpan(span: TimeSpan(state: span.state, from: day, to: end), knownFrom: since))
                }
                day = end
            }
        }
        closeOldParts(spans, position)
        open = next
    }

    /// Ends the knowledge of what is in no span of a new version with the same state.
    private mutating func closeOldParts(_ spans: [TimeSpan<State>], _ position: Position) {
        for piece in open {
            var day = piece.span.from
            for span in spans where span.state == piece.span.state && span.to > day && span.from < piece.span.to {
                close(piece.span, day, span.from, piece.knownFrom, position)
                day = max(day, span.to)
            }
            close(piece.span, day, piece.span.to, piece.knownFrom, position)
        }
    }

    /// Adds a part of a span that is known no longer; nothing where it was known at no position, or holds on no day.
    private mutating func close(
        _ span: TimeSpan<State>, _ from: Int32, _ to: Int32, _ knownFrom: Position, _ knownTo: Position
    ) {
        guard from < to, knownFrom < knownTo else { return }
        closed.append(
            KnownSpan(
                span: TimeSpan(state: span.state, from: from, to: to), knownFrom: knownFrom, knownTo: knownTo))
    }

    /// All rectangles: those that are complete, then those that are known to the end, by their days.
    mutating func finish() -> [KnownSpan<State>] {
        defer { open.removeAll(keepingCapacity: true) }
        return closed + open
    }
}
