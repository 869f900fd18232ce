// The promise that no cluster makes a mirror wrong: with flipped bits in its files, older files, a second history by
// whoever has an office's password and key, newer rules, or no stream any more. A mirror stops with the position and
// the reason, holds a state that its office had, and continues from another server or another channel.

#if JetStream
    @testable import EventLedger
    import Foundation
    @testable import JetStreamLog
    import LedgerTestSupport
    @testable import PovertyLedger
    import Testing

    @Suite(.enabled(if: TestCluster.isExpected, TestCluster.missing), .timeLimit(.minutes(60)))
    struct HostileClusterTests {
        /// An office that publishes on a cluster and into a folder, and a city.
        private struct Scene {
            let cluster: TestCluster
            let folder = try? TemporaryFolder()
            let office: ClusterOffice
            let city: ClusterCity
            let channel: FolderLog

            init(nodes: Int = 1, entries: Int = 60) throws {
                cluster = try TestCluster(count: nodes)
                let folder = try #require(folder)
                office = try ClusterOffice(1, in: folder)
                city = try ClusterCity()
                channel = FolderLog(at: folder.file("channel"))
                try channel.makeFolder()
                _ = try JetStreamLog(origin: "made", cluster.makerOptions()).head()
                try office.record(entries)
                try office.push(to: channel)
            }

            func officeLog() throws -> JetStreamLog {
                try JetStreamLog(origin: office.name, cluster.options(office.name))
            }

            func cityLog() throws -> JetStreamLog { try JetStreamLog(origin: office.name, cluster.options("city")) }

            /// Flips a bit in the body of the segment behind a position, in the files of a node that does not run.
            func flip(segmentBehind position: Position, node: Int = 0) throws {
                let words = Array("\nbefore \(position) ".utf8)
                let store = cluster.store(node)
                var flipped = 0
                for name in try FileManager.default.subpathsOfDirectory(atPath: store) where name.hasSuffix(".blk") {
                    let url = URL(fileURLWithPath: store + "/" + name)
                    var bytes = try [UInt8](Data(contentsOf: url))
                    guard let range = bytes.firstRange(of: words),
                        let body = bytes[range.upperBound...].firstRange(of: Array("\n\n".utf8))
                    else { continue }
                    bytes[body.upperBound + 20] ^= 1
                    try Data(bytes).write(to: url)
                    flipped += 1
                }
                // A server that has others has it in the journal of their agreement too.
                #expect(flipped >= 1)
            }

            /// Everything continues by the other channel.
            func goesOnByTheChannel() throws {
                try office.record(3)
                try office.push(to: channel)
                try city.fold(channel, named: "channel", office)
                #expect(try city.head(office) == office.head())
            }

            /// A mirror that stopped has what is before the place, and nothing of it.
            func hasStopped(_ error: LedgerError?, at head: TreeHead? = nil) throws {
                #expect(error?.code == .brokenLog, "\(error.map { "\($0)" } ?? "no error")")
                #expect(error?.place.file != nil)
                let reached = try city.head(office)
                #expect(error?.place.position == reached.size + 1, "\(error.map { "\($0)" } ?? "")")
                if let head { #expect(reached == head) }
            }
        }

        /// The only server that has a segment has it with another bit; the first one, one in the middle and the last.
        @Test(arguments: [0, 4, -1]) func flippedBitsStopAMirror(_ number: Int) throws {
            let scene = try Scene()
            let log = try scene.officeLog()
            try scene.office.push(to: log)
            let segments = try EntryLogContract.all(of: log).map { try Segment.header(of: $0.bytes) }
            #expect(segments.count >= 8)
            let flipped = segments[number < 0 ? segments.count - 1 : number]
            // One city has folded nothing yet; another has what is before, and its program runs on.
            let watching = try scene.cityLog()
            #expect(try watching.head() > 0)
            scene.cluster.kill(0)
            try scene.flip(segmentBehind: flipped.before.size)
            try scene.cluster.start(0)
            let error = try scene.city.failure(watching, scene.office)
            try scene.hasStopped(error)
            #expect(try scene.city.head(scene.office).size <= flipped.before.size)
            // A program that starts now knows only what the server says: never more than a beginning of the history.
            let fresh = try ClusterCity()
            let other = try fresh.failure(scene.cityLog(), scene.office)
            #expect(try fresh.head(scene.office).size <= flipped.before.size)
            if other?.code != .brokenLog {
                // Then the server has forgotten all that follows, and its log is a sound one that ends earlier.
                let kept = try EntryLogContract.all(of: scene.cityLog()).map { try Segment.header(of: $0.bytes) }
                let reached = try fresh.head(scene.office).size
                #expect(other == nil && kept.last?.after.size ?? 0 == reached)
            }
            try scene.goesOnByTheChannel()
        }

        /// One of three servers has a flipped bit: the others have the message, and a mirror gets all of it.
        @Test func anotherServerHasTheMessage() throws {
            let scene = try Scene(nodes: 3)
            let log = try scene.officeLog()
            try scene.office.push(to: log)
            let segments = try EntryLogContract.all(of: log).map { try Segment.header(of: $0.bytes) }
            for node in 0..<3 {
                // Each in turn, so that it was the leader once.
                scene.cluster.kill(node)
                try scene.flip(segmentBehind: segments[3 + node].before.size, node: node)
                try scene.cluster.start(node)
                let city = try ClusterCity()
                var error: LedgerError?
                for _ in 0..<40 where try city.head(scene.office) != scene.office.head() {
                    error = try city.failure(scene.cityLog(), scene.office)
                    usleep(250_000)
                }
                #expect(try city.head(scene.office) == scene.office.head(), "node \(node): \(error as Any)")
                // The administrator replaces its files, as the page says.
                scene.cluster.kill(node)
                try FileManager.default.removeItem(atPath: scene.cluster.store(node))
                try scene.cluster.start(node)
                try waitUntil(node, of: scene.cluster, has: segments)
            }
        }

        /// The server comes back with older files: who saw more stops, a program that starts now has nothing new, and
        /// the office fills the log again from its own ledger.
        @Test func anOlderCopyTakesNothingFromAMirror() throws {
            let scene = try Scene()
            try scene.office.push(to: scene.officeLog())
            try scene.city.fold(scene.cityLog(), scene.office)
            scene.cluster.kill(0)
            let copy = scene.cluster.folder.file("copy")
            try FileManager.default.copyItem(atPath: scene.cluster.store(0), toPath: copy)
            try scene.cluster.start(0)
            try scene.office.record(20)
            try scene.office.push(to: scene.officeLog())
            let watching = try scene.cityLog()
            try scene.city.fold(watching, scene.office)
            let head = try scene.city.head(scene.office)
            #expect(try head == scene.office.head())
            scene.cluster.kill(0)
            try FileManager.default.removeItem(atPath: scene.cluster.store(0))
            try FileManager.default.moveItem(atPath: copy, toPath: scene.cluster.store(0))
            try scene.cluster.start(0)
            let error = try scene.city.failure(watching, scene.office)
            #expect(error?.code == .brokenLog && error?.description.contains("older copy") == true)
            #expect(try scene.city.fold(scene.cityLog(), scene.office) == FoldReport())
            #expect(try scene.city.head(scene.office) == head)
            // The office's program starts again, and finds by itself what is missing.
            try scene.office.record(5)
            #expect(try scene.office.push(to: scene.officeLog()).entries == 25)
            #expect(try scene.city.fold(scene.cityLog(), scene.office).entries == 5)
            #expect(try scene.city.head(scene.office) == scene.office.head())
        }

        /// The stream is deleted: the mirror stays as it is, and continues once the office has published again.
        @Test func aDeletedStreamTakesNothingFromAMirror() throws {
            let scene = try Scene()
            try scene.office.push(to: scene.officeLog())
            let watching = try scene.cityLog()
            try scene.city.fold(watching, scene.office)
            let head = try scene.city.head(scene.office)
            _ = try StreamLog.call(scene.cluster.connection(), "STREAM.DELETE.SOCAI", [])
            #expect(try scene.city.failure(watching, scene.office)?.code == .brokenLog)
            #expect(EntryLogContract.code { _ = try scene.cityLog() } == .damaged)
            #expect(try scene.city.head(scene.office) == head)
            _ = try JetStreamLog(origin: "made", scene.cluster.makerOptions()).head()
            #expect(try scene.city.failure(watching, scene.office)?.code == .brokenLog)
            try scene.office.record(5)
            try scene.office.push(to: scene.officeLog(), maximumSegmentBytes: 9_000)
            #expect(try scene.city.fold(scene.cityLog(), scene.office).entries == 5)
            #expect(try scene.city.head(scene.office) == scene.office.head())
        }

        /// Somebody with the password of an office, its key and an older copy of its ledger appends a second history
        /// behind what the office has published: entries, a checkpoint; or segments of newer rules.
        @Test(arguments: ["entries", "checkpoint", "newer rules"]) func aStolenKeyStopsAMirror(_ what: String) throws {
            let scene = try Scene(entries: 20)
            let shared = try scene.office.head()
            let thief = try Thief(of: scene.office)
            let log = try scene.officeLog()
            try scene.office.push(to: log)
            if what == "newer rules" { try scene.city.fold(scene.cityLog(), scene.office) }
            try scene.office.record(20)
            let head = try scene.office.head()
            if what != "newer rules" { try scene.office.push(to: log) }
            switch what {
            case "entries": _ = try log.append([thief.segment()], after: log.head())
            case "checkpoint":
                // The control: two keys may sign the true history. Then one signs another tree of that size.
                _ = try log.append(
                    [
                        try thief.signed(head, seed: 7), try thief.signed(head, seed: 8),
                        try thief.signed(TreeHead(size: head.size, root: Digest(sha256: [1])), seed: 7),
                    ], after: log.head())
            default:
                _ = try log.append([thief.segmentOfNewerRules(scene.office, behind: shared.size)], after: log.head())
            }
            let error = try scene.city.failure(scene.cityLog(), scene.office)
            let stop = what == "checkpoint" ? head.size : shared.size + 1
            #expect(error?.code == (what == "newer rules" ? .newerRules : .brokenLog))
            #expect(error?.place.position == stop, "\(error.map { "\($0)" } ?? "no error")")
            #expect(try scene.city.head(scene.office) == (what == "newer rules" ? shared : head))
            let kept = try HouseholdMirror(at: scene.city.path(scene.office)).ledger?.ledger.checkpoints() ?? []
            // The same checkpoint by two keys is one, with both signatures.
            #expect(kept.map(\.checkpoint.root) == (what == "checkpoint" ? [head.root] : []))
            #expect(kept.allSatisfy { $0.note.signatures.count == 2 })
            // It stops again, and everything continues by the other channel.
            #expect(try scene.city.failure(scene.cityLog(), scene.office)?.place.position == stop)
            try scene.goesOnByTheChannel()
        }

        /// The same, where the thief is there before the office: his entries continue the history by their roots, so that
        /// a mirror takes them. The office is refused with the position, and so is the mirror by whatever the office
        /// publishes elsewhere; a checkpoint of the office shows which history is whose.
        @Test func aThiefWhoIsFasterIsFound() throws {
            let scene = try Scene(entries: 20)
            let shared = try scene.office.head()
            let thief = try Thief(of: scene.office)
            let log = try scene.officeLog()
            try scene.office.push(to: log)
            _ = try log.append([thief.segment()], after: log.head())
            try scene.office.record(20)
            try scene.office.push(to: scene.channel)
            try scene.city.fold(scene.cityLog(), scene.office)
            let refused = failure { try scene.office.push(to: scene.officeLog()) }
            #expect(refused?.code == .brokenLog && refused?.place.position == shared.size + 1, "\(refused as Any)")
            let stopped = try scene.city.failure(scene.channel, named: "channel", scene.office)
            #expect(stopped?.code == .brokenLog)
            #expect((shared.size + 1...shared.size + 2).contains(stopped?.place.position ?? 0), "\(stopped as Any)")
            do {
                let copy = try #require(HouseholdMirror(at: scene.city.path(scene.office)).ledger)
                #expect(try copy.ledger.treeHead() == thief.ledger.ledger.treeHead())
                let comparison = try copy.ledger.compare(with: scene.office.ledger.ledger)
                #expect(!comparison.isEqual && comparison.common.position == shared.size)
            }
            // A mirror is made anew from the other channel.
            let fresh = try ClusterCity()
            try fresh.fold(scene.channel, named: "channel", scene.office)
            #expect(try fresh.head(scene.office) == scene.office.head())
        }

        /// Waits until a server that was replaced has all segments in its files: what others say of it may be old.
        private func waitUntil(_ node: Int, of cluster: TestCluster, has segments: [Segment.Header]) throws {
            let words = segments.map { Array("\nbefore \($0.before.size) ".utf8) }
            for _ in 0..<600 {
                let folder = cluster.store(node)
                let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
                let blocks = names.filter { $0.contains("streams/SOCAI/msgs/") && $0.hasSuffix(".blk") }
                let bytes = blocks.reduce(into: [UInt8]()) { bytes, name in
                    bytes += (try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))) ?? Data()
                }
                if words.allSatisfy({ bytes.firstRange(of: $0) != nil }) { return }
                usleep(100_000)
            }
            Issue.record("a server that was replaced has not everything after a minute")
        }

        private func failure(_ work: () throws -> Void) -> LedgerError? {
            do {
                try work()
                return nil
            } catch { return error as? LedgerError }
        }
    }

    /// Who has an older copy of an office's ledger, and continues with it.
    private struct Thief {
        let folder: TemporaryFolder
        let ledger: HouseholdLedger
        private let name: KeyName
        private let shared: Position

        init(of office: ClusterOffice) throws {
            folder = try TemporaryFolder()
            _ = try office.ledger.ledger.backup(to: folder.file("copy.socai"))
            shared = try office.head().size
            name = try #require(KeyName(office.name))
            ledger = try HouseholdLedger(at: folder.file("copy.socai"), mode: .readWrite)
            try ledger.record(
                Entry(
                    id: "forged", actor: "x",
                    events: [.unitEstablished("forged", name: "Phường 99", kind: .ward, on: "2020-01-01")]))
        }

        /// The segment of a ledger that begins directly behind a position.
        private func segment(of ledger: HouseholdLedger, behind position: Position) throws -> Segment {
            let form = HouseholdForm()
            let view = try ledger.ledger.view()
            var cutter = SegmentCutter(
                name, form.rules.domain, ledger.ledger.offset,
                behind: TreeHead(size: position, root: try view.root(ofSize: position)), maximumBytes: 1 << 20)
            let entries = try view.entries(after: position, limit: 1_000)
            for (entry, line) in zip(entries, try form.lines(of: entries, in: view)) {
                _ = try cutter.add(line, entry, root: view.root(ofSize:))
            }
            let rest = try cutter.finish(root: view.root(ofSize:))
            return try #require(rest)
        }

        /// A segment of the second history.
        func segment() throws -> [UInt8] { try segment(of: ledger, behind: shared).bytes }

        /// A segment of an office's own history that says that newer rules are needed.
        func segmentOfNewerRules(_ office: ClusterOffice, behind position: Position) throws -> [UInt8] {
            let segment = try segment(of: office.ledger, behind: position)
            let old = segment.header
            let header = try Segment.Header(
                origin: old.origin, domain: LedgerDomain(old.domain, rulesVersion: old.rulesVersion + 1),
                offset: old.offset, entries: old.entries, before: old.before, after: old.after)
            return Segment(header, body: segment.body).bytes
        }

        /// A checkpoint by a key of the office's name.
        func signed(_ head: TreeHead, seed: UInt8) throws -> [UInt8] {
            let key = try #require(SigningKey(name: name, seed: [UInt8](repeating: seed, count: 32)))
            return try SignedCheckpoint(
                Checkpoint(origin: name, size: head.size, root: head.root), signedBy: key
            ).bytes
        }
    }
#endif
