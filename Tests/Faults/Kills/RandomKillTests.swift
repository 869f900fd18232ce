// The promise that programs which are ended at random moments, while several open, record, read and close beside each
// other, lose nothing that any of them acknowledged, and that no reader ever counts less than was there. The moments
// lie around openings, because each program opens and closes again and again. SOCAI_KILLS says how many are ended.

import EventLedger
import Foundation
import LedgerTestSupport
import Testing

@Suite(.serialized) struct RandomKillTests {
    private static let kills = runSize("SOCAI_KILLS", otherwise: 40)
    private static let seed = UInt64(runSize("SOCAI_KILLS_SEED", otherwise: 21))
    private static let openings = 12
    private static let roundsOfALedger = 25

    @Test(.timeLimit(.minutes(60))) func nothingAcknowledgedIsLostAroundOpenings() throws {
        var random = SeededGenerator(seed: Self.seed)
        var place = try TemporaryLedger()
        var known = AcknowledgedEntries()
        var (killed, round, acknowledged) = (0, 0, 0)
        while killed < Self.kills {
            if round % Self.roundsOfALedger == 0 {
                place = try TemporaryLedger()
                _ = try Ledger(at: place.path, mode: .create)
                known = AcknowledgedEntries()
            }
            // Sometimes the next openers find no lock file, as after a restore.
            if random.chance(20) { try? FileManager.default.removeItem(atPath: place.path + "-lock") }
            let before = known.ids.count
            killed += try oneRound(round, place, &known, &random)
            acknowledged += known.ids.count - before
            round += 1
        }
        #expect(acknowledged > Self.kills / 2, "too few entries between the kills: the test shows little")
        print("\(killed) programs ended, \(acknowledged) entries acknowledged, 0 lost, \(random)")
    }

    /// Two to four programs at once, each ended at its own moment; gives how many were ended before they had done all.
    private func oneRound(
        _ round: Int, _ place: TemporaryLedger, _ known: inout AcknowledgedEntries, _ random: inout SeededGenerator
    ) throws -> Int {
        let what = "\(random), round \(round)"
        let least = known.ids.count
        var (writers, readers): ([(RunningProgram, [String])], [RunningProgram]) = ([], [])
        var waiting: [(program: RunningProgram, end: Date)] = []
        for number in 0..<random.number(2...4) {
            let program = try RunningProgram([Programs.session, "ledger"])
            if random.chance(70) {
                let ids = (1...Self.openings).map { "r\(round)-\(number)-\($0)" }
                for id in ids {
                    for line in ["open write \(place.path)", "record \(id) s\(number) 1 10", "close"] {
                        program.tell(line)
                    }
                }
                writers.append((program, ids))
            } else {
                for _ in 1...Self.openings {
                    for line in ["open read \(place.path)", "entries", "close"] { program.tell(line) }
                }
                readers.append(program)
            }
            program.closeInput()
            let moment = random.number(0...3) == 0 ? random.number(0...6_000) : random.number(3_000...60_000)
            waiting.append((program, Date().addingTimeInterval(Double(moment) / 1_000_000)))
        }
        waiting.sort { $0.end < $1.end }
        for (program, end) in waiting {
            usleep(UInt32(max(0, end.timeIntervalSinceNow * 1_000_000)))
            try finish(program, what, &random)
        }
        var unacknowledged: Set<String> = []
        for (program, ids) in writers {
            // Each opening, each recording and each closing was answered.
            let answers = program.remainingLines()
            let recorded = answers.indices.filter { $0 % 3 == 1 }.map { Optional(answers[$0]) }
            #expect(answers.allSatisfy { $0.hasPrefix("ok") }, "\(what): \(answers)")
            known.take(recorded, ids: ids)
            unacknowledged.formUnion(ids.dropFirst(recorded.count))
        }
        for program in readers {
            let answers = program.remainingLines()
            #expect(answers.allSatisfy { $0.hasPrefix("ok") }, "\(what): \(answers)")
            let counts = answers.indices.filter { $0 % 3 == 1 }.map { Int(answers[$0].dropFirst(3)) ?? -1 }
            #expect(
                counts.allSatisfy { $0 >= least } && counts == counts.sorted(), "\(what): readers counted \(counts)")
        }
        let more = try known.adoptUnacknowledged(unacknowledged, in: place.path)
        #expect(more <= writers.count, "\(what): more was recorded than was under way")
        try known.check(place.path, what)
        return waiting.count { $0.program.state != .ended(status: 0) }
    }

    /// Ends a program as a crash, an administrator or Ctrl-C would, perhaps after it stood still for a moment.
    private func finish(_ program: RunningProgram, _ what: String, _ random: inout SeededGenerator) throws {
        let signal = random.one(of: [SIGKILL, SIGKILL, SIGTERM, SIGINT, SIGSTOP])
        program.send(signal)
        if signal == SIGSTOP {
            usleep(UInt32(random.number(0...4_000)))
            if random.chance(50) { program.send(SIGCONT) }
            program.send(random.one(of: [SIGKILL, SIGTERM]))
            program.send(SIGCONT)
        }
        try #require(program.wait(), "\(what): a program that was sent a signal does not end")
    }
}
