// The promise that the program publishes into a cluster and keeps mirrors from it as it does with folders: an office's
// history goes through three servers, of which one is lost on the way, and arrives with the same root.

#if JetStream
    import EventLedger
    import Foundation
    @testable import JetStreamLog
    import LedgerTestSupport
    import PovertyLedger
    import Testing

    @Suite(.timeLimit(.minutes(60))) struct CommandTests {
        /// What an administrator sees: no stream, one that is made, and a cluster of which a server is lost.
        @Test(.enabled(if: TestCluster.isExpected, TestCluster.missing)) func aClusterIsLookedAt() throws {
            let cluster = try TestCluster()
            func ask(_ words: [String] = [], as user: String = "maker", asking system: String? = nil) throws -> (
                status: Int32, text: String, answer: Data
            ) {
                try OfficeProgram.run(["cluster"] + words, as: user, of: cluster, asking: system)
            }
            let missing = try ask([cluster.address])
            #expect(missing.status != 0 && !missing.text.contains("leader"), "\(missing.text)")
            // A user who may not; and one who may, where nobody asks the servers: then nothing is made.
            let refused = try ask([cluster.address + "/phuong-1", "--make"], as: "phuong-1", asking: "watch")
            #expect(refused.status != 0, "\(refused.text)")
            let unasked = try ask([cluster.address, "--make"])
            #expect(unasked.status == 2 && unasked.text.contains("nobody asks how its servers"), "\(unasked.text)")
            let made = try ask([cluster.address, "--make"], asking: "watch")
            #expect(made.status == 0, "\(made.text)")
            #expect(
                made.text.contains("has 0 messages in 0 bytes, each on 3 servers\nIts servers were asked: they keep"))
            #expect(made.text.matches(of: /node-[123]: leader\n/).count == 1)
            #expect(made.text.matches(of: /node-[123]: complete\n/).count == 2)
            _ = try JetStreamLog(origin: "phuong-1", cluster.options("phuong-1"))
                .append([[1, 2, 3], [4], [5]], after: 0)
            let seen = try ask([cluster.address + "/phuong-1", "--format", "json"], as: "phuong-1")
            #expect(seen.status == 0, "\(seen.text)")
            for part in [#""messages":3,"#, #""durability":"recorded""#, #""complete":true"#, #""replicas":3"#] {
                #expect(seen.text.contains(part), "\(seen.text)")
            }
            cluster.kill(2)
            // The others need a while to notice that it is gone.
            var lost = try ask([cluster.address])
            for _ in 0..<40 where lost.status == 0 {
                usleep(500_000)
                lost = try ask([cluster.address])
            }
            #expect(lost.status == 1 && lost.text.contains("node-3: not complete"), "\(lost.text)")
            #expect(lost.text.contains("Its servers were asked when it was made"), "\(lost.text)")
        }

        @Test(.enabled(if: TestCluster.isExpected, TestCluster.missing)) func aHistoryTravelsThroughACluster() throws {
            let cluster = try TestCluster()
            // The administrator makes the stream once.
            let made = try OfficeProgram.run(
                ["cluster", cluster.address, "--make"], as: "maker", of: cluster, asking: "watch")
            #expect(made.status == 0, "\(made.text)")
            let history = GeneratedHistory.of(seed: 1505, events: 400)
            let place = try TemporaryLedger()
            let mirror = try TemporaryFolder()
            let address = cluster.address + "/phuong-1"
            do {
                let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
                for entry in history.accepted.dropLast(20) { try ledger.record(entry, keepingRecordedTime: true) }
            }
            let first = try OfficeProgram.run(["push", place.path, address], as: "phuong-1", of: cluster)
            #expect(first.status == 0 && first.text.contains("of phuong-1 through position"), "\(first.text)")
            let copied = try OfficeProgram.run(["mirror", address, mirror.file("m.socai")], as: "city", of: cluster)
            #expect(copied.status == 0, "\(copied.text)")
            do {
                let ledger = try HouseholdLedger(at: place.path, mode: .readWrite, clock: { history.clock })
                for entry in history.accepted.suffix(20) { try ledger.record(entry, keepingRecordedTime: true) }
            }
            cluster.kill(0)
            let second = try OfficeProgram.run(["push", place.path, address], as: "phuong-1", of: cluster)
            #expect(second.status == 0, "\(second.text)")
            let again = try OfficeProgram.run(["mirror", address, mirror.file("m.socai")], as: "city", of: cluster)
            #expect(again.status == 0, "\(again.text)")
            let heads = try [place.path, mirror.file("m.socai")].map { path in
                try HouseholdLedger(at: path, mode: .readOnly).ledger.treeHead()
            }
            #expect(heads[0] == heads[1] && heads[0].size > 300)
            // The control: an office can't publish under the name of another.
            let other = try OfficeProgram.run(
                ["push", place.path, cluster.address + "/phuong-2"], as: "phuong-1", of: cluster)
            #expect(other.status != 0, "\(other.text)")
        }
    }
#endif
