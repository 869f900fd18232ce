// The verbs that write, each with what is there before it and what it promises.

import Testing

/// One verb whose calls fail.
struct FailingVerb: CustomTestStringConvertible, Sendable {
    let name: String
    var prepared: [FaultStep] = [.making, .base]
    let step: FaultStep
    /// Whether it commits once, so that what it did not acknowledge is not there.
    var commitsOnce = true
    /// How many of its faults are tried at most: a run of it takes long.
    var mostFaults = Int.max

    var testDescription: String { name }

    private static let signing: [FaultStep] = [.making, .base, .key, .checkpoint(1), .one(1)]

    /// All verbs that write.
    static let all: [FailingVerb] = [
        FailingVerb(name: "init", prepared: [], step: .making),
        FailingVerb(name: "import of one entry", step: .one(1)),
        FailingVerb(name: "import of several entries", step: .more),
        FailingVerb(name: "import with a bad line", step: .bad),
        FailingVerb(name: "close", step: .closing(2022)),
        FailingVerb(
            name: "close --key", prepared: signing, step: .closing(2022, checkpoint: 2), commitsOnce: false),
        FailingVerb(name: "key new", step: .key),
        FailingVerb(name: "checkpoint", prepared: [.making, .base, .key], step: .checkpoint(1)),
        FailingVerb(name: "checkpoint of a ledger that grew", prepared: signing, step: .checkpoint(2)),
        FailingVerb(name: "backup", step: .backup("copy.socai", entries: 4)),
        FailingVerb(name: "backup --compact", step: .backup("copy.socai", entries: 4, compact: true)),
        FailingVerb(name: "rebuild", prepared: [.making, .base, .more], step: .rebuild, commitsOnce: false),
        FailingVerb(name: "bundle", prepared: [.making, .base, .key, .checkpoint(1)], step: .bundle),
        FailingVerb(name: "prove -o", prepared: [.making, .base, .key, .checkpoint(1)], step: .proof),
    ]

    /// An import that is larger than one transaction, so that it is staged.
    static let stagedImport = FailingVerb(
        name: "import that is staged", prepared: [.making, .base],
        step: .socai("import @/\(StandingCheck.ledgerName) %/large.jsonl", .entries(FaultInput.large)), mostFaults: 100)
}
