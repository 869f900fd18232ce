// What verifying found of a ledger: how far it was looked at, what is intact, and the first finding of each kind.
// It only holds the answer.

/// The result of verifying a ledger.
public struct Verification: Sendable {
    /// The last visible position; nil when the row that says so can't be read.
    public internal(set) var lastPosition: Position?
    /// Entries that are intact, each by itself.
    public internal(set) var soundEntries = 0
    /// Their events.
    public internal(set) var soundEvents = 0
    /// Positions up to the last entry that no intact entry holds.
    public internal(set) var lostEvents = 0
    /// The position through which every derived table was compared; 0 when none could be.
    public internal(set) var comparedThrough: Position = 0
    /// The position through which the rules of the domain were judged again; 0 when they could not be.
    public internal(set) var judgedThrough: Position = 0
    /// The position through which the tree was made again from entries and secrets; 0 when it could not be, or there is
    /// none.
    public internal(set) var hashedThrough: Position = 0
    /// Checkpoints that the tree agrees with: those that the ledger keeps, and those it is compared with.
    public internal(set) var agreeingCheckpoints = 0
    /// Signatures on them that were checked with a key and hold.
    public internal(set) var checkedSignatures = 0
    /// The position through which a checkpoint that was given, or one with a signature that was checked, vouches for
    /// the events; 0 when none does. Beyond it the events were compared with each other only.
    public internal(set) var vouchedThrough: Position = 0
    /// Events of an unfinished import: no reader sees them and the next writer takes them out. No finding.
    public internal(set) var unfinishedEvents = 0
    /// The first finding of each kind, in the order of the kinds.
    public internal(set) var findings: [VerificationFinding] = []

    /// The problem of the first checkpoint that has another root than the entries give.
    var contradiction: Sentence?

    /// Whether nothing was found. A file that somebody wrote anew as a whole is sound too: see `vouchedThrough`.
    public var isSound: Bool { findings.isEmpty }

    /// Whether no entry is lost or damaged; what was found then is only of derived tables, rules or figures.
    public var truthIsSound: Bool {
        findings.allSatisfy { $0.isDerived || $0.kind == .rules || $0.kind == .figures }
    }

    /// Whether something of what can be made again was found.
    var hasDerivedFinding: Bool { findings.contains(where: \.isDerived) }

    private var leftOut: Set<VerificationKind>

    /// Nothing found yet. Kinds in `leavingOut` are never found: only tests switch a check off.
    init(leavingOut leftOut: Set<VerificationKind> = []) { self.leftOut = leftOut }

    /// Notes a finding: the first of a kind is kept, the others are counted.
    mutating func add(
        _ kind: VerificationKind, position: Position? = nil, key: [UInt8]? = nil, isDerived: Bool? = nil,
        count: Int = 1, _ problem: Sentence
    ) {
        guard !leftOut.contains(kind) else { return }
        if let index = findings.firstIndex(where: { $0.kind == kind }) {
            findings[index].count += count
            return
        }
        findings.append(
            VerificationFinding(
                kind: kind, isDerived: isDerived ?? kind.isDerived, position: position, key: key.map(Self.digits),
                problem: problem, count: count))
        let order = VerificationKind.allCases
        findings.sort { order.firstIndex(of: $0.kind) ?? 0 < order.firstIndex(of: $1.kind) ?? 0 }
    }

    private static func digits(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
    }
}

// The kinds of damage that verifying distinguishes. A kind is also one check: tests leave one out and demand to notice.

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
    /// Figures that an entry states of what was recorded before it, as the rules work them out again.
    case figures
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
    /// The derived table of balances.
    case balances
    /// The derived table of the last position of each day of recording.
    case recordedDays
    /// The derived table of the events by which others are read.
    case keyEvents
    /// The secrets of entries, and that leaves made of entries and secrets are those of the stored tree.
    case secrets
    /// The derived table of the tree's hashes.
    case tiles
    /// The row of the growing edge of the tree.
    case tree
    /// Checkpoints, those that the ledger keeps and those it is compared with.
    case checkpoints

    /// Whether it is only of what can be made again from the entries.
    public var isDerived: Bool {
        switch self {
        case .entryIDs, .streams, .timelines, .sealedTimelines, .voids, .snapshots, .balances,
            .recordedDays, .keyEvents, .tiles, .tree:
            true
        default: false
        }
    }
}

// One thing that verifying found: the first of its kind, with how many there are.

/// The first finding of a kind.
public struct VerificationFinding: Hashable, Sendable {
    /// What it is about.
    public let kind: VerificationKind
    /// Whether it can be mended by making the derived tables again.
    public let isDerived: Bool
    /// The position it concerns.
    public let position: Position?
    /// The key of the row it concerns, in hexadecimal digits, as in `01 00 00 00 07`.
    public let key: String?
    /// What is wrong, a sentence without a full stop.
    public let problem: Sentence
    /// How many findings of this kind there are, this one counted.
    public internal(set) var count: Int
}
