// The promise that a mirror of households answers as its origin does: random histories of every kind of event, through
// a folder, and the same figures, findings and root at the end. And that killing either side at any point loses
// nothing.

import EventLedger
import Foundation
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite(.timeLimit(.minutes(60))) struct HouseholdMirrorTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var origin: KeyName { get throws { try #require(KeyName("example.com/office")) } }

    private func push(_ ledger: HouseholdLedger, to log: String, bytes: Int = 1 << 20) throws -> PushReport {
        let folderLog = FolderLog(at: folder.file(log))
        try folderLog.makeFolder()
        return try ledger.outbox(
            to: NamedLog(log, folderLog), origin: origin, maximumSegmentBytes: bytes
        ).push()
    }

    private func source(_ log: String) -> NamedLog { NamedLog(log, FolderLog(at: folder.file(log))) }

    /// A ledger with a generated history, whose closings, voids, funds and plans are all in it.
    private func recorded(_ history: GeneratedHistory, at name: String) throws -> HouseholdLedger {
        let ledger = try HouseholdLedger(at: folder.file(name), mode: .create, clock: { history.clock })
        for entry in history.accepted { try ledger.record(entry, keepingRecordedTime: true) }
        return ledger
    }

    @Test(arguments: [71, 72, 73] as [UInt64]) func aMirrorAnswersAsItsOrigin(_ seed: UInt64) throws {
        let history = GeneratedHistory.of(seed: seed, events: 900)
        let ledger = try recorded(history, at: "office.socai")
        let pushed = try push(ledger, to: "log", bytes: 9_000)
        #expect(pushed.segments > 10 && pushed.entries == history.accepted.count)
        // A clock far behind must not matter: an entry is judged in the moment in which it was recorded.
        let mirror = try HouseholdMirror(at: folder.file("mirror.socai"), clock: { history.clock })
        let report = try mirror.fold(from: source("log"))
        #expect(report.entries == pushed.entries, "\(history)")
        let copy = try #require(mirror.ledger)
        #expect(try copy.ledger.treeHead() == ledger.ledger.treeHead(), "\(history)")
        #expect(try copy.ledger.compare(with: ledger.ledger).isEqual, "\(history)")
        for year in 2021...2026 {
            let day = try #require(Day("\(year)-12-31"))
            #expect(
                try copy.at(CutExpression(day)).counts().rows == ledger.at(CutExpression(day)).counts().rows,
                "\(history), \(day)")
        }
        let (mine, theirs) = (try copy.verify(), try ledger.verify())
        #expect(mine.isSound && theirs.isSound && mine.judgedThrough == theirs.judgedThrough, "\(history)")
        #expect(try copy.info().mirror?.origin == origin)
        #expect(try ledger.info().mirror == nil)
        // Nothing is recorded in it, in any way.
        let more = Entry(
            id: "more", actor: "t", events: [.unitEstablished("x", name: "X", kind: .ward, on: "2020-01-01")])
        #expect(throws: LedgerError.self) { try copy.record(more) }
        #expect(throws: LedgerError.self) {
            try copy.write { (writer) throws(LedgerError) in _ = try writer.record(more) }
        }
        #expect(try copy.ledger.treeHead() == ledger.ledger.treeHead())
    }

    /// A process that pushes or mirrors is killed at each point; the next one ends at the origin's root.
    @Test func killsLoseNothing() throws {
        let history = GeneratedHistory.of(seed: 74, events: 700)
        let head: TreeHead
        do {
            let ledger = try recorded(history, at: "office.socai")
            head = try ledger.ledger.treeHead()
        }
        let (ledger, log) = (folder.file("office.socai"), folder.file("log"))
        var deaths = 0
        func killed(_ words: String) throws -> Bool {
            let process = try TestProcess("replication")
            let answer = process.ask(words)
            if answer.isEmpty { deaths += 1 }
            return answer.isEmpty
        }
        for point in ["before-the-append", "in-the-append", "not-acknowledged"] {
            for times in [1, 2, 3, 5] {
                let (folderLog, limit) = ("\(log)-\(point)-\(times)", times == 1 ? 1 << 20 : 5_000)
                let mayDie = try killed("push \(ledger) \(folderLog) \(limit) \(point) \(times)")
                // Batches are large: some points are come to once only.
                if times == 1 { #expect(mayDie, "\(point)") }
                // What is there is a beginning of the history.
                let early = try HouseholdMirror(at: "\(folderLog).early")
                if try FolderLog(at: folderLog).head() > 0 {
                    try early.fold(from: NamedLog(folderLog, FolderLog(at: folderLog)))
                    let reached = try #require(try early.state()).head
                    let origin = try HouseholdLedger(at: ledger, mode: .readOnly)
                    #expect(try origin.ledger.root(ofSize: reached.size) == reached.root, "\(point), \(times)")
                }
                #expect(
                    try TestProcess("replication").ask("push \(ledger) \(folderLog) \(limit) none 0")
                        == "ok \(head.size)")
                try early.fold(from: NamedLog(folderLog, FolderLog(at: folderLog)))
                #expect(try early.state()?.head == head, "\(point), \(times)")
            }
        }
        #expect(try TestProcess("replication").ask("push \(ledger) \(log) 4000 none 0") == "ok \(head.size)")
        for point in ["before-the-fold", "in-the-fold", "in-the-commit", "behind-the-fold"] {
            for times in 1...4 {
                let mirror = folder.file("mirror-\(point)-\(times).socai")
                // So that there is a mirror whose log is asked for its end, and whose commits are watched.
                do { _ = try HouseholdLedger(at: mirror, mode: .create) }
                _ = try killed("mirror \(log) \(mirror) \(point) \(times)")
                let after = try HouseholdMirror(at: mirror)
                let reached = try after.state()?.head
                #expect(reached == nil || reached == head, "\(point), \(times): one commit, or none")
                #expect(try after.ledger?.verify().isSound == true)
                try after.fold(from: NamedLog(log, FolderLog(at: log)))
                #expect(try after.state()?.head == head, "\(point), \(times)")
                #expect(try after.ledger?.ledger.treeHead() == head)
            }
        }
        #expect(deaths >= 6, "too few processes were killed: the test shows little")
    }
}
