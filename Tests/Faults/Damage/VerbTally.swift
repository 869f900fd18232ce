// Runs every reading verb on one file, all at once, and keeps count of how they ended.

import Foundation
import LedgerTestSupport
import Testing

/// How the verbs ended, over many files.
struct VerbTally {
    struct Ending {
        let status: RunningProgram.State
        let output: String
        let error: String
    }

    private var statuses: [RunningProgram.State: Int] = [:]
    private var (caught, differing, runs) = (0, 0, 0)
    private var differingVerbs: [String: Int] = [:]
    private var firstDiffering: [String] = []

    /// The longest that a verb may take on a small file, in seconds; far more than it needs.
    private static let limit = 40.0

    /// One line for people.
    var summary: String {
        let ends = statuses.map { "\($0.key): \($0.value)" }.sorted().joined(separator: ", ")
        let verbs = differingVerbs.map { "\($0.key) \($0.value)" }.sorted().joined(separator: ", ")
        return "\(runs) runs; \(ends); signals that were reported: \(caught); "
            + "status 0 with another answer than of the sound file: \(differing) (\(verbs)) \(firstDiffering)"
    }

    /// Every verb on a file of these bytes. Without an expectation, what they answer is one.
    mutating func run(
        _ ledger: ReadLedger, on bytes: [UInt8], _ what: String, expecting sound: [String: Ending]?
    ) throws -> [String: Ending] {
        let folder = try TemporaryFolder()
        let path = folder.file("damaged.socai")
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let programs = try ledger.verbs.enumerated().map { index, verb in
            let words = verb.words.map {
                $0.hasPrefix("OUT") ? folder.file("made-\(index)" + $0.dropFirst("OUT".count)) : $0
            }
            return try RunningProgram(
                [Programs.socai] + verb.verb.split(separator: " ").map(String.init) + [path] + words,
                outputTo: folder.file("out-\(index)"), errorTo: folder.file("err-\(index)"))
        }
        var endings: [String: Ending] = [:]
        for (index, program) in programs.enumerated() {
            let verb = ledger.verbs[index].verb
            #expect(program.wait(seconds: Self.limit), "\(what): \(verb) does not end")
            // Where a verb says the name of a file, the folder is another each time.
            let (output, error) = (try folder.read("out-\(index)"), try folder.read("err-\(index)"))
            let ending = Ending(
                status: program.state,
                output: String(decoding: output, as: UTF8.self).replacing(folder.path, with: ""),
                error: String(decoding: error, as: UTF8.self))
            endings[verb] = ending
            note(verb, ending, what, sound?[verb])
        }
        return endings
    }

    private mutating func note(_ verb: String, _ ending: Ending, _ what: String, _ sound: Ending?) {
        runs += 1
        statuses[ending.status, default: 0] += 1
        if ending.error.contains("a signal (") { caught += 1 }
        guard case .ended(let status) = ending.status, (0...3).contains(status) else {
            Issue.record("\(what): \(verb) ended with \(ending.status)")
            return
        }
        if status > 1 { #expect(!ending.error.isEmpty, "\(what): \(verb) failed without a word") }
        // What stands on standard error at the end is the program's, whatever a library said before it.
        if let last = ending.error.split(separator: "\n").last {
            #expect(last.hasPrefix("socai: ") || last.hasPrefix("  "), "\(what): \(verb) said \(last)")
        }
        // `info` tells who reads at the moment, and the others do.
        guard let sound, verb != "info", status == 0, ending.status == sound.status, ending.output != sound.output
        else { return }
        differing += 1
        differingVerbs[verb, default: 0] += 1
        if firstDiffering.count < 20 { firstDiffering.append("\(verb): \(what)") }
    }
}
