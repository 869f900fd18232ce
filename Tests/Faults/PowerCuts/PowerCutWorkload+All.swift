// The workloads: everything that writes, through `socai` and in a process that embeds the library.

extension PowerCutWorkload {
    /// All workloads.
    static let all: [PowerCutWorkload] = [
        PowerCutWorkload(name: "making a ledger", steps: [.making, .base]),
        singleRecords, twoWriters, stagedImport, failedStagedImport, backups,
        PowerCutWorkload(name: "imports", prepared: [.making, .base], steps: [.more, .one(1), .more]),
        PowerCutWorkload(name: "a failed import", prepared: [.making, .base], steps: [.bad, .one(1)]),
        PowerCutWorkload(
            name: "a key and checkpoints", prepared: [.making, .base],
            steps: [.key, .checkpoint(1), .one(1), .checkpoint(2), .checkpoint(2)]),
        PowerCutWorkload(
            name: "signed closings", prepared: [.making, .base, .key],
            steps: [.closing(2022, checkpoint: 1), .closing(2023, checkpoint: 2)]),
        PowerCutWorkload(name: "a rebuild", prepared: [.making, .base, .more], steps: [.rebuild, .one(1)]),
        PowerCutWorkload(
            name: "a bundle and a proof", prepared: [.making, .base, .key, .checkpoint(1)], steps: [.bundle, .proof]),
    ]

    /// One process that records entry after entry, and so uses pages again that it freed.
    static let singleRecords = PowerCutWorkload(
        name: "single records", prepared: [.making, .base],
        steps: [.tell("open @/\(StandingCheck.ledgerName)")]
            + (1...12).map { .tell("record r\($0)", promising: .entries(["r\($0)"])) })

    /// A plain backup and a compacted one.
    static let backups = PowerCutWorkload(
        name: "backups", prepared: [.making, .base],
        steps: [.backup("one.socai", entries: 4), .one(1), .backup("two.socai", entries: 5, compact: true)])

    /// Two processes that record at the same time.
    static let twoWriters = PowerCutWorkload(
        name: "two writers", prepared: [.making, .base],
        steps: [.tell("open @/\(StandingCheck.ledgerName)", "open @/\(StandingCheck.ledgerName)")]
            + (1...6).map {
                .tell("record a\($0)", "record b\($0)", promising: .entries(["a\($0)"]), .entries(["b\($0)"]))
            })

    /// An import that stages three times; it is of the generic layer, where an import of any size can.
    static let stagedImport = PowerCutWorkload(
        name: "a staged import", prepared: generic,
        steps: [.tell("open write @/\(StandingCheck.ledgerName)"), .tell("write")] + staging
            + [
                .tell("finish", promising: .entries(["s1", "s2", "s3", "s4"])),
                .tell("record last s 1 1", promising: .entries(["last"])),
            ],
        isOfHouseholds: false)

    /// The same, given up.
    static let failedStagedImport = PowerCutWorkload(
        name: "a failed staged import", prepared: generic,
        steps: [.tell("open write @/\(StandingCheck.ledgerName)"), .tell("write")] + staging
            + [.tell("throw", status: 1), .tell("record last s 1 1", promising: .entries(["last"]))],
        isOfHouseholds: false)

    private static let generic: [FaultStep] = [
        .tell("open make @/\(StandingCheck.ledgerName)", promising: .ledger),
        .tell("record first s 3 40", promising: .entries(["first"])), .tell("close"),
    ]

    private static let staging: [FaultStep] = [
        .tell("append s1 s 4 900"), .tell("stage"), .tell("append s2 t 4 900"), .tell("append s3 s 2 3000"),
        .tell("stage"), .tell("append s4 u 1 10"), .tell("stage"),
    ]
}
