// The promise that an office may work a month without a network: the city answers from what it has and says how far that
// is, and once the office has published, it answers as if the office had never been away, also about what was known
// meanwhile. The same for machines whose clocks differ.

import EventLedger
import LedgerTestSupport
import LedgerTesting
import PovertyReports
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(60))) struct OfflineOfficeTests {
    /// Three offices that publish into logs, and the city's mirrors of them.
    private struct Scene {
        let history: GeneratedHistory
        let fixture: UnionFixture
        let city: TemporaryFolder
        let logs = (0..<3).map { _ in MemoryLog() }
        let books: [[Entry]]

        init(seed: UInt64) throws {
            history = GeneratedHistory.of(seed: seed, events: 900, breakPercent: 0)
            books = DividedHistory(history.accepted, among: 3, seed: seed).offices
            fixture = try UnionFixture(books.map { _ in [] }, clock: history.clock)
            city = try TemporaryFolder()
        }

        /// What an office records and, where it has a network, publishes.
        func record(_ entries: some Sequence<Entry>, office: Int, isOnline: Bool = true) throws {
            try fixture.record(Array(entries), office: office)
            if isOnline { try push(office) }
        }

        func push(_ office: Int) throws {
            let clock = history.clock
            let ledger = try HouseholdLedger(
                at: fixture.folder.file("o\(office).socai"), mode: .readOnly, clock: { clock })
            try ledger.outbox(to: NamedLog("log", logs[office]), origin: KeyName("office-\(office)")).push()
        }

        /// Folds everything that is published, and gives the union.
        func mirrored() throws -> LedgerUnion {
            let clock = TestClock(history.clock)
            for (office, log) in logs.enumerated() {
                let mirror = try HouseholdMirror(at: city.file("o\(office).socai"), clock: clock.reading)
                try mirror.fold(from: NamedLog("log", log))
            }
            _ = try city.write(
                "all.union",
                (["socai union 1", "name Thành phố"] + (0..<3).map { "office o\($0) o\($0).socai" } + [""])
                    .joined(separator: "\n"))
            let present = history.clock
            return try LedgerUnion(at: city.file("all.union"), clock: { present })
        }

        func positions(_ union: LedgerUnion) throws -> [String: Position] {
            let asked = try union.view().at(CutExpression(history.clock.day(at: .vietnam)))
            return Dictionary(asked.positions.map { ($0.office, $0.position) }) { $1 }
        }
    }

    private func counts(_ union: LedgerUnion, _ cut: CutExpression) throws -> [Counts.Row] {
        try union.view().at(cut).counts(by: .unit).rows
    }

    @Test(arguments: [81, 82, 83] as [UInt64]) func anOfficeThatWasOfflineForAMonthIsAsIfItNeverWas(seed: UInt64) throws
    {
        let scene = try Scene(seed: seed)
        let times = scene.history.accepted.compactMap(\.recordedAt).sorted()
        // The office has the most entries in the month that begins there.
        let begin = try #require(
            times.max { left, right in
                func count(_ time: Instant) -> Int {
                    scene.books[0].count { $0.recordedAt.map { time < $0 && $0 <= month(behind: time) } ?? false }
                }
                return count(left) < count(right)
            })
        let end = month(behind: begin)
        func part(_ office: Int, _ isPart: (Instant) -> Bool) -> [Entry] {
            scene.books[office].filter { $0.recordedAt.map(isPart) ?? false }
        }
        for office in 0..<3 { try scene.record(part(office) { $0 <= begin }, office: office) }
        let before = try scene.positions(scene.mirrored())
        let away = part(0) { begin < $0 && $0 <= end }
        #expect(!away.isEmpty, "\(scene.history)")
        for office in 0..<3 {
            try scene.record(part(office) { begin < $0 && $0 <= end }, office: office, isOnline: office > 0)
        }
        let day = end.day(at: .vietnam)
        let own = scene.fixture
        do {
            // Meanwhile the union says how far it is, and is what all had recorded up to there.
            let union = try scene.mirrored()
            let positions = try scene.positions(union)
            let all = try scene.positions(own.open())
            #expect(positions["o0"] == before["o0"] && positions["o0"] != all["o0"])
            #expect(positions["o1"] == all["o1"] && positions["o2"] == all["o2"])
            #expect(
                try counts(union, CutExpression(day))
                    == counts(own.open(), CutExpression(day, knownAt: .positions(positions))))
        }
        let partial = try scene.positions(scene.mirrored())
        let seen = try counts(scene.mirrored(), CutExpression(day))
        try scene.push(0)
        let union = try scene.mirrored()
        #expect(try scene.positions(union) == scene.positions(own.open()))
        #expect(try counts(union, CutExpression(day)) == counts(own.open(), CutExpression(day)))
        // What was known meanwhile is what the offices knew then, and not what had reached the city.
        for known in stride(from: 0, to: away.count, by: max(1, away.count / 5)).compactMap({ away[$0].recordedAt }) {
            let cut = CutExpression(day, knownAt: .instant(known))
            #expect(try counts(union, cut) == counts(own.open(), cut), "\(scene.history), \(known)")
        }
        // What the city printed meanwhile is found again by its positions.
        #expect(try counts(union, CutExpression(day, knownAt: .positions(partial))) == seen)
    }

    private func month(behind instant: Instant) -> Instant {
        Instant(microsecondsSinceEpoch: instant.microsecondsSinceEpoch + 30 * 86_400 * 1_000_000) ?? instant
    }

    /// An entry is judged in the moment in which its office recorded it: a mirror's clock may be right, ten years behind
    /// or ten years ahead.
    @Test func clocksOfMirrorsDoNotMatter() throws {
        let history = GeneratedHistory.of(seed: 84, events: 900, breakPercent: 0)
        let present = Mutex(history.clock)
        let folder = try TemporaryFolder()
        let office = try HouseholdLedger(
            at: folder.file("o.socai"), mode: .create, clock: { present.withLock { $0 } })
        for step in history.accepted {
            var entry = step
            guard let time = entry.recordedAt else { continue }
            entry.recordedAt = nil
            present.withLock { $0 = time }
            // Some are about days that are still to come at that time.
            _ = try? office.record(entry)
        }
        let recorded = try office.info().entries
        #expect(recorded > history.accepted.count / 2)
        let log = MemoryLog()
        try office.outbox(to: NamedLog("log", log), origin: KeyName("office")).push()
        for days in [0, -3_650, 3_650] as [Int64] {
            let clock = TestClock(history.clock)
            clock.advance(seconds: days * 86_400)
            let mirror = try HouseholdMirror(at: folder.file("m\(days).socai"), clock: clock.reading)
            try mirror.fold(from: NamedLog("log", log))
            #expect(try mirror.state()?.head == office.ledger.treeHead(), "\(days) days")
        }
    }

    /// What was imported with the times of an older system was judged in the moment of the import, which nothing says:
    /// a mirror takes it for now. One whose clock is too far behind for what is imported stops, and continues once it is
    /// right.
    @Test func aClockThatIsBehindStopsAtWhatWasImported() throws {
        let scene = try Scene(seed: 84)
        for office in 0..<3 { try scene.record(scene.books[office], office: office) }
        let late = TestClock(scene.history.clock)
        late.advance(seconds: -3_650 * 86_400)
        let own = try HouseholdLedger(at: scene.fixture.folder.file("o0.socai"), mode: .readOnly)
        do {
            let mirror = try HouseholdMirror(at: scene.city.file("o0.socai"), clock: late.reading)
            let error = #expect(throws: LedgerError.self) { try mirror.fold(from: NamedLog("log", scene.logs[0])) }
            #expect(error?.code == .brokenLog && error?.place.position != nil)
            #expect(error?.description.contains("today is 20") == true)
            let size = try mirror.ledger?.ledger.lastPosition() ?? 0
            #expect(try size < own.ledger.lastPosition())
        }
        for ahead in [0, 3_650] as [Int64] {
            let clock = TestClock(scene.history.clock)
            clock.advance(seconds: ahead * 86_400)
            let mirror = try HouseholdMirror(at: scene.city.file("o0.socai"), clock: clock.reading)
            try mirror.fold(from: NamedLog("log", scene.logs[0]))
            #expect(try mirror.state()?.head == own.ledger.treeHead())
        }
    }
}
