// The kinds of damage that verifying tells apart. A kind is also one check: tests leave one out and demand to notice.

/// What a finding of a verification is about.
public enum VerificationKind: String, CaseIterable, Sendable {
    /// The structure of the file's pages.
    case pages
    /// The rows that say what the file is and how far it is visible.
    case state
    /// The bytes of an entry: its digest, and that encoding it again gives the same.
    case records
    /// Positions: 1, 2, 3 … without a gap, and each entry under its first.
    case positions
    /// Recorded times, which never go back.
    case recordedTimes
    /// Numbers of streams: dense, in the order of first appearance, each naming one id.
    case streamNumbers
    /// Voids: an earlier event that is no void, of the same stream, once.
    case voidEvents
    /// The rules of the domain.
    case rules
    /// The figures of a closing.
    case closings
    /// The derived table of entry ids.
    case entryIDs
    /// The derived table of stream numbers.
    case streams
    /// The derived table of timelines.
    case timelines
    /// The derived table of the parts of timelines that no longer change.
    case sealedTimelines
    /// The derived table of voids.
    case voids
    /// What the domain keeps of a stream's state, in the table of timelines.
    case snapshots
    /// The secrets of entries, and that leaves made of entries and secrets are those of the stored tree.
    case secrets
    /// The derived table of the tree's hashes.
    case tiles
    /// The row of the growing edge of the tree.
    case tree
    /// Checkpoints, those that the ledger keeps and those it is held against.
    case checkpoints

    /// Whether it is only of what can be made again from the entries.
    public var isDerived: Bool {
        switch self {
        case .entryIDs, .streams, .timelines, .sealedTimelines, .voids, .snapshots, .tiles, .tree: true
        default: false
        }
    }
}
