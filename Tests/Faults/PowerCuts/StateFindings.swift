// The states of one workload, each made in a folder of its own and held against what was promised at that moment.

import LedgerTestSupport

/// What the states of one workload gave.
struct StateFindings {
    private(set) var states = 0
    private(set) var lost = 0
    private(set) var unsound = 0
    private(set) var examples: [String] = []

    /// Checks states of a workload: all of them, or as many as are wanted, spread over the whole log. It goes on until
    /// enough is found.
    init(
        _ workload: PowerCutWorkload, _ cuts: PowerCuts, states wanted: Int,
        isEnough: (StateFindings) -> Bool = { $0.examples.count >= 20 }
    ) throws {
        var all = 0
        var random = SeededGenerator(seed: 7)
        cuts.forEachState(&random) { _, _, _, _ in
            all += 1
            return true
        }
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
            if seen.insert(state).inserted {
                try check(state, workload.standing(begun: begun, acknowledged: acknowledged), workload)
            }
            return states < wanted && !isEnough(self)
        }
    }

    private mutating func check(_ state: DiskState, _ standing: Standing, _ workload: PowerCutWorkload) throws {
        let folder = try StateFolder()
        try state.write(to: folder.path)
        states += 1
        let check = StandingCheck(
            folder: folder.path, standing: standing, isOfHouseholds: workload.isOfHouseholds)
        guard let problem = check.problem() else { return }
        if problem.kind == .lost { lost += 1 } else { unsound += 1 }
        let open = standing.begun.subtracting(standing.acknowledged)
        examples.append("\(problem), while \(open) was under way")
    }
}
