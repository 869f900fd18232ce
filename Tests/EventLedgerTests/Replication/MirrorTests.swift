// The promise that a mirror is the ledger of its origin, event for event and root for root, or stops at a named
// position and holds nothing behind it: gaps, changed bytes, other histories, refused entries, newer rules. Each has
// its control.

import LedgerTestSupport
import LedgerTesting
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct MirrorTests {
    private func messages(_ office: Office, maximumSegmentBytes: Int = 2_000) throws -> [[UInt8]] {
        try office.log(maximumSegmentBytes: maximumSegmentBytes).messages
    }

    @Test func aMirrorIsTheLedger() throws {
        let office = try Office(seed: 11)
        try office.record(60)
        let mirror = try MirrorPlace()
        let log = try office.log()
        #expect(log.messages.count > 5)
        let report = try mirror.fold(log)
        let last = try office.ledger.lastPosition()
        #expect(report.entries == 60 && report.events == last)
        #expect(report.segments == log.messages.count)
        try mirror.with { mirror in
            let ledger = try #require(mirror.ledger)
            #expect(try ledger.treeHead() == office.ledger.treeHead())
            #expect(try ledger.entries(limit: 99) == office.ledger.entries(limit: 99))
            #expect(try ledger.compare(with: office.ledger).relation == .sameEntries)
            #expect(ledger.offset == office.ledger.offset)
            let verification = try ledger.verify()
            #expect(verification.isSound && verification.judgedThrough == report.events)
            let state = try #require(try mirror.state())
            #expect(state.origin == .office && state.log == "log" && state.sequence == UInt64(log.messages.count))
            #expect(try state.head == ledger.treeHead())
        }
        // Nothing more is there, and nothing is folded twice.
        #expect(try mirror.fold(log) == FoldReport())
        // What comes later is added behind it.
        try office.record(7)
        try office.outbox(to: log).push()
        #expect(try mirror.fold(log).entries == 7)
        #expect(try mirror.head() == office.ledger.treeHead())
    }

    @Test func nobodyElseRecordsInAMirror() throws {
        let office = try Office(seed: 12)
        try office.record(5)
        let place = try MirrorPlace()
        try place.fold(office.log())
        let head = try place.head()
        let ledger = try DomainLedger(at: place.path, mode: .readWrite, rules: CountingRules())
        let refused = failure { () throws(LedgerError) in try ledger.record(entry("x", [fact("s")])) }
        #expect(refused?.code == .mirror)
        #expect(refused?.description.contains("record in the ledger of example.com/office") == true)
        #expect(
            code { () throws(LedgerError) in
                try ledger.write { (writer) throws(LedgerError) in
                    _ = try writer.record(entry("x", [fact("s")]))
                }
            } == .mirror)
        #expect(try ledger.treeHead() == head)
        // It is verified, backed up and made again like any other; the copy is a mirror too.
        #expect(try ledger.rebuild() == head.size)
        #expect(try ledger.verify().isSound)
        let copy = place.folder.file("copy.socai")
        _ = try ledger.backup(to: copy)
        let copied = try DomainLedger(at: copy, mode: .readWrite, rules: CountingRules())
        #expect(code { () throws(LedgerError) in try copied.record(entry("x", [fact("s")])) } == .mirror)
        #expect(try copied.mirrorState() == ledger.mirrorState())
        // The control: a ledger that is none records.
        try office.record(1)
    }

    @Test func noTaskRecordsInAMirror() async throws {
        let office = try Office(seed: 12)
        try office.record(5)
        let place = try MirrorPlace()
        try place.fold(office.log())
        let head = try place.head()
        let ledger = try DomainLedger(at: place.path, mode: .readWrite, rules: CountingRules())
        await #expect(throws: LedgerError.self) { try await ledger.recordInBackground(entry("x", [fact("s")])) }
        #expect(try ledger.treeHead() == head)
    }

    @Test func aLedgerWithEntriesIsNoMirror() throws {
        let office = try Office(seed: 13)
        try office.record(3)
        let path = office.place.path
        let other = try Office(seed: 14)
        try other.record(3)
        let log = try other.log()
        do {
            let copy = try MirrorPlace()
            _ = try office.ledger.backup(to: copy.path)
            #expect(anyCode { try copy.with { _ in } } == .mirror)
        }
        // An empty one may become a mirror, as long as its days end alike.
        let empty = try MirrorPlace()
        _ = try DomainLedger(at: empty.path, mode: .create, rules: CountingRules(), offset: .plusSeven)
        #expect(try empty.fold(log).entries == 3)
        let elsewhere = try MirrorPlace()
        _ = try DomainLedger(at: elsewhere.path, mode: .create, rules: CountingRules(), offset: .utc)
        #expect(try elsewhere.failure(log)?.code == .brokenLog)
        #expect(path != empty.path)
    }

    /// An entry that the rules refuse stops the mirror, also where its origin has recorded it.
    @Test func entriesAreJudgedAgain() throws {
        let office = try Office(seed: 17, rules: CountingRules(isBlind: true))
        try office.record(4)
        let before = try office.ledger.lastPosition()
        try office.ledger.record(entry("bad", [fact("s"), fact("s", type: CountingRules.refusedType)]))
        let log = try office.log()
        let mirror = try MirrorPlace()
        let error = try mirror.failure(log)
        #expect(error?.code == .brokenLog && error?.place.position == before + 1)
        #expect(error?.description.contains("the entry bad is refused: the type is refused") == true)
        // The control: rules that let it pass.
        let blind = try MirrorPlace(rules: CountingRules(isBlind: true))
        #expect(try blind.failure(log) == nil)
        #expect(try blind.head() == office.ledger.treeHead())
    }

    /// A segment that is there already is passed over where it is the same, and stops the mirror where it is not.
    @Test func overlapsAreCutOrRefused() throws {
        let office = try Office(seed: 18)
        try office.record(30)
        let small = try messages(office, maximumSegmentBytes: 1_200)
        let large = try messages(office, maximumSegmentBytes: 5_000)
        #expect(small.count > 2 * large.count)
        for count in 1..<small.count {
            // A writer that began again with other bounds: what is behind overlaps what is before.
            let mirror = try MirrorPlace()
            let report = try mirror.fold(MemoryLog(Array(small[..<count] + large)))
            #expect(report.entries == 30, "\(count)")
            #expect(try mirror.head() == office.ledger.treeHead(), "\(count)")
            // And in two goes, from two logs of other sequences.
            let twice = try MirrorPlace()
            try twice.fold(MemoryLog(Array(small[..<count])), named: "small")
            #expect(try twice.fold(MemoryLog(large), named: "large").knownSegments <= 1, "\(count)")
            #expect(try twice.head() == office.ledger.treeHead(), "\(count)")
        }
        // The same messages again, all of them.
        let again = try MirrorPlace()
        let report = try again.fold(MemoryLog(small + small))
        #expect(report.segments == small.count && report.knownSegments == small.count)
        // A second history of the same length is not what is there.
        let other = try Office(seed: 19)
        try other.record(30)
        let forged = try messages(other, maximumSegmentBytes: 1_200)
        let mirror = try MirrorPlace()
        #expect(try mirror.failure(MemoryLog(small + [forged[1]]))?.code == .brokenLog)
        #expect(try mirror.head() == office.ledger.treeHead())
        // Nor is a whole log of it, even one that has nothing new.
        let error = try mirror.failure(MemoryLog(Array(forged[..<2])), named: "other")
        #expect(error?.code == .brokenLog && error?.description.contains("another history") == true)
    }

    /// A log that was made again from the ledger, or restored from an old copy, has other sequences.
    @Test func aLogMadeAgainIsFoundByPosition() throws {
        let office = try Office(seed: 20)
        try office.record(25)
        let mirror = try MirrorPlace()
        let first = try messages(office, maximumSegmentBytes: 1_200)
        try mirror.fold(MemoryLog(first))
        try office.record(25)
        // Fewer messages, and the same name.
        let merged = try messages(office, maximumSegmentBytes: 9_000)
        #expect(merged.count < first.count)
        try mirror.fold(MemoryLog(merged))
        #expect(try mirror.head() == office.ledger.treeHead())
        // An old copy is behind the mirror; that is no fault, and nothing comes of it.
        #expect(try mirror.fold(MemoryLog(Array(first[..<2]))) == FoldReport())
        // More messages than the mirror noted, and positions missing behind that number.
        try office.record(25)
        let many = try messages(office, maximumSegmentBytes: 1_000)
        #expect(many.count > merged.count)
        try mirror.fold(MemoryLog(many))
        #expect(try mirror.head() == office.ledger.treeHead())
    }

    /// Of several copies each gives what it has; what is wrong with one is in the answer.
    @Test func severalCopiesServeOneMirror() throws {
        let office = try Office(seed: 21)
        try office.record(40)
        let sound = try messages(office)
        var broken = sound
        broken[2][broken[2].count - 5] ^= 4
        let away = MemoryLog(sound, faults: { $0 == .unreachable ? 0 : nil })
        let place = try MirrorPlace()
        try place.with { mirror in
            let reports = try mirror.fold(fromAnyOf: [
                NamedLog("away", away), NamedLog("broken", MemoryLog(broken)), NamedLog("sound", MemoryLog(sound)),
            ])
            #expect(reports.folded.entries == 40 && reports.folded.segments == sound.count)
            #expect(reports.problems.map(\.log) == ["away", "broken"])
            #expect(reports.problems.map(\.error.code) == [.unreachable, .brokenLog])
        }
        #expect(try place.head() == office.ledger.treeHead())
        // Behind the broken message its log serves again.
        try office.record(5)
        let grown = MemoryLog(sound)
        try office.outbox(to: grown).push()
        let more = grown.messages
        let next = try place.with {
            try $0.fold(fromAnyOf: [NamedLog("broken", MemoryLog(broken + more[sound.count...]))])
        }
        #expect(next.problems.isEmpty)
        #expect(try place.head() == office.ledger.treeHead())
    }

    /// Signed checkpoints are held against the tree, kept where a trusted key signed them, and stop the mirror where
    /// they sign another history.
    @Test func checkpointsAreVerifiedOnTheWay() throws {
        let office = try Office(seed: 22)
        let key = try testSigningKey("example.com/office")
        let stranger = try testSigningKey("example.com/stranger")
        func signed(_ size: Int, _ root: Digest? = nil, by key: SigningKey) throws -> SignedCheckpoint {
            try SignedCheckpoint(
                Checkpoint(
                    origin: key.verifierKey.name, size: size, root: try root ?? office.ledger.root(ofSize: size)),
                signedBy: key)
        }
        try office.record(10)
        let middle = try office.ledger.lastPosition()
        try office.ledger.keep(signed(middle, by: key))
        try office.record(10)
        let last = try office.ledger.lastPosition()
        try office.ledger.keep(signed(last, by: key))
        try office.ledger.keep(signed(last, by: stranger))
        let log = MemoryLog()
        #expect(try office.outbox(to: log).push(checkpoints: true).checkpoints == 3)
        #expect(try office.outbox(to: log).push(checkpoints: true).checkpoints == 0)
        let trusting = try MirrorPlace()
        let report = try trusting.fold(log, keys: [key.verifierKey])
        #expect(report.checkpoints == 2 && report.otherCheckpoints == 1)
        let sizes = try trusting.with { mirror in try mirror.ledger?.checkpoints().map(\.checkpoint.size) }
        #expect(sizes == [middle, last])
        let all = try MirrorPlace()
        #expect(try all.fold(log).checkpoints == 3)
        // A checkpoint of another root, one that is ahead, and a signature that does not hold.
        let forged = try signed(middle, Digest(sha256: [1]), by: key)
        let ahead = try signed(last + 1, Digest(sha256: [1]), by: key)
        var broken = try signed(last, by: key).bytes
        broken[broken.count - 8] = broken[broken.count - 8] == 0x41 ? 0x42 : 0x41
        for bytes in [forged.bytes, ahead.bytes, broken] {
            let mirror = try MirrorPlace()
            let bad = MemoryLog(log.messages + [bytes])
            #expect(anyCode { try mirror.fold(bad, keys: [key.verifierKey]) } == .brokenLog)
            #expect(try mirror.head().size == last)
        }
    }

    /// A mirror that another program has recorded in, one that knows no mirrors, says so.
    @Test func aMirrorThatWasRecordedInSaysSo() throws {
        let office = try Office(seed: 23)
        try office.record(5)
        let place = try MirrorPlace()
        let log = try office.log()
        try place.fold(log)
        do {
            let ledger = try DomainLedger(at: place.path, mode: .readWrite, rules: CountingRules())
            try ledger.store.write(allowingTimesAheadOfClock: true, isFolding: true) {
                (writer) throws(LedgerError) in _ = try writer.record(entry("x", [fact("s")]))
            }
        }
        try office.record(5)
        try office.outbox(to: log).push()
        #expect(try place.failure(log)?.code == .damaged)
    }

    @Test func theRowOfAMirrorIsRead() throws {
        let state = MirrorState(
            origin: .office, log: "a log", sequence: 7, head: TreeHead(size: 3, root: Digest(sha256: [1])))
        let bytes = MirrorRow.bytes(state)
        #expect(MirrorRow.state(bytes) == state)
        #expect(bytes.count == 52 + 18 + 5 + 8)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            #expect(MirrorRow.state(changed) == nil, "byte \(index)")
            #expect(MirrorRow.state(Array(bytes[..<index])) == nil)
        }
        let place = try MirrorPlace()
        let office = try Office(seed: 24)
        try office.record(2)
        try place.fold(office.log())
        try place.with { mirror in
            let ledger = try #require(mirror.ledger)
            let table = try #require(try ledger.store.mirrorTable(create: false))
            let lock = try ledger.store.lockWriters()
            var transaction = try StoreTransaction(ledger.store)
            try transaction.put(table, MirrorRow.key, Array(MirrorRow.bytes(state).dropLast()))
            try transaction.commit()
            withExtendedLifetime(lock) {}
            #expect(anyCode { _ = try ledger.mirrorState() } == .damaged)
            #expect(try ledger.verify().isSound == false)
        }
    }
}
