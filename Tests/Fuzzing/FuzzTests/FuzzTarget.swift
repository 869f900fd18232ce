// What can be fuzzed: every parser that reads bytes made by somebody else. Both the fuzzer and the test that replays
// the corpus run inputs through here.

/// A parser with the laws that hold for every input; the raw value names its folder in Fixtures/fuzz.
enum FuzzTarget: String, CaseIterable, Sendable {
    /// `EntryRecord`, `RecordedEntry` and `RecordedEvent`.
    case entryRecords = "entry-records"
    /// The rows of the other tables.
    case rows
    /// The payloads of the events of the domain.
    case payloads
    /// `Note`, `Checkpoint` and `SignedCheckpoint`.
    case notes
    /// `LeafProof` and `GrowthProof`.
    case proofs
    /// `VerifierKey`, `SigningKey`, `KeyName` and the paths of tiles.
    case names
    /// The check of a file's pages, and LMDB over what passes it.
    case pages
    /// Verifying a ledger, and reading what is found sound.
    case ledgers
    /// `EntryReader`, the lines of JSON.
    case jsonLines = "json-lines"
    /// `TableFile`, workbooks and text.
    case tables
    /// `OfficeListReader`, text files as lists of every kind.
    case lists
    /// `ReplicationMessage`, and `LedgerMirror` over what it reads.
    case segments
    /// `UnionFile`.
    case unions

    /// Runs one input. Throws a `BrokenLaw`; a trap is one too. What the input's bytes mean is said with each body.
    func run(_ input: [UInt8]) throws {
        switch self {
        case .entryRecords: try EntryRecordLaws.hold(for: input)
        case .rows: try RowLaws.hold(for: input)
        case .payloads: try PayloadLaws.hold(for: input)
        case .notes: try NoteLaws.hold(for: input)
        case .proofs: try ProofLaws.hold(for: input)
        case .names: try NameLaws.hold(for: input)
        case .pages: try PageLaws.hold(for: input)
        case .ledgers: try LedgerLaws.hold(for: input)
        case .jsonLines: try JSONLineLaws.hold(for: input)
        case .tables: try TableLaws.hold(for: input)
        case .lists: try ListLaws.hold(for: input)
        case .segments: try SegmentLaws.hold(for: input)
        case .unions: try UnionLaws.hold(for: input)
        }
    }
}
