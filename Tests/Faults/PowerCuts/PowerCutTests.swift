// The promise that a power cut at any moment loses nothing that was acknowledged and leaves nothing damaged or half
// done: of every workload states are made as the disk may have them at every moment, and each is opened, verified and
// gone on with. The controls: a disk that does not keep what it promised must be found out by the same check.
//
// SOCAI_POWER_CUTS=N checks up to N states of each workload, drawing more combinations.

import Foundation
import LedgerTestSupport
import Testing

@Suite struct PowerCutTests {
    private static let asked = PowerCutWorkload.asked
    private static let limit: TimeLimitTrait.Duration = asked == nil ? .minutes(60) : .minutes(600)

    @Test(.timeLimit(limit), arguments: PowerCutWorkload.all)
    func nothingAcknowledgedIsLostAndNothingIsDamaged(_ workload: PowerCutWorkload) throws {
        var cuts = try workload.record()
        if Self.asked != nil { cuts.drawn *= 20 }
        let findings = try StateFindings(workload, cuts, states: Self.asked ?? 25)
        #expect(findings.examples.isEmpty, "\(workload.name): \(findings)")
        #expect(findings.states >= 15, "\(workload.name): too few states to show anything")
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

        func isMet(by findings: StateFindings) -> Bool { (isLoss ? findings.lost : findings.unsound) > 0 }
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
        let findings = try StateFindings(control.workload, cuts, states: 300) { control.isMet(by: $0) }
        #expect(control.isMet(by: findings), "\(findings)")
    }
}
