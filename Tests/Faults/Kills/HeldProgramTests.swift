// The promise that no program that dies, or stands still, at any step of opening, recording or closing takes an entry
// with it that another program had acknowledged. Each step is tried by itself: a program is stopped just before its
// n-th call on the ledger's files, another opens the ledger beside it, the first is killed or goes on, and what is
// there is compared with what was acknowledged. SOCAI_HELD_STEPS=all tries every step in every way (a few minutes).

import EventLedger
import Foundation
import LedgerTestSupport
import Testing

@Suite(.serialized) struct HeldProgramTests {
    /// What becomes of the program that was held.
    enum End: CaseIterable { case killed, goesOn }

    private static let isWhole = ProcessInfo.processInfo.environment["SOCAI_HELD_STEPS"] == "all"

    @Test(.timeLimit(.minutes(60)), arguments: ["write", "read"])
    func openersThatAreHeldAndKilledLoseNothing(access: String) throws {
        var steps = 0
        guard Self.isWhole else {
            // The place of LMDB's newest meta page goes by the parity of the number of commits.
            for (earlier, hasLockFile) in [(2, true), (3, false)] {
                let trial = HeldTrial(access: access, earlier: earlier, isKilled: true, hasLockFile: hasLockFile)
                steps += try trial.stepsOfOpening(from: access == "write" ? 1 : 2, stride: 3)
            }
            #expect(steps > 10, "too few steps of opening were held: the test shows little")
            return
        }
        for earlier in 1...4 {
            for end in End.allCases {
                for hasLockFile in [true, false] {
                    let trial = HeldTrial(
                        access: access, earlier: earlier, isKilled: end == .killed, hasLockFile: hasLockFile)
                    steps += try trial.stepsOfOpening(stride: 1)
                }
            }
        }
        #expect(steps > 20, "too few steps of opening were held: the test shows little")
    }

    @Test(.timeLimit(.minutes(60))) func openersThatGoOnAfterOthersRecordedSeeEverything() throws {
        let trial = HeldTrial(access: "write", earlier: 3, isKilled: false, hasLockFile: false)
        #expect(try trial.stepsOfOpening(stride: Self.isWhole ? 1 : 5) > 3)
    }

    @Test(.timeLimit(.minutes(60))) func writersThatAreHeldAndKilledLoseNothing() throws {
        let trial = HeldTrial(access: "write", earlier: 2, isKilled: true, hasLockFile: true)
        #expect(try trial.stepsOfRecording(stride: Self.isWhole ? 1 : 9) > 3)
    }
}

/// A ledger, a program that is held, and another beside it.
struct HeldTrial {
    let access: String
    let earlier: Int
    let isKilled: Bool
    let hasLockFile: Bool

    var name: String {
        "\(access), \(earlier) entries, \(isKilled ? "killed" : "goes on"), \(hasLockFile ? "with" : "without") lock file"
    }

    /// Holds an opener at one step after the other, until it has opened without being held; gives how many were tried.
    func stepsOfOpening(from first: Int = 1, stride: Int) throws -> Int {
        try steps(from: first, stride: stride, lines: { ["open \(access) \($0)"] })
    }

    /// The same from opening through recording to closing.
    func stepsOfRecording(stride: Int) throws -> Int {
        try steps(from: 1, stride: stride) { path in
            ["open write \(path)", "record held-1 s 1 10", "record held-2 s 1 10", "close"]
        }
    }

    private func steps(from first: Int, stride: Int, lines: (String) -> [String]) throws -> Int {
        var (step, tried) = (first, 0)
        while true {
            let (place, known) = try prepared()
            guard try beside(place, known, step: step, lines: lines(place.path)) else { return tried }
            (step, tried) = (step + stride, tried + 1)
        }
    }

    private func prepared() throws -> (TemporaryLedger, AcknowledgedEntries) {
        let place = try TemporaryLedger()
        var known = AcknowledgedEntries()
        do {
            let ledger = try Ledger(at: place.path, mode: .create)
            for number in 1...earlier {
                let id = "earlier-\(number)"
                known.acknowledge(id, try ledger.record(entry(id)).positions)
            }
        }
        if !hasLockFile { try FileManager.default.removeItem(atPath: place.path + "-lock") }
        return (place, known)
    }

    private func entry(_ id: String) -> NewEntry {
        let stream = StreamName(category: 1, id: "s")
        return NewEntry(
            id: id, actor: "test", events: [NewEvent(stream: stream, type: 1, effectiveOn: "2022-01-01", payload: [7])])
    }

    /// One trial; false when the held program came to its end without being held.
    private func beside(
        _ place: TemporaryLedger, _ earlier: AcknowledgedEntries, step: Int, lines: [String]
    ) throws -> Bool {
        var known = earlier
        let what = "\(name), step \(step)"
        let held = try RunningProgram(
            [Programs.session, "ledger"], environment: HoldLibrary.environment(place.path, step: step))
        for line in lines { held.tell(line) }
        held.closeInput()
        try #require(held.wait { $0 != .running }, "\(what): the held program neither stopped nor ended")
        let wasHeld = held.state == .stopped
        let other = try RunningProgram([Programs.session, "ledger"])
        other.tell("open write \(place.path)")
        // It may have to wait for the one that is held; a moment is enough to begin to.
        var answer = other.line(seconds: 0.03)
        if isKilled {
            held.end()
            known.take(held.remainingLines().dropFirst().map(Optional.some), ids: ["held-1", "held-2"])
        } else if answer == nil {
            held.send(SIGCONT)
        }
        answer = answer ?? other.line()
        guard answer == "ok" else {
            Issue.record("\(what): the other program can't open: \(answer ?? "no answer")")
            return wasHeld
        }
        known.take(
            [other.ask("record other-1 s 1 10"), other.ask("record other-2 s 1 10")], ids: ["other-1", "other-2"])
        #expect(known.ids.suffix(2) == ["other-1", "other-2"], "\(what): the other program can't record")
        if !isKilled {
            held.send(SIGCONT)
            known.take(held.remainingLines().dropFirst().map(Optional.some), ids: ["held-1", "held-2"])
            #expect(held.wait() && held.state == .ended(status: 0), "\(what): the held program did not go on")
        }
        known.take([other.ask("record other-3 s 1 10")], ids: ["other-3"])
        other.closeInput()
        #expect(other.wait(), "\(what): the other program does not end")
        try known.check(place.path, what, mayAlsoHave: ["held-1", "held-2"])
        return wasHeld
    }
}
