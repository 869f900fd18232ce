// How the program reports an error of the libraries: their sentence, followed by the verb or the option that helps,
// where there is one. The libraries name neither.

import PovertyLedger

extension LedgerError {
    /// The error with what may be done about it in this program.
    var words: String {
        // For a unit in an entry its remedy is complete; for one in an argument the list helps.
        guard let hint = LedgerError.hints[code], code != .unknownUnit || place.entry == nil else { return "\(self)" }
        return "\(self) (\(hint))"
    }

    private static let hints: [Code: String] = [
        .needsRebuild: "`socai rebuild`",
        .noCheckpoint: "`socai checkpoint`",
        .noTree: "`socai export`, then `socai import --keep-recorded-times`",
        .unknownUnit: "`socai units` lists all",
        .clockBehind: "--allow-times-ahead-of-clock",
    ]
}
