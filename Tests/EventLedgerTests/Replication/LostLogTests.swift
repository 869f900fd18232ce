// The promise that a log may be lost, made again, forged or late, and the mirrors are their origins all the same, or say
// where they stop: a log of other sequences, two histories under one key, clocks that differ, rules of other versions.

import LedgerTestSupport
import LedgerTesting
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct LostLogTests {
    /// A log that was made again has something else at the sequence that a mirror noted. What is new is found, also where
    /// it is at that very sequence or before it, and nothing is behind it.
    @Test func whatIsNewInALogMadeAgainIsFoundAnywhere() throws {
        let office = try Office(seed: 71)
        try office.record(20)
        let old = try office.log(maximumSegmentBytes: 1_500).messages
        let middle = try office.ledger.treeHead()
        try office.record(20)
        let head = try office.ledger.treeHead()
        let merged = try office.log(maximumSegmentBytes: 3_500).messages
        #expect(merged.count > 3 && merged.count < 2 * old.count)
        // As many messages as the mirror had folded, fewer, and more: what fills the log up is what it has already.
        for count in [merged.count - 1, merged.count, merged.count + 1] {
            let mirror = try MirrorPlace()
            let first = Array(repeating: old[0], count: max(0, count - old.count)) + old.prefix(count)
            let short = count < old.count ? try Segment.header(of: old[count - 1]).after : middle
            try mirror.fold(MemoryLog(first))
            #expect(try mirror.with { try $0.state()?.sequence } == UInt64(count))
            #expect(try mirror.head() == short)
            try mirror.fold(MemoryLog(merged))
            #expect(try mirror.head() == head, "\(count) messages before, \(merged.count) now")
            // The control: it is the same log by now, and nothing comes of it.
            #expect(try mirror.fold(MemoryLog(merged)) == FoldReport())
        }
    }

    /// The same with a checkpoint behind what is new, which signs more than the mirror has.
    @Test func aCheckpointBehindWhatIsNewStopsNothing() throws {
        let office = try Office(seed: 72)
        let key = try testSigningKey("example.com/office")
        try office.record(20)
        let mirror = try MirrorPlace()
        let old = try office.log(maximumSegmentBytes: 1_000)
        try mirror.fold(old)
        try office.record(20)
        let head = try office.ledger.treeHead()
        let signed = try SignedCheckpoint(
            Checkpoint(origin: key.verifierKey.name, size: head.size, root: head.root), signedBy: key)
        let new = try office.log(maximumSegmentBytes: 1 << 20)
        // Messages in front, so that the checkpoint is the first one behind the sequence that the mirror noted.
        let filled = Array(repeating: new.messages[0], count: old.messages.count - 1) + new.messages + [signed.bytes]
        #expect(filled.count == old.messages.count + 1)
        let report = try mirror.fold(MemoryLog(filled), keys: [key.verifierKey])
        #expect(report.checkpoints == 1)
        #expect(try mirror.head() == head)
        // The control: where what it signs is nowhere in the log, it stops.
        let other = try MirrorPlace()
        try other.fold(old)
        let error = try other.failure(MemoryLog(old.messages + [signed.bytes]))
        #expect(error?.code == .brokenLog)
        #expect(try error?.place.position == other.head().size + 1)
    }

    /// In a log that was made again, everything before a message that is at fault is folded, and that message named.
    @Test func aFaultInALogMadeAgainIsNamed() throws {
        let office = try Office(seed: 73)
        try office.record(30)
        let mirror = try MirrorPlace()
        let old = try office.log(maximumSegmentBytes: 1_200)
        try mirror.fold(old)
        let known = try office.log(maximumSegmentBytes: 1 << 20)
        try office.record(60)
        try office.outbox(to: known, maximumSegmentBytes: 1_200).push()
        var messages = known.messages
        // Behind one large message there are many small ones, more than there were before.
        #expect(messages.count > old.messages.count + 2)
        messages[4][messages[4].count - 2] ^= 1
        let headers = try known.messages.map { try Segment.header(of: $0) }
        let error = try mirror.failure(MemoryLog(messages))
        #expect(error?.code == .brokenLog && error?.description.contains("message 5 of the log") == true)
        #expect(error?.place.position == headers[4].before.size + 1)
        #expect(try mirror.head() == headers[3].after)
        try mirror.fold(known, named: "sound")
        #expect(try mirror.head() == office.ledger.treeHead())
    }

    /// Who has stolen an office's key signs a second history with it. A mirror of the first stops at its first message
    /// that differs and at its checkpoint; one that was made from the second alone can't know, and comparing the two
    /// shows where they part.
    @Test func aStolenKeySignsNoSecondHistoryIntoAMirror() throws {
        let office = try Office(seed: 74)
        let key = try testSigningKey("example.com/office")
        try office.record(10)
        let common = try office.ledger.treeHead()
        // The thief has a copy of the ledger too, and goes on with it.
        let stolen = try TemporaryLedger()
        _ = try office.ledger.backup(to: stolen.path)
        let thief = try DomainLedger(at: stolen.path, mode: .readWrite, rules: CountingRules())
        func sign(_ ledger: DomainLedger<CountingRules>) throws -> SignedCheckpoint {
            let head = try ledger.treeHead()
            return try SignedCheckpoint(
                Checkpoint(origin: key.verifierKey.name, size: head.size, root: head.root), signedBy: key)
        }
        let shared = try office.log().messages
        try office.record(10)
        while try thief.lastPosition() < office.ledger.lastPosition() {
            try thief.record(entry("forged-\(try thief.lastPosition())", [fact("s")]))
        }
        let sound = try office.log().messages
        let head = try office.ledger.treeHead()
        let forged = MemoryLog()
        try Outbox(
            thief, form: office.form, to: NamedLog("log", forged), origin: .office, maximumSegmentBytes: 2_000
        ).push()
        // He appends behind what the office has published.
        for hostile in [Array(forged.messages.dropFirst(shared.count - 1)), [try sign(thief).bytes]] {
            let mirror = try MirrorPlace()
            let error = try mirror.failure(MemoryLog(sound + hostile))
            #expect(error?.code == .brokenLog)
            #expect((error?.place.position ?? 0) > 0)
            #expect(try mirror.head() == head)
            // The office continues by another channel.
            try office.record(3)
            try mirror.fold(office.log(), named: "another channel")
            #expect(try mirror.head() == office.ledger.treeHead())
        }
        // Before the office publishes, the second history is all that there is: a mirror of it is sound by itself.
        let deceived = try MirrorPlace()
        try deceived.fold(MemoryLog(forged.messages + [sign(thief).bytes]), keys: [key.verifierKey])
        #expect(try deceived.head() == thief.treeHead())
        #expect(try deceived.failure(MemoryLog(sound))?.code == .brokenLog)
        #expect(try deceived.head() == thief.treeHead())
        let mirror = try MirrorPlace()
        try mirror.fold(MemoryLog(sound))
        try mirror.with { mine in
            let ledger = try #require(mine.ledger)
            let comparison = try deceived.with { try ledger.compare(with: #require($0.ledger)) }
            #expect(!comparison.isEqual)
            #expect(comparison.common.position == common.size, "\(comparison)")
            // And the checkpoint that the deceived city kept is not of the office's history.
            let kept = try deceived.with { try #require($0.ledger).checkpoints() }
            #expect(kept.count == 1)
            let root = try kept.first.map { try ledger.root(ofSize: $0.checkpoint.size) }
            #expect(root != kept.first?.checkpoint.root)
        }
    }

    /// Two keys for one origin: both must sign the mirror's own tree, and only the trusted one's signatures are kept.
    @Test func twoKeysForOneOrigin() throws {
        let office = try Office(seed: 75)
        let (key, second) = (try testSigningKey("example.com/office"), try otherSigningKey("example.com/office"))
        #expect(key.verifierKey != second.verifierKey && key.verifierKey.name == second.verifierKey.name)
        try office.record(10)
        let log = try office.log()
        let head = try office.ledger.treeHead()
        func signed(_ root: Digest, _ key: SigningKey) throws -> [UInt8] {
            try SignedCheckpoint(
                Checkpoint(origin: key.verifierKey.name, size: head.size, root: root), signedBy: key
            ).bytes
        }
        let mirror = try MirrorPlace()
        let both = MemoryLog(log.messages + [try signed(head.root, key), try signed(head.root, second)])
        let report = try mirror.fold(both, keys: [key.verifierKey])
        #expect(report.checkpoints == 1 && report.otherCheckpoints == 1)
        // Another history is refused also where a key signs it that nobody trusts.
        let wrong = MemoryLog(log.messages + [try signed(Digest(sha256: [9]), second)])
        let other = try MirrorPlace()
        #expect(anyCode { try other.fold(wrong, keys: [key.verifierKey]) } == .brokenLog)
        #expect(try other.head() == head)
    }

    /// Entries are judged in the moment in which they were recorded: the clock of a mirror's machine changes nothing.
    @Test func theClockOfAMirrorDoesNotMatter() throws {
        let office = try Office(seed: 76)
        try office.record(30)
        let log = try office.log()
        for days in [-3_650, -1, 0, 1, 3_650] as [Int64] {
            let place = try TemporaryFolder()
            let clock = TestClock(.test)
            clock.advance(seconds: days * 86_400)
            let mirror = try LedgerMirror(at: place.file("m.socai"), form: office.form, clock: clock.reading)
            try mirror.fold(from: NamedLog("log", log))
            let ledger = try #require(mirror.ledger)
            #expect(try ledger.treeHead() == office.ledger.treeHead(), "\(days) days")
            #expect(try ledger.entries(limit: 99) == office.ledger.entries(limit: 99), "\(days) days")
            #expect(try ledger.verify().isSound, "\(days) days")
        }
        // The control: who records by such a clock gets other times.
        let late = try Office(seed: 76)
        late.clock.advance(seconds: 86_400)
        try late.record(30)
        let (times, others) = try (late.ledger.entries(limit: 99), office.ledger.entries(limit: 99))
        #expect(times.map(\.id) == others.map(\.id) && times.map(\.recordedAt) != others.map(\.recordedAt))
    }

    /// A program with newer rules folds what older ones recorded; one with older rules stops before the first segment
    /// of newer ones, and a newer program goes on with the same mirror.
    @Test func rulesOfOtherVersions() throws {
        let office = try Office(seed: 77, rules: CountingRules(version: 2))
        try office.record(20)
        let messages = try office.log().messages
        let mirror = try MirrorPlace(rules: CountingRules(version: 3))
        try mirror.fold(MemoryLog(messages))
        #expect(try mirror.head() == office.ledger.treeHead())
        // The first messages say that older rules are enough for them.
        let headers = try messages.map { try Segment.header(of: $0) }
        let mixed = try messages.enumerated().map { index, bytes in
            let (header, version) = (headers[index], UInt32(index < 3 ? 1 : 2))
            return Segment(
                try Segment.Header(
                    origin: header.origin, domain: LedgerDomain(header.domain, rulesVersion: version),
                    offset: header.offset, entries: header.entries, before: header.before, after: header.after),
                body: try Segment(bytes).body
            ).bytes
        }
        let old = try MirrorPlace(rules: CountingRules(version: 1))
        let error = try old.failure(MemoryLog(mixed))
        #expect(error?.code == .newerRules && error?.place.position == headers[3].before.size + 1)
        #expect(try old.head() == headers[2].after)
        let newer = try LedgerMirror(at: old.path, form: LineForm(rules: CountingRules(version: 2)))
        try newer.fold(from: NamedLog("log", MemoryLog(mixed)))
        #expect(try newer.ledger?.treeHead() == office.ledger.treeHead())
    }

    /// A second key of a name.
    private func otherSigningKey(_ name: String) throws -> SigningKey {
        try #require(KeyName(name).flatMap { SigningKey(name: $0, seed: [UInt8](repeating: 8, count: 32)) })
    }
}
