// Ledgers that travel, and many ledgers asked as one: publishing a ledger and keeping its mirror beside an export and an
// import of the same events, and counts of a union beside one SQLite file that has the events of all offices. The ledgers
// of a union are copies of one: each household is in as many of them as there are offices, which no figure minds.

import EventLedger
import Glibc
import PovertyLedger
import PovertyReports

/// Measures logs, mirrors and unions.
struct ManyOfficesRows {
    let bench: Workbench

    func replication(_ events: Int) throws -> [Finding] {
        let history = try bench.history(events)
        let ledger = try history.ledgerPath()
        history.close()
        let (log, mirror, export) = (bench.file("log"), bench.file("mirror.socai"), bench.file("export.jsonl"))
        bench.tell("publishing \(Format.events(events)) events and keeping a mirror of them")
        var (pushing, exporting, mirroring, importing): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
        func measure(_ words: [String]) throws -> Double {
            try Stopwatch.measure { try ChildProcess.run(bench.socai, words) }.seconds
        }
        for _ in 0..<min(bench.rounds, 3) {
            try ChildProcess.run("/bin/rm", ["-rf", log])
            TextFile.remove(mirror, mirror + "-lock", export)
            pushing.append(try measure(["push", ledger, log, "--origin", "example.com/phuong-1"]))
            exporting.append(
                try Stopwatch.measure {
                    try ChildProcess.output(bench.socai, ["export", ledger, "--with-salts"], to: export)
                }.seconds)
            mirroring.append(try measure(["mirror", log, mirror]))
            TextFile.remove(mirror, mirror + "-lock")
            try ChildProcess.run(bench.socai, ["init", mirror])
            importing.append(try measure(["import", mirror, export, "--keep-recorded-times"]))
        }
        try ChildProcess.run("/bin/rm", ["-rf", log])
        TextFile.remove(mirror, mirror + "-lock", export)
        return [
            try following(),
            finding("push of", events, pushing.median, "export --with-salts", exporting.median),
            finding("mirror of", events, mirroring.median, "import of that export", importing.median),
        ]
    }

    /// How long after a commit of an office it is in a mirror, with both programs following a folder.
    private func following() throws -> Finding {
        bench.tell("following \(ManyOfficesRows.followed) commits")
        let (office, log, mirror) = (bench.file("office-1.socai"), bench.file("followed"), bench.file("followed.socai"))
        TextFile.remove(office, office + "-lock", mirror, mirror + "-lock")
        try ChildProcess.run("/bin/rm", ["-rf", log])
        let ledger = try HouseholdLedger(at: office, mode: .create)
        try ledger.record(RecordRows.opening)
        try ChildProcess.run(bench.socai, ["push", office, log, "--origin", "example.com/phuong-1"])
        try ChildProcess.run(bench.socai, ["mirror", log, mirror])
        let pushing = try ChildProcess(bench.socai, ["push", office, log, "--follow"], highestStatus: 130)
        let mirroring = try ChildProcess(bench.socai, ["mirror", log, mirror, "--follow"], highestStatus: 130)
        defer { for child in [pushing, mirroring] { kill(child.id, SIGKILL) } }
        usleep(500_000)
        let copy = try HouseholdLedger(at: mirror, mode: .readOnly)
        var seconds: [Double] = []
        for number in 1...ManyOfficesRows.followed {
            let receipt = try ledger.record(RecordRows.entry(number))
            seconds.append(
                try Stopwatch.measure {
                    var looks = 0
                    while try copy.ledger.lastPosition() < receipt.positions.upperBound {
                        guard looks < 50_000 else { throw BenchmarkError("a mirror does not follow") }
                        looks += 1
                        usleep(200)
                    }
                }.seconds)
            // Not in step with what looks every some milliseconds.
            usleep(UInt32(number * 7 % 23) * 1_000)
        }
        for child in [pushing, mirroring] {
            kill(child.id, SIGINT)
            try child.finish()
        }
        return Finding(
            what: "a commit in a mirror, both following a folder, median", figure: seconds.median,
            shown: Format.time(seconds.median), bar: .atMost(0.020, shown: "20 ms"))
    }

    private static let followed = 200

