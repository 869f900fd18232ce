// What an office waits for: a list of households compared with a ledger, and a form written, each as a command from start
// to end. A list is compared by a script too, which reads it with openpyxl and looks its households up in a dictionary;
// how many rows say another class must be the same for both.

/// Measures drafts and forms.
struct ListRows {
    let bench: Workbench

    private static let rows = 50_000
    private static let households = 60_000
    private static let day = "2025-12-31"

    func measure(_ events: Int) throws -> [Finding] { try drafts(events) + forms() }

    private func drafts(_ events: Int) throws -> [Finding] {
        let (list, known) = (bench.file("review.xlsx"), bench.file("households.csv"))
        let (entries, ledger) = (bench.file("lists.jsonl"), bench.file("lists.socai"))
        defer { TextFile.remove(list, known, entries, ledger, ledger + "-lock") }
        // The list has more households than the histories of the other rows.
        bench.tell("making \(Format.events(events)) events of \(Format.grouped(ListRows.households)) households")
        try ChildProcess.run(
            bench.socai,
            ["synthesize", "--households", "\(ListRows.households)", "--events", "\(events)", "-o", entries])
        try ChildProcess.run(bench.socai, ["init", ledger])
        try ChildProcess.run(bench.socai, ["import", ledger, entries, "--keep-recorded-times"])
        let classes = ["poor", "nearPoor", "disadvantaged", "average", "betterOff", "wellOff"]
        try ChildProcess.output(
            bench.socai, ["list", ledger, ListRows.day] + classes.flatMap { ["--class", $0] } + ["--format", "csv"],
            to: known)
        let (_, changed) = try ask("make", list, known)
        bench.tell("drafting \(Format.grouped(ListRows.rows)) rows")
        let draft = [
            "draft", ledger, list, "--as", "households", "--on", ListRows.day, "--actor", "benchmark",
            "--missing", "keep", "--format", "csv", "--list", "counts",
        ]
        let text = try ChildProcess.output(bench.socai, draft)
        guard text.split(whereSeparator: \.isNewline).contains(where: { $0.hasPrefix("worsened,\(changed),") }) else {
            throw BenchmarkError("\(changed) rows of the list say another class, and the draft says:\n\(text)")
        }
        var (ours, theirs): ([Double], [Double]) = ([], [])
        for _ in 0..<bench.rounds {
            ours.append(try Stopwatch.measure { _ = try ChildProcess.output(bench.socai, draft) }.seconds)
            let peer = try ask("compare", list, known)
            guard peer.rows == changed else { throw BenchmarkError("the script finds \(peer.rows) of \(changed) rows") }
            theirs.append(peer.seconds)
        }
        return [
            Finding(
                what:
                    "draft of \(Format.grouped(ListRows.rows)) rows of .xlsx, ledger of \(Format.events(events)) events",
                figure: ours.median, shown: Format.time(ours.median),
                peer: "openpyxl and a dictionary: \(Format.time(theirs.median))", ratio: theirs.median / ours.median,
                bar: .atMost(3, shown: Format.time(3)))
        ]
    }

    private func forms() throws -> [Finding] {
        let (ledger, form) = (bench.file("fixture.socai"), bench.file("form.xlsx"))
        defer { TextFile.remove(ledger, ledger + "-lock", form) }
        try ChildProcess.run(bench.socai, ["init", ledger])
        try ChildProcess.run(bench.socai, ["import", ledger] + bench.fixture + ["--keep-recorded-times"])
        bench.tell("writing form 7.2")
        let seconds = try (0..<bench.rounds * 5).map { _ in
            TextFile.remove(form)
            return try Stopwatch.measure {
                try ChildProcess.run(bench.socai, ["form", ledger, "7.2", "--year", "2023", "-o", form])
            }.seconds
        }
        return [
            Finding(
                what: "form 7.2 of the fixture as .xlsx, start to end", figure: seconds.median,
                shown: Format.time(seconds.median), bar: .atMost(0.1, shown: "100 ms"))
        ]
    }

    private func ask(_ what: String, _ list: String, _ known: String) throws -> (seconds: Double, rows: Int) {
        let end = what == "make" ? ["\(ListRows.rows)"] : []
        let text = try ChildProcess.output("/usr/bin/python3", [bench.listScript, what, list, known] + end)
        let parts = text.split(whereSeparator: { $0 == "\t" || $0 == "\n" })
        guard parts.count == 2, let seconds = Double(parts[0]), let rows = Int(parts[1]) else {
            throw BenchmarkError("no answer about \(list)")
        }
        return (seconds, rows)
    }
}
