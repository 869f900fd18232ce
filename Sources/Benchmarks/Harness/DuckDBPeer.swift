// DuckDB as a Python program asked a line at a time. Its own clock times the query, so that neither the pipe nor
// Python's start counts.

import Glibc

/// A running peer.
final class DuckDBPeer {
    /// What it reads.
    enum Table: String, CaseIterable {
        /// In the order of recording, households by their codes.
        case event
        /// Sorted by household, households by number.
        case sortedEvent = "sorted_event"
    }

    /// The version of DuckDB.
    private(set) var version = ""
    private let process: ChildProcess
    private let requests: UnsafeMutablePointer<FILE>
    private let answers: UnsafeMutablePointer<FILE>

    /// Starts the peer with a Python that has DuckDB; it measures the time asked for, that of all its threads together.
    init(python: String, script: String, time: Stopwatch.Time) throws {
        var input: [Int32] = [0, 0]
        var output: [Int32] = [0, 0]
        guard pipe(&input) == 0, pipe(&output) == 0 else { throw BenchmarkError("no pipe can be made") }
        // Closed on exec, so that no child keeps a copy of the parent's ends and the peer sees the end of its input.
        for descriptor in input + output { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        process = try ChildProcess(
            python, [script] + (time == .processor ? ["--processor-time"] : []), input: input[0], output: output[1])
        close(input[0])
        close(output[1])
        guard let requests = fdopen(input[1], "w"), let answers = fdopen(output[0], "r") else {
            throw BenchmarkError("a pipe can't be opened")
        }
        self.requests = requests
        self.answers = answers
        version = try answer()
    }

    deinit {
        fclose(requests)
        fclose(answers)
        _ = try? process.finish()
    }

    /// Loads a history from files.
    func load(database: String, events: String, units: String) throws {
        guard try ask(["load", database, events, units]) == "ok" else { throw BenchmarkError("DuckDB did not load") }
    }

    /// The answer at a cut and the seconds of the query; 0 threads leaves the choice to DuckDB.
    func ask(_ question: Question, _ table: Table, threads: Int) throws -> (answer: Answer, seconds: Double) {
        let day = question.cut.effectiveOn.daysSinceEpoch
        let parts = try ask(["ask", table.rawValue, "\(threads)", "\(day)", "\(question.cut.position)"])
            .split(separator: "\t", omittingEmptySubsequences: false)
        guard parts.count == 2, let seconds = Double(parts[0]) else { throw BenchmarkError("DuckDB did not answer") }
        return (Answer(rows: parts[1].split(separator: ";").map(String.init)), seconds)
    }

    private func ask(_ fields: [String]) throws -> String {
        fputs(fields.joined(separator: "\t") + "\n", requests)
        fflush(requests)
        return try answer()
    }

    private func answer() throws -> String {
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        guard getline(&line, &capacity, answers) > 0, let line else { throw BenchmarkError("DuckDB has ended") }
        return String(String(cString: line).dropLast())
    }
}
