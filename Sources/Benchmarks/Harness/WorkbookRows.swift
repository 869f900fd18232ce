// A list of 100,000 persons in 27 columns as a workbook: written and read by Tables and by openpyxl, each as a program of
// its own that times itself, in turn. What the cells come to must be the same for both.

/// Measures reading and writing of workbooks.
struct WorkbookRows {
    let bench: Workbench

    private static let rows = 100_000
    private static let mebibyte = 1_048_576.0
    private static let openpyxl = "openpyxl, streaming"

    func measure() throws -> [Finding] {
        let list = bench.file("list.xlsx")
        let other = bench.file("list-by-openpyxl.xlsx")
        defer { TextFile.remove(list, other) }
        bench.tell("writing and reading \(Format.grouped(WorkbookRows.rows)) rows of 27 columns")
        var seconds: [String: [Double]] = [:]
        for _ in 0..<bench.rounds {
            // No file is ever overwritten.
            TextFile.remove(list, other)
            seconds["write", default: []].append(try ask(.tables, "write", list).seconds)
            seconds["peer write", default: []].append(try ask(.openpyxl, "write", "\(list),\(other)").seconds)
            for (file, of) in [(list, ""), (other, ", shared texts")] {
                let (ours, theirs) = (try ask(.tables, "read", file), try ask(.openpyxl, "read", file))
                guard ours.sum == theirs.sum else {
                    throw BenchmarkError("the cells of \(file) come to \(ours.sum), for openpyxl to \(theirs.sum)")
                }
                seconds["read" + of, default: []].append(ours.seconds)
                seconds["peer read" + of, default: []].append(theirs.seconds)
            }
        }
        let times = try [("write", 2.5), ("read", 2), ("read, shared texts", 2)].map { what, bound in
            try time(what, bound, seconds)
        }
        let memory = try [("write", list), ("read", list), ("read", other)].map { what, file in
            try self.memory(what, file, shared: file == other)
        }
        return times + memory
    }

    private enum Side { case tables, openpyxl }

    private func ask(_ side: Side, _ what: String, _ file: String) throws -> (seconds: Double, sum: String) {
        let end = [what, file, "\(WorkbookRows.rows)"]
        let text =
            side == .tables
            ? try ChildProcess.output(bench.tableSide, end)
            : try ChildProcess.output("/usr/bin/python3", [bench.tableScript] + end)
        let parts = text.split(whereSeparator: { $0 == "\t" || $0 == "\n" })
        guard parts.count == 2, let seconds = Double(parts[0]) else { throw BenchmarkError("no answer about \(file)") }
        return (seconds, String(parts[1]))
    }

    private func time(_ what: String, _ bound: Double, _ seconds: [String: [Double]]) throws -> Finding {
        guard let ours = seconds[what]?.median, let theirs = seconds["peer " + what]?.median else {
            throw BenchmarkError("\(what) was not measured")
        }
        return Finding(
            what: "\(what) \(Format.grouped(WorkbookRows.rows)) rows × 27 columns of .xlsx", figure: ours,
            shown: Format.time(ours), peer: "\(WorkbookRows.openpyxl): \(Format.time(theirs))", ratio: theirs / ours,
            bar: .atMost(bound, shown: Format.time(bound)))
    }

    private func memory(_ what: String, _ file: String, shared: Bool) throws -> Finding {
        if what == "write" { TextFile.remove(file) }
        let process = try ChildProcess(bench.tableSide, [what, file, "\(WorkbookRows.rows)"])
        let peak = Double(try process.peakAnonymousBytes(every: 500))
        let bound = 32 * WorkbookRows.mebibyte
        return Finding(
            what: "memory of that \(what)" + (shared ? ", shared texts" : ""), figure: peak, shown: Format.memory(peak),
            bar: shared ? .none : .atMost(bound, shown: Format.memory(bound)))
    }
}
