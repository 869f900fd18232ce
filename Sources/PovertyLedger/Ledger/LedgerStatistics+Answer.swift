// The statistics of a ledger as an answer: one object in JSON, and one row in CSV.

import EventLedger

extension LedgerStatistics: LedgerAnswer {
    /// How long the ledger has been open, commits, replays, waits and the file.
    public var columns: [AnswerColumn<LedgerStatistics>] { LedgerStatistics.columns }

    static var columns: [AnswerColumn<LedgerStatistics>] {
        [
            .nanoseconds("openNanoseconds", \.openNanoseconds),
            .object("commits", \.commits, CommitStatistics.columns),
            .object("replays", \.replays, ReplayStatistics.columns),
            .object("lockWaits", \.lockWaits, DurationStatistics.columns),
            .object("turnWaits", \.turnWaits, DurationStatistics.columns),
            .object("file", \.file, FileStatistics.columns),
        ]
    }
}

extension CommitStatistics {
    fileprivate static var columns: [AnswerColumn<CommitStatistics>] {
        [
            .part(\.durations, DurationStatistics.columns), .count("failures", \.failures),
            .count("entries", \.entries),
            .count("events", \.events), .count("recordBytes", \.recordBytes),
        ]
    }
}

extension ReplayStatistics {
    fileprivate static var columns: [AnswerColumn<ReplayStatistics>] {
        [.part(\.durations, DurationStatistics.columns), .count("events", \.events)]
    }
}

extension DurationStatistics {
    /// Number, sum and maximum, and how often by duration: `atMost1Milliseconds` and so on, and `longer`.
    fileprivate static var columns: [AnswerColumn<DurationStatistics>] {
        let bounds = boundsNanoseconds.enumerated().map { index, bound in
            AnswerColumn<DurationStatistics>.count("atMost\(bound / 1_000_000)Milliseconds") { $0.numbers[index] }
        }
        return [
            .count("number", \.number), .nanoseconds("totalNanoseconds", \.totalNanoseconds),
            .nanoseconds("maximumNanoseconds", \.maximumNanoseconds),
        ] + bounds + [.count("longer") { $0.numbers.last }]
    }
}

extension FileStatistics {
    fileprivate static var columns: [AnswerColumn<FileStatistics>] {
        [
            .count("fileBytes", \.fileBytes), .count("fileBytesAtOpening", \.fileBytesAtOpening),
            .count("pageBytes", \.pageBytes), .count("pages", \.pages), .count("freePages", \.freePages),
            .count("mapBytes", \.mapBytes), .count("commits", \.commits),
        ]
    }
}

extension AnswerColumn {
    fileprivate static func nanoseconds(_ name: String, _ value: @escaping (Row) -> Int64) -> AnswerColumn {
        self.value(name, .count) { .number(value($0)) }
    }
}
