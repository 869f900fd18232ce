// The errors of the ledger below, as this module's own: one `throws` says all that can go wrong.

import EventLedger

extension PovertyError: LedgerFailure {
    /// The same error with its code's name, place and sentences.
    public init(_ error: LedgerError) {
        let problem = error.position.map { "position \($0): \(error.problem)" } ?? error.problem
        self.init(
            Code(rawValue: error.code.rawValue), problem, remedy: error.remedy, entry: error.entry, event: error.event)
        file = error.path
        line = error.line
    }

    /// Whether the system failed rather than the input: disk, rights, damage. Trying the same later may succeed.
    public var isSystemFailure: Bool {
        let codes: [LedgerError.Code] = [
            .damaged, .needsRebuild, .noSpace, .storage, .permissionDenied, .alreadyOpen, .fileReplaced,
        ]
        return codes.contains { $0.rawValue == code.rawValue }
    }
}
