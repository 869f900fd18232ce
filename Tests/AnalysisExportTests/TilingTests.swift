// Rectangles of one subject, by hand: what a new version leaves as it was stays whole, what it changes is closed at the
// position of the change, and whatever comes, each day has at most one state at each position.

import EventLedger
import LedgerTestSupport
import Testing

@testable import AnalysisExport

@Suite struct TilingTests {
    private typealias Tiling = KnowledgeTiling<String>

    private static let end = OpenEnd.day.daysSinceEpoch

    private func shown(_ spans: [KnownSpan<String>]) -> Set<String> {
        Set(
            spans.map { known in
                let to = known.span.to == Self.end ? "…" : "\(known.span.to)"
                let end = known.knownTo == OpenEnd.position ? "…" : "\(known.knownTo)"
                return "\(known.span.state) \(known.span.from)-\(to) @\(known.knownFrom)-\(end)"
            })
    }

    @Test func whatComesLastLeavesTheRestAsItWas() {
        var tiling = Tiling()
        tiling.extend(from: 10, "A", knownFrom: 1)
        tiling.extend(from: 20, "B", knownFrom: 2)
        tiling.extend(from: 20, "B", knownFrom: 3)
        tiling.extend(from: 20, "C", knownFrom: 4)
        tiling.extend(from: 30, nil, knownFrom: 5)
        #expect(
            shown(tiling.finish()) == [
                "A 10-20 @1-…", "A 20-… @1-2", "B 20-… @2-4", "C 20-30 @4-…", "C 30-… @4-5",
            ])
    }

    @Test func whatIsRecordedLateClosesOnlyWhatItChanges() {
        var tiling = Tiling()
        tiling.extend(from: 10, "A", knownFrom: 1)
        tiling.extend(from: 30, "B", knownFrom: 2)
        tiling.replace(
            with: [
                TimeSpan(state: "A", from: 10, to: 20), TimeSpan(state: "C", from: 20, to: 30),
                TimeSpan(state: "B", from: 30, to: Self.end),
            ], knownFrom: 7)
        #expect(
            shown(tiling.finish()) == [
                "A 10-20 @1-…", "A 20-30 @1-7", "A 30-… @1-2", "B 30-… @2-…", "C 20-30 @7-…",
            ])
    }

    @Test func anEntryThatChangesAStateTwiceIsKnownOnce() {
        var tiling = Tiling()
        tiling.extend(from: 10, "A", knownFrom: 5)
        tiling.extend(from: 10, "B", knownFrom: 5)
        #expect(shown(tiling.finish()) == ["B 10-… @5-…"])
    }

    /// The last day there is has no rectangle of its own.
    @Test func theLastDayIsTheEnd() {
        var tiling = Tiling()
        tiling.extend(from: 10, "A", knownFrom: 1)
        tiling.extend(from: Self.end, "B", knownFrom: 2)
        let spans = tiling.finish()
        #expect(shown(spans) == ["A 10-… @1-…"])
    }

    @Test(arguments: 0..<20)
    func randomVersionsAreTiledExactly(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var tiling = Tiling()
        var versions: [[Int: String]] = [[:]]
        for position in 1...12 {
            var spans: [TimeSpan<String>] = []
            var day = random.number(0...3)
            while day < 30 {
                let end = day + random.number(1...9)
                if random.chance(80) {
                    spans.append(
                        TimeSpan(state: random.one(of: ["A", "B"]), from: Int32(day), to: Int32(min(end, 30))))
                }
                day = end
            }
            tiling.replace(with: spans, knownFrom: position)
            versions.append(
                spans.reduce(into: [:]) { days, span in
                    for day in span.from..<span.to { days[Int(day)] = span.state }
                })
        }
        let rectangles = tiling.finish()
        for (position, version) in versions.enumerated() {
            for day in 0..<30 {
                let holding = rectangles.filter {
                    $0.span.from <= day && day < $0.span.to && $0.knownFrom <= position && position < $0.knownTo
                }
                #expect(holding.map(\.span.state) == [version[day]].compactMap(\.self), "seed \(seed)")
            }
        }
    }
}
