// The root of the command line: the list of verbs. It does nothing itself.

import ArgumentParser

/// `socai`.
struct SoCai: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "socai",
        abstract: "An append-only audit ledger of poverty-reduction work: record, replay to any date, compare.",
        discussion: """
            A CUT selects the events that count: DAY, or DAY@KNOWN, with KNOWN a day, an instant (2024-01-15T09:00:00Z), \
            #POSITION (the last of an entry), or closing. A year means its last day.

            Results go to standard output, everything else to standard error. Exit status: 0 done, 1 a finding, 2 bad \
            input or usage, 3 system failure.

            Example:
              socai init bac-lieu.socai
              socai import bac-lieu.socai reviews.jsonl
              socai diff bac-lieu.socai 2022 2023
            """,
        version: "0.1.0",
        subcommands: [
            InitCommand.self, ImportCommand.self, CloseCommand.self, ReplayCommand.self, DiffCommand.self,
            TrajectoryCommand.self, MovementCommand.self, RevisionsCommand.self, ExplainCommand.self,
            ReconcileCommand.self, AuditCommand.self, CohortCommand.self, AidCommand.self, AwardsCommand.self,
            IncomeCommand.self, HistoryCommand.self, UnitsCommand.self, LogCommand.self, ExportCommand.self,
            InfoCommand.self,
            VerifyCommand.self,
            RebuildCommand.self, BackupCommand.self, CompareCommand.self, KeyCommand.self, CheckpointCommand.self,
            ProveCommand.self, CheckCommand.self, BundleCommand.self, SynthesizeCommand.self, EndedBySignalCommand.self,
        ])
}
