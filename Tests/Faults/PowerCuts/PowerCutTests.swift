// The promise that a power cut at any moment loses nothing that was acknowledged and leaves nothing damaged or half done: of
// every workload states are made as the disk may have them at every moment, and each is opened, verified and gone on with.
// The controls: a disk that does not keep what it promised must be found out by the same check.
//
// SOCAI_POWER_CUTS=N checks up to N states of each workload, drawing more combinations.

import Foundation
import LedgerTestSupport
import Testing

@Suite struct PowerCutTests {
    private static let asked = ProcessInfo.processInfo.environment["SOCAI_POWER_CUTS"].flatMap { Int($0) }
    private static let limit: TimeLimitTrait.Duration = asked == nil ? .minutes(5) : .minutes(600)

    /// What the states of one workload gave.
    private struct Findings {
        var states = 0
        var lost = 0
        var unsound = 0
        var examples: [String] = []
    }

    /// Checks states of a workload: all of them, or as many as are wanted, spread over the whole log.
    private static func check(
        _ workload: PowerCutWorkload, _ cuts: PowerCuts, states wanted: Int
    ) throws -> Findings {
        var all = 0
        var random = SeededGenerator(seed: 7)
        cuts.forEachState(&random) { _, _, _, _ in
            all += 1
            return true
        }
        var findings = Findings()
        var seen: Set<DiskState> = []
        var promised: [Set<Int>] = []
        var chosen = SeededGenerator(seed: 11)
        random = SeededGenerator(seed: 7)
        try cuts.forEachState(&random) { disk, fates, begun, acknowledged in
            guard chosen.number(1...all) <= 2 * wanted else { return true }
            if promised != [begun, acknowledged] {
                // The same state is checked again where more is promised.
                promised = [begun, acknowledged]
                seen = []
            }
            let state = DiskState(disk, fates)
            guard seen.insert(state).inserted else { return true }
            let folder = try StateFolder()
            try state.write(to: folder.path)
            let check = StandingCheck(
                folder: folder.path, standing: workload.standing(begun: begun, acknowledged: acknowledged),
                isOfHouseholds: workload.isOfHouseholds)
            findings.states += 1
            if let problem = check.problem() {
                if problem.kind == .lost { findings.lost += 1 } else { findings.unsound += 1 }
                findings.examples.append("begun \(begun.sorted()), done \(acknowledged.sorted()): \(problem)")
            }
            return findings.states < wanted && findings.examples.count < 20
        }
        return findings
    }

    @Test(.timeLimit(limit), arguments: PowerCutWorkload.all)
    func nothingAcknowledgedIsLostAndNothingIsDamaged(_ workload: PowerCutWorkload) throws {
        var cuts = try workload.record()
        if Self.asked != nil { cuts.drawn *= 20 }
        let findings = try Self.check(workload, cuts, states: Self.asked ?? 40)
        #expect(findings.examples.isEmpty, "\(workload.name): \(findings)")
        #expect(findings.states >= 20, "\(workload.name): too few states to show anything")
        if Self.asked != nil {
            print("\(workload.name): \(findings.states) states, \(findings.lost) lost, \(findings.unsound) unsound")
        }
    }

    /// What a disk does not keep, and what must be seen of it.
    struct Control: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let workload: PowerCutWorkload
        let honesty: RecordedDisk.Honesty
        let isLoss: Bool
    }

    private static let controls = [
        Control(
            testDescription: "fdatasync and fsync are ignored", workload: .singleRecords,
            honesty: [.folders, .durableWrites], isLoss: false),
        Control(
            testDescription: "writes to a descriptor opened with O_DSYNC are as others", workload: .singleRecords,
            honesty: [.files, .folders], isLoss: true),
        Control(
            testDescription: "fsync of folders is ignored", workload: .backups, honesty: [.files, .durableWrites],
            isLoss: true),
    ]

    @Test(.timeLimit(limit), arguments: controls)
    func aDiskThatDoesNotKeepItsWordIsFoundOut(_ control: Control) throws {
        var cuts = try control.workload.record()
        cuts.honesty = control.honesty
        let findings = try Self.check(control.workload, cuts, states: 150)
        #expect((control.isLoss ? findings.lost : findings.unsound) > 0, "\(findings)")
    }
}
