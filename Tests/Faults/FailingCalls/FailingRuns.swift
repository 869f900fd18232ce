// Runs of one verb, each with one fault, on a folder of its own that is a copy of one that was prepared once.

import Foundation
import LedgerTestSupport

/// The runs of one verb.
struct FailingRuns {
    let verb: FailingVerb
    private let prepared: DiskState
    private let input: TemporaryFolder
    private let control: FaultControl
    /// How many calls of each kind the verb makes.
    let calls: [FaultGroup: Int]

    /// Prepares the folder and counts the calls of a run without a fault.
    ///
    /// Without the lock file, which a backup or a copy has none of, making that can fail too.
    init(_ verb: FailingVerb, withLockFile: Bool) throws {
        self.verb = verb
        let scene = try FaultScene()
        for step in verb.prepared { try scene.run(step) }
        prepared = DiskState(RecordedDisk(try RecordedStart(scene.folder), honesty: .all), [:])
            .without { !withLockFile && $0.hasSuffix("-lock") }
        input = scene.input
        if verb.mostFaults < .max { try FaultInput.writeLarge(into: input) }
        control = try FaultControl(at: input.file("control"))
        let folder = try StateFolder()
        try prepared.write(to: folder.path)
        let outcome = try FailingRuns.run(verb.step, folder.path, input, control)
        guard outcome.status == verb.step.status else {
            throw FaultSceneFailure(text: "\(verb.name) without a fault: \(outcome.description)")
        }
        let counted = control
        calls = Dictionary(uniqueKeysWithValues: FaultGroup.allCases.map { ($0, counted.calls($0)) })
    }

    private static func run(
        _ step: FaultStep, _ folder: String, _ input: TemporaryFolder, _ control: FaultControl?
    ) throws -> FaultOutcome {
        let environment = try control.map { try Interposer.environment(below: folder, control: $0) } ?? [:]
        guard case .socai(let line) = step.action else { throw FaultSceneFailure(text: "no run of socai") }
        let words = FaultScene.words(of: line, folder: folder, input: input.path)
        return try FaultProcess([FaultProcess.socai] + words, environment: environment).outcome()
    }

    /// Every call of every kind, each way that it may fail, once and from there on.
    var faults: [Fault] {
        FaultGroup.allCases.flatMap { group in
            (0..<(calls[group] ?? 0)).flatMap { number in
                group.errors.flatMap { error in
                    Fault.mayLast(error).map {
                        Fault(group: group, first: number + 1, lasts: $0, error: error)
                    }
                }
            }
        }
    }

    /// Runs the verb with a fault: what is wrong afterwards, or nil; false where the fault did not come to pass.
    func problem(with fault: Fault) throws -> (happened: Bool, problem: String?) {
        let folder = try StateFolder()
        try prepared.write(to: folder.path)
        control.set(fault)
        let outcome = try FailingRuns.run(verb.step, folder.path, input, control)
        guard control.failures > 0 else { return (false, nil) }
        return (true, try problem(folder.path, outcome, fault).map { "\(fault): \($0) [\(outcome.description)]" })
    }

    private func problem(_ folder: String, _ outcome: FaultOutcome, _ fault: Fault) throws -> String? {
        var standing = Standing()
        for step in verb.prepared { standing.acknowledge(step.promises) }
        let wasDone = outcome.status == verb.step.status
        if wasDone {
            standing.acknowledge(verb.step.promises)
        } else if !verb.commitsOnce {
            standing.begin(verb.step.promises)
        }
        guard outcome.signal == nil else { return "it was ended by signal \(outcome.signal ?? 0)" }
        guard wasDone || outcome.status == 3 else { return "the status is not 3" }
        if let left = try FailingRuns.leftovers(folder), !FailingRuns.mayStay(folder + "/" + left, fault) {
            return "\(left) is left"
        }
        if standing.acknowledged.contains(.ledger),
            let problem = StandingCheck(folder: folder, standing: standing).problemBefore()
        {
            return problem.description
        }
        if !wasDone {
            let again = try FailingRuns.run(verb.step, folder, input, nil)
            guard again.status == verb.step.status else { return "the second time: \(again.description)" }
            standing.acknowledge(verb.step.promises)
        }
        return StandingCheck(folder: folder, standing: standing).problem()?.description
    }

    /// Whether nothing could be done about what is left: removing failed, or it is a folder, which is emptied by
    /// opening it, and nothing can be opened any more. The next call of that name takes it away, which the second run
    /// shows.
    private static func mayStay(_ path: String, _ fault: Fault) -> Bool {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return fault.group == .remove || fault.group == .open && fault.lasts && isFolder.boolValue
    }

    /// What a verb leaves only when it is killed.
    private static func leftovers(_ folder: String) throws -> String? {
        try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix("-partial") }
    }
}
