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
        return standing
    }

    /// Does the workload once and gives what it did to the disk.
    func record(faults: (Int, FaultControl) -> Void = { _, _ in }) throws -> PowerCuts {
        let scene = try FaultScene(session: isOfHouseholds ? "households" : "ledger")
        for step in prepared { try scene.run(step) }
        scene.end()
        let start = try RecordedStart(scene.folder)
        let log = try scene.input.write("log", "")
        let control = try FaultControl(at: scene.input.file("control"))
        let environment = try Interposer.environment(below: scene.folder, log: log, control: control)
        for (number, step) in steps.enumerated() {
            faults(number, control)
            try PowerCutWorkload.append(DiskLog.note(DiskLog.stepBegan, step: number), to: log)
            try scene.run(step, environment: environment)
            try PowerCutWorkload.append(DiskLog.note(DiskLog.stepAcknowledged, step: number), to: log)
        }
        scene.end()
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: log)))
        return PowerCuts(start: start, operations: try DiskLog(bytes, numbers: start.numbers).operations)
    }

    private static func append(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_APPEND)
        defer { close(descriptor) }
        guard write(descriptor, bytes, bytes.count) == bytes.count else {
            throw DiskLog.Malformed(text: "the log can't be written: \(errno)")
        }
    }
}
