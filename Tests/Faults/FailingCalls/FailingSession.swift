// A process that embeds the library, goes on after a call failed, and then loses power: what it acknowledged after the
// failure counts as much as what it acknowledged before. A write that a failed sync did not bring to the disk may never
// come there, also where a later sync ends well.

import LedgerTestSupport

/// The faults of a workload in one process.
struct FailingSession {
    let workload: PowerCutWorkload
    /// A fault in a step; it ends with that step.
    struct StepFault {
        let step: Int
        let fault: Fault
    }

    /// Every call of every step, each way that it may fail.
    let faults: [StepFault]

    /// Counts the calls of a run without a fault.
    init(_ workload: PowerCutWorkload) throws {
        self.workload = workload
        var counts: [[FaultGroup: Int]] = []
        _ = try workload.run { step, control in
            if step > 0 {
                counts.append(Dictionary(uniqueKeysWithValues: FaultGroup.allCases.map { ($0, control.calls($0)) }))
            }
            control.set(nil)
        }
        // The first step opens the ledger, as every verb does; the last one shows whether the process goes on.
        faults = counts.enumerated().dropFirst().dropLast().flatMap { (step, count) in
            FaultGroup.allCases.flatMap { group in
                (0..<(count[group] ?? 0)).flatMap { number in
                    group.errors.flatMap { error in
                        Fault.mayLast(error).map {
                            let fault = Fault(group: group, first: number + 1, lasts: $0, error: error)
                            return StepFault(step: step, fault: fault)
                        }
                    }
                }
            }
        }
    }

    /// Runs the workload with a fault; what is wrong afterwards, in the folder and in so many states after a power cut.
    /// False where the fault did not come to pass.
    func problems(with fault: StepFault, states: Int) throws -> (happened: Bool, [String]) {
        var run: PowerCutWorkload.Run
        var happened = false
        do {
            run = try workload.run(toleratesErrors: true) { step, control in
                if step == fault.step { control.set(fault.fault) }
                if step == fault.step + 1 {
                    happened = control.failures > 0
                    control.set(nil)
                }
            }
        } catch let failure as FaultSceneFailure { return (true, ["\(fault): \(failure.text)"]) }
        var problems = run.problem.map { ["in the end: \($0)"] } ?? []
        // The process goes on, or says that it must open the file again.
        if let wrong = run.wrong[workload.steps.count - 1], !wrong.hasSuffix("error storage") {
            problems.append("it does not go on: \(wrong)")
        }
        problems += try StateFindings(workload, run.cuts, states: states).examples
        return (happened, problems.map { "step \(fault.step), \(fault.fault): \($0)" })
    }
}
