// The workloads whose power is cut. Each is done once: its log is all that the states need.

import Foundation
import Testing

/// What is done before the log begins, and what is logged.
struct PowerCutWorkload: CustomTestStringConvertible, Sendable {
    let name: String
    var prepared: [FaultStep] = []
    let steps: [FaultStep]
    var isOfHouseholds = true

    var testDescription: String { name }

    /// What holds where some steps were begun and some acknowledged.
    func standing(begun: Set<Int>, acknowledged: Set<Int>) -> Standing {
        var standing = Standing()
        for step in prepared { standing.acknowledge(step.promises) }
        for step in begun { standing.begin(steps[step].promises) }
        for step in acknowledged { standing.acknowledge(steps[step].promises) }
        // A rebuild under way takes back what the one before it promised: the tables are being made again.
        if begun.subtracting(acknowledged).contains(where: { steps[$0].promises.contains(.tables) }) {
            standing.acknowledged.remove(.tables)
        }
        return standing
    }

    /// Does the workload once and gives what it did to the disk.
    func record() throws -> PowerCuts { try run { _, _ in }.cuts }

    /// A workload that was done: what it did to the disk, and what was wrong with the steps that did not end as they
    /// should, which were not acknowledged.
    struct Run {
        let cuts: PowerCuts
        let wrong: [Int: String]
        /// What is wrong with the folder in the end.
        let problem: StandingProblem?
    }

    /// Does the workload once while calls may fail, as `prepare` says before each step; without that every step must
    /// end as it should. Throws when a process ends.
    func run(toleratesErrors: Bool = false, prepare: (Int, FaultControl) -> Void) throws -> Run {
        let scene = try FaultScene(session: isOfHouseholds ? "households" : "ledger")
        for step in prepared { try scene.run(step) }
        scene.end()
        let start = try RecordedStart(scene.folder)
        let log = try scene.input.write("log", "")
        let control = try FaultControl(at: scene.input.file("control"))
        let environment = try Interposer.environment(below: scene.folder, log: log, control: control)
        var (wrong, done): ([Int: String], Set<Int>) = ([:], [])
        for (number, step) in steps.enumerated() {
            prepare(number, control)
            try PowerCutWorkload.append(DiskLog.note(DiskLog.stepBegan, step: number), to: log)
            if let answer = try scene.wrongAnswer(to: step, environment) {
                guard toleratesErrors else { throw FaultSceneFailure(text: answer) }
                wrong[number] = answer
            } else {
                try PowerCutWorkload.append(DiskLog.note(DiskLog.stepAcknowledged, step: number), to: log)
                done.insert(number)
            }
        }
        prepare(steps.count, control)
        scene.end()
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: log)))
        let operations = try DiskLog(bytes, numbers: start.numbers).operations
        // Of lines that are worked on at the same time one may fail and the other be done.
        let mixed = wrong.keys.filter { steps[$0].promises.count > 1 }
        let check = StandingCheck(
            folder: scene.folder, standing: standing(begun: done.union(mixed), acknowledged: done),
            isOfHouseholds: isOfHouseholds)
        return Run(
            cuts: PowerCuts(start: start, operations: operations), wrong: wrong,
            problem: toleratesErrors ? check.problem() : nil)
    }

    private static func append(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_APPEND)
        defer { close(descriptor) }
        guard write(descriptor, bytes, bytes.count) == bytes.count else {
            throw DiskLog.Malformed(text: "the log can't be written: \(errno)")
        }
    }
}