    private func finding(
        _ what: String, _ events: Int, _ seconds: Double, _ peer: String, _ other: Double
    ) -> Finding {
        let rate = Double(events) / seconds
        return Finding(
            what: "\(what) \(Format.events(events)) events, start to end", figure: rate,
            shown: "\(Format.time(seconds)), \(Format.grouped(Int(rate)))/s", peer: "\(peer): \(Format.time(other))",
            ratio: other / seconds, bar: .atLeast(150_000, shown: "150,000/s"))
    }

    func unions(_ isQuick: Bool) throws -> [Finding] {
        try union(of: isQuick ? 6 : 60, events: 20_000, question: 0.010, shown: "10 ms", comparing: true)
            + union(of: isQuick ? 332 : 3_321, events: 3_000, question: 0.5, shown: "500 ms", comparing: false)
    }

    private func union(
        of offices: Int, events: Int, question bound: Double, shown: String, comparing: Bool
    ) throws -> [Finding] {
        let size = "\(Format.grouped(offices)) ledgers of \(Format.grouped(events)) events"
        let history = try History("office", events: events, oneEventEntries: false, on: bench)
        let ledger = try history.ledgerPath()
        let folder = bench.file("offices")
        try ChildProcess.run("/bin/rm", ["-rf", folder])
        try ChildProcess.run("/bin/mkdir", [folder])
        bench.tell("asking a union of \(size)")
        let file = bench.file("offices.union")
        try TextFile.write(file) { write in
            write("socai union 1\nname offices\n")
            for office in 1...offices { write("office ward-\(office) offices/\(office).socai\n") }
        }
        // The file as a backup leaves it: nobody has it open.
        history.close()
        for office in 1...offices { try ChildProcess.run("/bin/cp", [ledger, "\(folder)/\(office).socai"]) }
        let day = CutExpression("2025-06-30" as Day)
        var findings: [Finding] = []
        let whole = try (0..<bench.rounds).map { _ in
            try Stopwatch.measure { try ChildProcess.run(bench.socai, ["counts", file, "2025-06-30"]) }.seconds
        }
        var opening: [Double] = []
        var asking: [Double] = []
        for _ in 0..<bench.rounds {
            let (union, seconds) = try Stopwatch.measure { try LedgerUnion(at: file) }
            opening.append(seconds)
            asking.append(try Stopwatch.measure { try union.view().at(day).counts(by: .unit) }.seconds)
        }
        var peer = (name: "", ratio: Double?.none)
        if comparing {
            let seconds = try compare(history, offices, file, day)
            peer = (
                "one SQLite file, \(SQLitePeer.Way.lookups.rawValue): \(Format.time(seconds))", seconds / asking.median
            )
        }
        findings.append(
            Finding(
                what: "counts by unit of a union of \(size)", figure: asking.median,
                shown: Format.time(asking.median), peer: peer.name, ratio: peer.ratio,
                bar: .atMost(bound, shown: shown)))
        findings.append(
            Finding(
                what: "opening that union", figure: opening.median, shown: Format.time(opening.median), bar: .none))
        findings.append(
            Finding(
                what: "socai counts of it, start to end", figure: whole.median, shown: Format.time(whole.median),
                bar: .none))
        try ChildProcess.run("/bin/rm", ["-rf", folder, file])
        return findings
    }

    /// The seconds of one SQLite file with the events of all offices, which must answer the same.
    private func compare(_ history: History, _ offices: Int, _ file: String, _ day: CutExpression) throws -> Double {
        let sqlite = try SQLitePeer(path: bench.file("offices.sqlite"))
        defer { TextFile.remove(bench.file("offices.sqlite")) }
        let households = UInt32(try history.names(.household).count)
        let events = try history.ledger().ledger.lastPosition()
        for office in 0..<offices {
            try history.flatten { event in
                var event = event
                event.position += office * events
                if let household = event.household { event.household = household + UInt32(office) * households }
                if let voided = event.voidedBy { event.voidedBy = voided + office * events }
                // The units are the same everywhere, and merge once.
                if event.mergedUnit == nil || office == 0 { try sqlite.add(event) }
            }
        }
        try sqlite.finish(units: try history.names(.unit))
        let question = Question(cut: Cut(effectiveOn: "2025-06-30", position: offices * events))
        history.close()
        let own = Answer(try LedgerUnion(at: file).view().at(day).counts(by: .unit))
        return try (0..<bench.rounds).map { _ in
            let (answer, seconds) = try Stopwatch.measure { try sqlite.ask(question, .lookups) }
            try own.mustEqual(answer, of: "SQLite")
            return seconds
        }.median
    }
}
