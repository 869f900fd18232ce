// The promise that a ledger whose file is replaced, copied over, cut short or taken away under running programs is
// refused or answers rightly, whichever program asks: never with no entries, never with fewer than that program saw
// before, never by a signal, and never does a second history begin. Each change is tried beside a program that has the
// ledger open to read or to write, which has used it before or not; SOCAI_REPLACED=all tries all of these.

import EventLedger
import Foundation
import LedgerTestSupport
import Testing

@Suite(.serialized) struct ReplacedLedgerTests {
    private static let isWhole = ProcessInfo.processInfo.environment["SOCAI_REPLACED"] == "all"

    /// What is done to the files while a program has the ledger open.
    enum Change: CaseIterable {
        case olderMovedOver, newerMovedOver, olderCopiedOver, newerCopiedOver, cutShort, removed, madeAnew
        case lockFileRemoved, olderMovedOverWithoutLockFile, olderMovedOverAndRecordedTo
    }

    @Test(.timeLimit(.minutes(60)), arguments: Change.allCases)
    func neverCountsNothingAndNeverForks(_ change: Change) throws {
        var trials: [ReplacedLedger] = []
        for access in ["read", "write"] {
            // LMDB's newest meta page goes by the parity of the number of commits.
            for parity in 0...1 {
                for hasUsedIt in [true, false] {
                    trials.append(ReplacedLedger(change: change, access: access, parity: parity, hasUsedIt: hasUsedIt))
                }
            }
        }
        for trial in Self.isWhole ? trials : [trials[0], trials[4], trials[7]] { try trial.run() }
    }
}

/// One change of the file under one program.
private struct ReplacedLedger {
    let change: ReplacedLedgerTests.Change
    let access: String
    let parity: Int
    let hasUsedIt: Bool

    private var what: String { "\(change), parity \(parity), open to \(access), \(hasUsedIt ? "used" : "not used")" }

    func run() throws {
        let place = try TemporaryLedger()
        let (older, newer) = (place.folder.file("older"), place.folder.file("newer"))
        let (least, all, most) = (2 + parity, 5 + parity, 9)
        try record(1...least, at: place.path, mode: .create)
        _ = try Ledger(at: place.path, mode: .readOnly).backup(to: older)
        try record(least + 1...all, at: place.path)
        _ = try Ledger(at: place.path, mode: .readOnly).backup(to: newer)
        try record(all + 1...most, at: newer)

        let holder = try RunningProgram([Programs.session, "ledger"])
        #expect(holder.ask("open \(access) \(place.path)") == "ok")
        if hasUsedIt { #expect(holder.ask("entries") == "ok \(all)") }
        try apply(place.path, older: older, newer: newer)

        let now: Set<Int> = [least, least + 2, all, most, 0]
        var acknowledged: [String] = []
        let opener = try RunningProgram([Programs.session, "ledger"])
        let opening = try #require(opener.ask("open write \(place.path)"), "\(what): the opener was ended")
        #expect(opening == "ok" || opening.hasPrefix("error"), "\(what): \(opening)")
        if opening == "ok" {
            let count = number(opener.ask("entries"))
            #expect(
                count.map { now.contains($0) && ($0 > 0 || change == .madeAnew) } ?? true, "\(what): \(count ?? -1)")
            if opener.ask("record opener s 1 10")?.hasPrefix("ok") == true { acknowledged.append("opener") }
        }
        // One after the other: what a program was told stays true for it.
        var seen = hasUsedIt ? all : 0
        for id in ["holder-1", "holder-2"] {
            let answer = try #require(holder.ask("entries"), "\(what): the program that had it open was ended")
            #expect(answer.hasPrefix("ok") || answer.hasPrefix("error"), "\(what): \(answer)")
            if let count = number(answer) {
                #expect(count >= max(1, seen), "\(what): the program counted \(seen), and then \(count)")
                seen = count
            }
            if access == "write", holder.ask("record \(id) s 1 10")?.hasPrefix("ok") == true { acknowledged.append(id) }
        }
        for program in [holder, opener] {
            program.closeInput()
            #expect(program.wait() && program.state == .ended(status: 0), "\(what): \(program.state)")
        }
        try checkWhatIsThere(place.path, acknowledged, least: least, all: all, most: most)
    }

