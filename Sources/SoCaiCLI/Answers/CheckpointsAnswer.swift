// Signed checkpoints as a table. The note itself is in JSON only.

import EventLedger
import PovertyLedger

/// The answer of `socai checkpoint list`.
struct CheckpointsAnswer: FormattedAnswer, LedgerAnswer {
    /// The checkpoints, in order.
    let checkpoints: [SignedCheckpoint]

    var columns: [AnswerColumn<CheckpointsAnswer>] { [.list("checkpoints", \.checkpoints, SignedCheckpoint.columns)] }

    func table(width: Int?) -> String {
        guard !checkpoints.isEmpty else { return "The ledger keeps no checkpoint; nothing was signed yet\n" }
        return TextTable(
            "checkpoints", checkpoints, SignedCheckpoint.columns, ["size", "origin", "root", "signatures"]
        ).text(width: width)
    }
}

/// The answer of the verbs that sign a checkpoint: people get the note, which is what they pass on.
struct SignedCheckpointAnswer: FormattedAnswer {
    /// The checkpoint.
    let report: SignedCheckpoint

    func table(width: Int?) -> String { String(decoding: report.bytes, as: UTF8.self) }
}
