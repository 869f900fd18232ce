// The root of the command line, the list of verbs, and what every verb is: options that were checked before anything is
// opened, and one action that ends in a status.

import ArgumentParser

/// `socai`.
struct SoCai: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "socai",
        abstract: "An append-only audit ledger of poverty-reduction work: record, replay to any date, compare.",
        discussion: """
            A CUT selects the events that count: DAY, or DAY@KNOWN, with KNOWN a day, an instant (2024-01-15T09:00:00Z), \
            #POSITION (the last of an entry), or closing. A year means its last day.

            --lang vi or --lang en sets the language of messages, tables and help; without it the locale does.

            Results go to standard output, everything else to standard error. Exit status: 0 done, 1 a finding, 2 bad \
            input or usage, 3 system failure.

            Example:
              socai init bac-lieu.socai
              socai import bac-lieu.socai reviews.jsonl
              socai diff bac-lieu.socai 2022 2023
            """,
        version: "0.1.0",
        subcommands: [
            InitCommand.self, ImportCommand.self, DraftCommand.self, CloseCommand.self, CountsCommand.self,
            ReplayCommand.self,
            SeriesCommand.self, DiffCommand.self, TrajectoryCommand.self, ChartCommand.self, MovementCommand.self,
            RevisionsCommand.self,
            ExplainCommand.self, ReconcileCommand.self, AuditCommand.self, CohortCommand.self,
            DeprivationsCommand.self, CausesCommand.self, ListCommand.self, AidCommand.self, SponsorsCommand.self,
            AwardsCommand.self, FundCommand.self, IncomeCommand.self, ReviewCommand.self, HistoryCommand.self,
            UnitsCommand.self, LogCommand.self, FormCommand.self, ReportCommand.self,
            ExportCommand.self, InfoCommand.self, VerifyCommand.self, RebuildCommand.self, BackupCommand.self,
            CompareCommand.self, KeyCommand.self, CheckpointCommand.self, ProveCommand.self, CheckCommand.self,
            BundleCommand.self, PushCommand.self, MirrorCommand.self, RecordCommand.self, RecorderCommand.self,
            ClusterCommand.self,
            SynthesizeCommand.self, EndedBySignalCommand.self,
        ])
}

/// A verb of the command line.
protocol Verb: ParsableCommand {
    /// Does it, writes results to `output`, and says how it ended; `LedgerError` when it failed.
    func perform(_ output: inout Output) throws -> ExitStatus
}

/// What the process ends with.
enum ExitStatus: Int32 {
    /// It was done.
    case done = 0
    /// It was done, and something was found.
    case finding = 1
    /// The input or the words were wrong.
    case badInput = 2
    /// The disk, a lock or another part of the system failed.
    case systemFailed = 3
    /// Ctrl-C, as shells number it.
    case interrupted = 130
}