    private func number(_ answer: String?) -> Int? {
        answer.flatMap { $0.hasPrefix("ok ") ? Int($0.dropFirst(3)) : nil }
    }

    private func apply(_ path: String, older: String, newer: String) throws {
        let files = FileManager.default
        switch change {
        case .olderMovedOver: rename(older, path)
        case .newerMovedOver: rename(newer, path)
        case .olderCopiedOver: try copy(older, over: path)
        case .newerCopiedOver: try copy(newer, over: path)
        case .cutShort: truncate(path, 20_000)
        case .removed: try files.removeItem(atPath: path)
        case .madeAnew:
            try files.removeItem(atPath: path)
            _ = try? Ledger(at: path, mode: .create)
        case .lockFileRemoved: try files.removeItem(atPath: path + "-lock")
        case .olderMovedOverWithoutLockFile:
            try files.removeItem(atPath: path + "-lock")
            rename(older, path)
        case .olderMovedOverAndRecordedTo:
            rename(older, path)
            // Somebody may have gone on in the older file before.
            let other = try RunningProgram([Programs.session, "ledger"])
            for line in ["open write \(path)", "record between-1 s 1 10", "record between-2 s 1 10"] {
                other.tell(line)
            }
            other.closeInput()
            #expect(other.wait())
        }
    }

    /// Writes the bytes of one file over another's, as `cp` does.
    private func copy(_ file: String, over path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        let descriptor = open(path, O_WRONLY | O_TRUNC)
        #expect(write(descriptor, bytes, bytes.count) == bytes.count)
        close(descriptor)
    }

    private func record(_ numbers: ClosedRange<Int>, at path: String, mode: OpenMode = .readWrite) throws {
        let ledger = try Ledger(at: path, mode: mode)
        let stream = StreamName(category: 1, id: "s")
        for number in numbers {
            let event = NewEvent(stream: stream, type: 1, effectiveOn: "2022-01-01", payload: [7])
            _ = try ledger.record(NewEntry(id: "entry-\(number)", actor: "test", events: [event]))
        }
    }

    /// When all programs have ended, the file holds one of the histories that were put there, whole, with every entry
    /// that was acknowledged since behind it.
    private func checkWhatIsThere(_ path: String, _ acknowledged: [String], least: Int, all: Int, most: Int) throws {
        // A new ledger may not even be made while a program has the former one open.
        guard change != .cutShort, FileManager.default.fileExists(atPath: path) else {
            #expect(acknowledged.isEmpty, "\(what): \(acknowledged)")
            return
        }
        let ids = try Ledger(at: path, mode: .readOnly).entries(limit: .max).map(\.id)
        let base = ids.prefix { $0.hasPrefix("entry-") }
        let expected: Set<Int> =
            switch change {
            case .olderMovedOver, .olderCopiedOver, .olderMovedOverWithoutLockFile, .olderMovedOverAndRecordedTo:
                [least]
            case .newerMovedOver, .newerCopiedOver: [most]
            case .madeAnew: [0, all]
            default: [all]
            }
        #expect(expected.contains(base.count), "\(what): \(ids)")
        #expect(Array(base) == (1...max(1, base.count)).prefix(base.count).map { "entry-\($0)" })
        let rest = ids.dropFirst(base.count).filter { !$0.hasPrefix("between") }
        #expect(rest == acknowledged, "\(what): acknowledged \(acknowledged), there is \(ids)")
        #expect(try Ledger.verify(at: path).isSound, "\(what)")
    }
}
