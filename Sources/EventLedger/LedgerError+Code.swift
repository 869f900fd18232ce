// The codes of the errors of the generic ledger; those of files and proofs are named where those are.

import Files

extension LedgerError.Code {
    /// The file is something else than a ledger.
    public static let notALedger = Self(rawValue: "notALedger")
    /// The ledger was made by a newer version of this software.
    public static let newerFormat = Self(rawValue: "newerFormat")
    /// The ledger is one of another domain.
    public static let wrongDomain = Self(rawValue: "wrongDomain")
    /// The ledger was recorded under newer rules of its domain.
    public static let newerRules = Self(rawValue: "newerRules")
    /// The derived tables are being made again, or that was cut short.
    public static let needsRebuild = Self(rawValue: "needsRebuild")
    /// The file is open in this process already.
    public static let alreadyOpen = Self(rawValue: "alreadyOpen")
    /// The file was replaced, moved, overwritten or cut short while programs have it open.
    public static let fileReplaced = Self(rawValue: "fileReplaced")
    /// The ledger was opened for reading only.
    public static let readOnly = Self(rawValue: "readOnly")
    /// Another entry has this id.
    public static let duplicateEntry = Self(rawValue: "duplicateEntry")
    /// A stream's version is not what the writer expected.
    public static let versionConflict = Self(rawValue: "versionConflict")
    /// An entry or one of its fields is outside the limits.
    public static let invalidEntry = Self(rawValue: "invalidEntry")
    /// The value of a member is of the wrong type or outside what is allowed.
    public static let invalidValue = Self(rawValue: "invalidValue")
    /// A void names an event that can't be voided.
    public static let invalidVoid = Self(rawValue: "invalidVoid")
    /// An open stream is of another transaction, or is not that of the event.
    public static let invalidHandle = Self(rawValue: "invalidHandle")
    /// A thread that is writing to a ledger begins to write to it again.
    public static let nestedWrite = Self(rawValue: "nestedWrite")
    /// A snapshot is set of a stream that nothing was appended to.
    public static let invalidSnapshot = Self(rawValue: "invalidSnapshot")
    /// A claimed recorded time goes back or is in the future.
    public static let invalidTime = Self(rawValue: "invalidTime")
    /// The clock is behind the last recorded time.
    public static let clockBehind = Self(rawValue: "clockBehind")
    /// A sum of recorded amounts is larger than an amount can be.
    public static let overflow = Self(rawValue: "overflow")
    /// A position is outside the ledger or not the last of an entry.
    public static let invalidPosition = Self(rawValue: "invalidPosition")
    /// There is no such entry, event or stream.
    public static let notFound = Self(rawValue: "notFound")
    /// No signed checkpoint covers what is to be proved.
    public static let noCheckpoint = Self(rawValue: "noCheckpoint")
    /// The ledger has a format without a tree, so nothing in it can be proved.
    public static let noTree = Self(rawValue: "noTree")
}

extension LedgerError {
    /// Whether the system failed rather than the input: disk, rights, damage. Trying the same later may succeed.
    public var isSystemFailure: Bool {
        let codes: [Code] = [
            .damaged, .needsRebuild, .noSpace, .storage, .permissionDenied, .alreadyOpen, .fileReplaced,
            .unreachable,
        ]
        return codes.contains(code)
    }
}
