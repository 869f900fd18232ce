// The promise that nothing acknowledged is lost and nothing is doubled while servers fail, and that what cannot be done
// is an error of its own kind, in bounded time: killed followers and leaders, most of a cluster lost, a full disk, a
// stream that an administrator deleted.

#if JetStream
    import EventLedger
    import Foundation
    @testable import JetStreamLog
    import LedgerTestSupport
    import Synchronization
    import Testing

    @Suite(.enabled(if: TestCluster.isExpected, TestCluster.missing), .timeLimit(.minutes(60)))
    struct FailureTests {
        private func opened(_ cluster: TestCluster) throws -> JetStreamLog {
            try JetStreamLog(origin: "phuong-1", cluster.makerOptions(patienceSeconds: 60))
        }

        /// The nodes that lead and follow a stream now.
        private func leader(_ cluster: TestCluster) throws -> Int {
            let connection = try cluster.connection()
            let answer = try Patience(until: .now + .seconds(30), at: "SOCAI").repeating { () throws(Trouble) in
                let answer = try StreamLog.call(connection, "STREAM.INFO.SOCAI", [])
                guard answer["cluster"]?["leader"] != nil else { throw .nobodyListens }
                return answer
            }
            let name = try #require(answer["cluster"]?["leader"]?.text)
            return try #require(Int(name.dropFirst("node-".count))) - 1
        }

        @Test func nothingIsLostOrDoubledWhileServersAreKilled() throws {
            let cluster = try TestCluster()
            let log = try opened(cluster)
            let writer = LogWriter(log, batch: 40)
            #expect(writer.goesOn(400))
            // A follower is lost and comes back, then the leader, in the middle of batches.
            let follower = (try leader(cluster) + 1) % 3
            cluster.kill(follower)
            #expect(writer.goesOn(400))
            try cluster.start(follower)
            #expect(writer.goesOn(400))
            for _ in 0..<2 {
                let leader = try leader(cluster)
                cluster.kill(leader)
                #expect(writer.goesOn(200))
                try cluster.start(leader)
                #expect(writer.goesOn(200))
            }
            let acknowledged = try writer.stop()
            // Read by another program; all that was acknowledged is there once, in order.
            let reader = try JetStreamLog(origin: "phuong-1", cluster.options("city", patienceSeconds: 30))
            let kept = try EntryLogContract.all(of: reader).map(\.bytes)
            #expect(kept == acknowledged)
        }

        @Test func oneServerOfThreeIsNotEnough() throws {
            let cluster = try TestCluster()
            let patient = try opened(cluster)
            let log = try JetStreamLog(origin: "phuong-1", cluster.options("phuong-1", patienceSeconds: 2))
            let first = try log.append([[1]], after: 0)
            cluster.kill(0)
            let second = try patient.append([[2]], after: first)
            #expect(try log.head() == second)
            cluster.kill(1)
            let start = ContinuousClock.now
            #expect(EntryLogContract.code { _ = try log.append([[3], [4]], after: second) } == .unreachable)
            // A call of two seconds has one more answer to wait for; one without a limit would never end.
            #expect(ContinuousClock.now - start < .seconds(60))
            // Both come back, and what was not possible is, by the connection that was there before. The batch that
            // was given up is there as a whole or not at all.
            try cluster.start(0)
            try cluster.start(1)
            // A batch that a server still had may be kept now, also after the head was asked for: then there is a
            // conflict, and the writer reads on.
            var last = try patient.head()
            var isAppended = false
            for _ in 0..<3 where !isAppended {
                do throws(LedgerError) {
                    last = try patient.append([[5]], after: last)
                    isAppended = true
                } catch {
                    #expect(error.code == .versionConflict)
                    last = try patient.head()
                }
            }
            let kept = try EntryLogContract.all(of: patient)
            #expect([[[1], [2], [5]], [[1], [2], [3], [4], [5]]].contains(kept.map(\.bytes)))
            #expect(try isAppended && last == kept.last?.sequence && last == patient.head())
        }

        @Test func fullDiskIsNoSpace() throws {
            let cluster = try TestCluster(count: 1, storeLimit: "4MB")
            let log = try opened(cluster)
            let message = [UInt8](repeating: 7, count: 100_000)
            var last: UInt64 = 0
            var count = 0
            let code = EntryLogContract.code {
                for _ in 0..<100 {
                    last = try log.append([message], after: last)
                    count += 1
                }
            }
            #expect(code == .noSpace)
            #expect((10..<50).contains(count))
            // What was acknowledged is there, and nothing else.
            #expect(try log.head() == last)
            #expect(try EntryLogContract.all(of: log).count == count)
            #expect(EntryLogContract.code { _ = try log.append([message, message], after: last) } == .noSpace)
        }

        @Test func deletedStreamIsNoticed() throws {
            let cluster = try TestCluster(count: 1)
            let log = try opened(cluster)
            let last = try log.append([[1], [2]], after: 0)
            let administrator = try cluster.connection()
            _ = try StreamLog.call(administrator, "STREAM.DELETE.SOCAI", [])
            #expect(EntryLogContract.code { _ = try log.head() } == .damaged)
            #expect(EntryLogContract.code { _ = try log.append([[3]], after: last) } == .damaged)
            #expect(
                EntryLogContract.code { _ = try log.messages(after: 0, limit: 5, maximumBytes: 5) } == .damaged)
            // Made again it is another one: who saw the first notices, and never takes it for the same.
            let again = try opened(cluster)
            _ = try again.append([[1], [2], [3]], after: 0)
            #expect(EntryLogContract.code { _ = try log.head() } == .brokenLog)
            #expect(
                EntryLogContract.code { _ = try log.messages(after: 9, limit: 5, maximumBytes: 5) } == .brokenLog)
            #expect(EntryLogContract.code { _ = try log.append([[3]], after: last) } == .versionConflict)
        }

        @Test func olderCopyIsNoticed() throws {
            let cluster = try TestCluster(count: 1)
            let log = try opened(cluster)
            let first = try log.append([[1]], after: 0)
            cluster.kill(0)
            let store = cluster.folder.file("store-1")
            let copy = cluster.folder.file("copy")
            try FileManager.default.copyItem(atPath: store, toPath: copy)
            try cluster.start(0)
            let second = try log.append([[2]], after: first)
            #expect(try log.head() == second)
            cluster.kill(0)
            try FileManager.default.removeItem(atPath: store)
            try FileManager.default.moveItem(atPath: copy, toPath: store)
            try cluster.start(0)
            #expect(EntryLogContract.code { _ = try log.head() } == .brokenLog)
            // Another program that knows nothing of it finds a sound log that ends earlier.
            let other = try JetStreamLog(origin: "phuong-1", cluster.options("city"))
            #expect(try other.head() == first)
            #expect(EntryLogContract.code { _ = try log.append([[3]], after: second) } == .versionConflict)
        }

        /// A bit of a message is flipped in the files of the only server: it leaves the message out without a word, or
        /// forgets all that follows. Readers notice, and never take what is left for the whole.
        @Test(arguments: [1, 3, 5]) func flippedBitIsNoticed(_ number: Int) throws {
            let cluster = try TestCluster(count: 1)
            let log = try opened(cluster)
            var last: UInt64 = 0
            for text in 1...5 { last = try log.append([Array("the text of message \(text)".utf8)], after: last) }
            #expect(try EntryLogContract.all(of: log).count == 5)
            cluster.kill(0)
            let store = cluster.folder.file("store-1")
            var flipped = 0
            for name in try FileManager.default.subpathsOfDirectory(atPath: store) where name.hasSuffix(".blk") {
                var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: store + "/" + name)))
                guard let range = bytes.firstRange(of: Array("message \(number)".utf8)) else { continue }
                bytes[range.lowerBound] ^= 1
                try Data(bytes).write(to: URL(fileURLWithPath: store + "/" + name))
                flipped += 1
            }
            #expect(flipped == 1)
            try cluster.start(0)
            let code = EntryLogContract.code {
                _ = try EntryLogContract.all(of: log)
                _ = try log.head()
            }
            #expect([.damaged, .brokenLog].contains(code), "\(code?.rawValue ?? "nothing is noticed")")
        }

        /// One log, many threads: each reads what is there, and one of those that append wins each time.
        @Test func manyThreadsShareALog() throws {
            let cluster = try TestCluster(count: 1)
            let log = try opened(cluster)
            let appended = Mutex(0)
            let problems = Mutex<[String]>([])
            DispatchQueue.concurrentPerform(iterations: 8) { thread in
                for round in 0..<15 {
                    do throws(LedgerError) {
                        let head = try log.head()
                        do throws(LedgerError) {
                            _ = try log.append([Array("\(thread) \(round)".utf8)], after: head)
                            appended.withLock { $0 += 1 }
                        } catch  where error.code == .versionConflict {}
                        try log.wait(beyond: head, atMost: .seconds(10))
                        let read = try log.messages(after: head, limit: 1, maximumBytes: 100)
                        if read.count != 1 { problems.withLock { $0.append("nothing behind \(head)") } }
                    } catch {
                        problems.withLock { $0.append("\(error)") }
                    }
                }
            }
            #expect(problems.withLock { $0 }.isEmpty)
            let kept = try EntryLogContract.all(of: log).map(\.bytes)
            #expect(kept.count == appended.withLock { $0 } && Set(kept).count == kept.count)
        }

        @Test func messagesOfOthersAreNoLog() throws {
            let cluster = try TestCluster(count: 1)
            let log = try opened(cluster)
            let last = try log.append([[1]], after: 0)
            let stranger = try cluster.connection()
            // A message without what a log needs, as a tool of an administrator would send it.
            _ = try stranger.ask("socai.ledger.phuong-1", [9], within: .seconds(5))
            let code = EntryLogContract.code {
                _ = try EntryLogContract.all(of: log)
            }
            #expect(code == .damaged)
            #expect(EntryLogContract.code { _ = try log.append([[2]], after: last) } == .damaged)
        }
    }
#endif
