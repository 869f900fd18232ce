// The promise that no failing call of the system ends a program by a signal, loses what was acknowledged or leaves
// something half done: each call of each verb that writes fails in turn, in each way it can. The verb says so with the
// status of a system that failed, or deals with it; what was there is as it was; and the same verb succeeds when it is
// run again.
//
// SOCAI_FAILING_CALLS=1 makes every call fail; otherwise some are chosen.

import Foundation
import LedgerTestSupport
import Testing

private let isLongRun = ProcessInfo.processInfo.environment["SOCAI_FAILING_CALLS"] != nil

@Suite(.timeLimit(.minutes(isLongRun ? 600 : 30))) struct FailingCallTests {
    @Test(arguments: FailingVerb.all + (isLongRun ? [.stagedImport] : []))
    func failingCallsAreToldAndLeaveNothingHalfDone(_ verb: FailingVerb) throws {
        var random = SeededGenerator(seed: 5)
        var count = 0
        var problems: [String] = []
        for withLockFile in [false, true] {
            let runs = try FailingRuns(verb, withLockFile: withLockFile)
            for fault in runs.faults.shuffled(using: &random).prefix(isLongRun ? verb.mostFaults : 3) {
                let (happened, problem) = try runs.problem(with: fault)
                count += happened ? 1 : 0
                if let problem { problems.append(problem) }
            }
        }
        #expect(problems.isEmpty, "\(verb.name): \(problems.count) of \(count):\n\(problems.joined(separator: "\n"))")
        if isLongRun { print("\(verb.name): \(count) failing calls, \(problems.count) problems") }
        #expect(count > 0)
    }

    /// The control: a write that does a part of what was asked and does not say so is found out by the same check.
    @Test func aWriteThatIsNotDoneIsFoundOut() throws {
        let runs = try FailingRuns(FailingVerb(name: "import", step: .more), withLockFile: true)
        let found = try (1...(runs.calls[.write] ?? 1)).filter {
            try runs.problem(with: Fault(group: .write, first: $0, error: Fault.untold)).problem != nil
        }
        #expect(!found.isEmpty)
    }

    @Test(
        arguments: [PowerCutWorkload.singleRecords, .stagedImport, .failedStagedImport, .twoWriters])
    func aProcessGoesOnAfterAFailedCall(_ workload: PowerCutWorkload) throws {
        let session = try FailingSession(workload)
        var random = SeededGenerator(seed: 6)
        let faults = isLongRun ? session.faults : Array(session.faults.shuffled(using: &random).prefix(6))
        var count = 0
        var problems: [String] = []
        for fault in faults {
            let (happened, found) = try session.problems(with: fault, states: isLongRun ? 20 : 5)
            count += happened ? 1 : 0
            problems += found
        }
        #expect(problems.isEmpty, "\(workload.name): \(problems.count):\n\(problems.joined(separator: "\n"))")
        #expect(count > 0)
        if isLongRun { print("\(workload.name): \(count) failing calls, \(problems.count) problems") }
    }
}
