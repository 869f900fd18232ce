// The subcommand `replication`: pushes a ledger of the domain into a folder, mirrors a folder, or records into the ledger
// that a folder has for several machines, and ends itself with
// SIGKILL at the point that a test names: before an append, behind one whose answer nobody gets, before a fold, in it, in
// its commit, behind it. A number says at which time it comes to that point.
import EventLedger
import PovertyLedger
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// One process that pushes or mirrors, and dies where it is told to.
final class ReplicationSession: AnsweringSession {
    /// `push LEDGER FOLDER BYTES POINT TIMES`, `mirror FOLDER FILE POINT TIMES` and
    /// `record FOLDER FILE POINT TIMES PREFIX COUNT`; any other point is none.
    func answer(_ words: [String]) throws -> String {
        switch (words.first, words.count) {
        case ("push", 6):
            let ledger = try HouseholdLedger(at: words[1], mode: .readOnly)
            let folder = FolderLog(at: words[2])
            try folder.makeFolder()
            let log = MortalLog(folder, Death(words[4], Int(words[5]) ?? 1))
            let outbox = ledger.outbox(
                to: NamedLog(words[2], log), origin: KeyName("example.com/office"),
                maximumSegmentBytes: Int(words[3]) ?? 1 << 20)
            return try String(outbox.push().position)
        case ("mirror", 5):
            let death = Death(words[3], Int(words[4]) ?? 1)
            let mirror = try HouseholdMirror(at: words[2])
            mirror.ledger?.ledger.reportCommitting { death.come(to: "in-the-commit") }
            death.come(to: "before-the-fold")
            let report = try mirror.fold(from: NamedLog(words[1], MortalLog(FolderLog(at: words[1]), death))) { _ in
                death.come(to: "behind-the-fold")
            }
            return "\(report.events)"
        case ("record", 7):
            let death = Death(words[3], Int(words[4]) ?? 1)
            let shared = try SharedHouseholdLedger(
                at: words[2], through: NamedLog(words[1], MortalLog(FolderLog(at: words[1]), death)),
                origin: KeyName("example.com/office"))
            shared.ledger.ledger.reportCommitting { death.come(to: "in-the-commit") }
            var last: Position = 0
            for number in 1...max(1, Int(words[6]) ?? 1) {
                let id = "\(words[5])-\(number)"
                let receipt = try shared.ledger.record(
                    Entry(
                        id: id, actor: "process",
                        events: [.unitEstablished(id, name: "Phường \(number)", kind: .ward, on: "2025-01-01")]))
                last = receipt.positions.upperBound
            }
            return String(last)
        default: throw Misuse(line: words)
        }
    }
}

/// Where the process dies.
private final class Death: Sendable {
    private let point: String
    private let left: Atomic<Int>

    init(_ point: String, _ times: Int) {
        self.point = point
        left = Atomic(times)
    }

    /// Ends the process where this is the point, at the time that was told.
    func come(to point: String) {
        guard point == self.point, left.subtract(1, ordering: .sequentiallyConsistent).newValue == 0 else { return }
        if point == "in-the-commit" {
            // Some moment of the commit, which goes on beside this.
            var attributes = pthread_t()
            pthread_create(
                &attributes, nil,
                { _ in
                    usleep(UInt32(getpid() % 50) * 40)
                    kill(getpid(), SIGKILL)
                    return nil
                }, nil)
            return
        }
        kill(getpid(), SIGKILL)
    }
}

/// A log at whose calls the process may die.
private struct MortalLog: EntryLog {
    private let log: FolderLog
    private let death: Death

    init(_ log: FolderLog, _ death: Death) {
        self.log = log
        self.death = death
    }

    var maximumMessageBytes: Int { log.maximumMessageBytes }

    func head() throws(LedgerError) -> UInt64 { try log.head() }

    func messages(after sequence: UInt64, limit: Int, maximumBytes: Int) throws(LedgerError) -> [LogMessage] {
        death.come(to: "in-the-fold")
        return try log.messages(after: sequence, limit: limit, maximumBytes: maximumBytes)
    }

    func append(_ messages: [[UInt8]], after sequence: UInt64) throws(LedgerError) -> UInt64 {
        death.come(to: "before-the-append")
        // One after another, so that a part of them may be there.
        var last = sequence
        for message in messages {
            last = try log.append([message], after: last)
            death.come(to: "in-the-append")
        }
        death.come(to: "not-acknowledged")
        return last
    }

    func wait(beyond sequence: UInt64, atMost: Duration) throws(LedgerError) {
        try log.wait(beyond: sequence, atMost: atMost)
    }
}
