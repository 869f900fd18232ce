// The workloads: everything that writes, through `socai` and in a process that embeds the library.

import Foundation

extension PowerCutWorkload {
    /// How many states of each workload are asked for; nil in the short run.
    static let asked = ProcessInfo.processInfo.environment["SOCAI_POWER_CUTS"].flatMap { Int($0) }
    /// How often a workload does what it does.
    private static let length = asked == nil ? 1 : 4

    /// All workloads.
    static let all: [PowerCutWorkload] = [
        PowerCutWorkload(name: "making a ledger", steps: [.making, .base]),
        singleRecords, twoWriters, stagedImport, failedStagedImport, backups,
        PowerCutWorkload(
            name: "imports", prepared: [.making, .base], steps: [.more] + (1...2 * length).map { .one($0) } + [.more]),
        PowerCutWorkload(
            name: "a failed import", prepared: [.making, .base],
            steps: (1...2 * length).flatMap { [.bad, .one($0)] }),
        PowerCutWorkload(
            name: "a key and checkpoints", prepared: [.making, .base],
            steps: [.key] + (1...2 * length).flatMap { [.one($0), .checkpoint($0), .checkpoint($0)] }),
        PowerCutWorkload(
            name: "signed closings", prepared: [.making, .base, .key],
            steps: (1...min(3, 2 * length)).map { .closing(2020 + $0, checkpoint: $0) }),
        PowerCutWorkload(
            name: "a rebuild", prepared: [.making, .base, .more],
            steps: (1...length).flatMap { [.rebuild, .one($0)] }),
        PowerCutWorkload(
            name: "a bundle and a proof", prepared: [.making, .base, .key, .checkpoint(1)], steps: [.bundle, .proof]),
    ]

    private static let opening = "open @/\(StandingCheck.ledgerName)"

    /// One process that records entry after entry, and so uses pages again that it freed; each fourth has many events.
    static let singleRecords = PowerCutWorkload(
        name: "single records", prepared: [.making, .base],
        steps: [.tell(opening)]
            + (1...12 * length).map {
                .tell("record r\($0) \($0 % 4 == 0 ? 60 : $0)", promising: .entries(["r\($0)"]))
            })

    /// A plain backup and compacted ones.
    static let backups = PowerCutWorkload(
        name: "backups", prepared: [.making, .base],
        steps: [.backup("plain.socai", entries: 4)]
            + (1...length).flatMap {
                [.one($0), .backup("compact-\($0).socai", entries: 4 + $0, compact: true)]
            })

    /// Two processes that record at the same time.
    static let twoWriters = PowerCutWorkload(
        name: "two writers", prepared: [.making, .base],
        steps: [.tell(opening, opening)]
            + (1...6 * length).map {
                .tell("record a\($0) 1", "record b\($0) \($0)", promising: .entries(["a\($0)"]), .entries(["b\($0)"]))
            })

    /// Imports that stage three times; they are of the generic layer, where an import of any size can.
    static let stagedImport = PowerCutWorkload(
        name: "a staged import", prepared: generic, steps: staged("finish", isDone: true), isOfHouseholds: false)

    /// The same, given up.
    static let failedStagedImport = PowerCutWorkload(
        name: "a failed staged import", prepared: generic, steps: staged("throw", isDone: false), isOfHouseholds: false)

    private static let generic: [FaultStep] = [
        .tell("open make @/\(StandingCheck.ledgerName)", promising: .ledger),
        .tell("record first s 3 40", promising: .entries(["first"])), .tell("close"),
    ]

    private static func staged(_ end: String, isDone: Bool) -> [FaultStep] {
        [.tell("open write @/\(StandingCheck.ledgerName)")]
            + (1...length).flatMap { (round: Int) -> [FaultStep] in
                let ids = (1...4).map { "s\(round)-\($0)" }
                let ending = FaultStep(
                    action: .tell([end]), promises: isDone ? [.entries(ids)] : [], status: isDone ? 0 : 1)
                return [
                    .tell("write"), .tell("append \(ids[0]) s 4 900"), .tell("stage"),
                    .tell("append \(ids[1]) t 4 900"), .tell("append \(ids[2]) s 2 3000"), .tell("stage"),
                    .tell("append \(ids[3]) u\(round) 1 10"), .tell("stage"), ending,
                    .tell("record last-\(round) s 1 1", promising: .entries(["last-\(round)"])),
                ]
            }
    }
}
