// A folder with a ledger in it, and the programs that work on it: `socai`, a run a step, or a process that embeds the
// library and is told a line a step.

import Foundation
import LedgerTestSupport

/// One step of a workload.
struct FaultStep {
    enum Action {
        /// Words of `socai`; `@` stands for the folder that is worked in, `%` for that of the input.
        case socai(String)
        /// Lines for processes that embed the library, one each; all work on them at the same time.
        case tell([String])
    }

    let action: Action
    /// What holds from its acknowledgement on.
    var promises: [Promise] = []
    /// The status that `socai` ends with; a process that embeds answers with `error` where it is not 0.
    var status: Int32 = 0

    fileprivate func isRight(_ answer: String) -> Bool { answer.hasPrefix("ok") == (status == 0) }

    /// A run of `socai`.
    static func socai(_ words: String, _ promises: Promise..., status: Int32 = 0) -> FaultStep {
        FaultStep(action: .socai(words), promises: promises, status: status)
    }

    /// Lines for processes that embed the library.
    static func tell(_ lines: String..., promising promises: Promise..., status: Int32 = 0) -> FaultStep {
        FaultStep(action: .tell(lines), promises: promises, status: status)
    }
}

/// A step did not end as it should, without any fault.
struct FaultSceneFailure: Error {
    let text: String
}

/// A folder to work in, and one for input.
final class FaultScene {
    /// The folder that is worked in.
    let folder: String
    let input: TemporaryFolder
    private let place: TemporaryFolder
    /// What the processes that embed the library are.
    private let session: String
    private var processes: [TestProcess] = []

    /// Makes both folders.
    init(session: String = "households") throws {
        self.session = session
        place = try TemporaryFolder()
        input = try TemporaryFolder()
        folder = try FaultScene.resolved(place.path)
        try FaultInput.write(into: input)
    }

    /// A path that other programs see the same way.
    private static func resolved(_ path: String) throws -> String {
        guard let pointer = realpath(path, nil) else { throw FaultSceneFailure(text: path) }
        defer { free(pointer) }
        return String(cString: pointer)
    }

    /// The words of a line with the folders in them.
    static func words(of line: String, folder: String, input: String) -> [String] {
        line.split(separator: " ").map {
            $0.replacingOccurrences(of: "@", with: folder).replacingOccurrences(of: "%", with: input)
        }
    }

    private func words(_ line: String) -> [String] {
        FaultScene.words(of: line, folder: folder, input: input.path)
    }

    /// Does a step that must end as it should.
    func run(_ step: FaultStep, environment: [String: String] = [:]) throws {
        if let answer = try wrongAnswer(to: step, environment) { throw FaultSceneFailure(text: answer) }
    }

    /// Does a step: what was wrong with how it ended, or nil. Throws when a process is there no more.
    func wrongAnswer(to step: FaultStep, _ environment: [String: String]) throws -> String? {
        switch step.action {
        case .socai(let text):
            let outcome = try FaultProcess([FaultProcess.socai] + words(text), environment: environment).outcome()
            guard outcome.signal == nil else { throw FaultSceneFailure(text: "socai \(text): \(outcome.description)") }
            return outcome.status == step.status ? nil : "socai \(text): \(outcome.description)"
        case .tell(let lines):
            let lines = lines.map { words($0).joined(separator: " ") }
            while processes.count < lines.count { processes.append(try start(environment)) }
            for (process, line) in zip(processes, lines) { process.tell(line) }
            var wrong: String?
            for (process, line) in zip(processes, lines) {
                let answer = process.answer()
                guard !answer.isEmpty else { throw FaultSceneFailure(text: "\(line): the process is gone") }
                if !step.isRight(answer) { wrong = "\(line): \(answer)" }
            }
            return wrong
        }
    }

    /// Ends the processes that embed the library.
    func end() { processes.removeAll() }

    private func start(_ environment: [String: String]) throws -> TestProcess {
        let exports = environment.map { "export \($0)='\($1)'" }.sorted().joined(separator: "; ")
        return try TestProcess(session, shell: exports.isEmpty ? ":" : exports)
    }
}

/// The lines that are imported.
enum FaultInput {
    /// The entries of `base.jsonl`, `more.jsonl`, `one-N.jsonl`.
    static let base = ["units", "base-1", "base-2", "base-3"]
    static let more = (1...5).map { "more-\($0)" }

    static func write(into folder: TemporaryFolder) throws {
        let units =
            #"{"id":"units","actor":"UBND","events":[{"type":"unitEstablished","effectiveOn":"2021-01-01","unit":"p1","#
            + #""name":"Phường 1","kind":"ward"},{"type":"householdTotalReported","effectiveOn":"2021-12-31","unit":"p1","#
            + #""households":900}]}"#
        let lines = [units] + base.dropFirst().map { registration($0, households: 4) }
        _ = try folder.write("base.jsonl", lines.joined(separator: "\n") + "\n")
        let added = more.map { registration($0, households: 6) }
        _ = try folder.write("more.jsonl", added.joined(separator: "\n") + "\n")
        let bad = registration("bad", households: 1).replacingOccurrences(of: #""p1""#, with: #""p9""#)
        _ = try folder.write("bad.jsonl", (added + [bad]).joined(separator: "\n") + "\n")
        for number in 1...9 {
            _ = try folder.write("one-\(number).jsonl", registration("one-\(number)", households: 2) + "\n")
        }
    }

    /// The entries of `large.jsonl`: more households than one transaction holds.
    static let large = (1...500).map { "large-\($0)" }

    static func writeLarge(into folder: TemporaryFolder) throws {
        _ = try folder.write(
            "large.jsonl", large.map { registration($0, households: 100) + "\n" }.joined())
    }

    /// An entry that registers and classifies households of its own.
    static func registration(_ id: String, households: Int) -> String {
        let events = (1...households).flatMap { number in
            [
                #"{"type":"householdRegistered","effectiveOn":"2022-01-01","household":"\#(id)-\#(number)","unit":"p1","#
                    + #""members":\#(1 + number % 5)}"#,
                #"{"type":"householdClassified","effectiveOn":"2022-01-02","household":"\#(id)-\#(number)","class":"#
                    + #""\#(number % 2 == 0 ? "poor" : "nearPoor")"}"#,
            ]
        }
        return
            #"{"id":"\#(id)","actor":"UBND Phường 1","document":"1/QĐ","events":[\#(events.joined(separator: ","))]}"#
    }
}
