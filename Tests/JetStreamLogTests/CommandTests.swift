// The promise that the program publishes into a cluster and keeps mirrors from it as it does with folders: an office's
// history goes through three servers, of which one is lost on the way, and arrives with the same root.

#if JetStream
    import EventLedger
    import Foundation
    @testable import JetStreamLog
    import LedgerTestSupport
    import PovertyLedger
    import Testing

    @Suite(.timeLimit(.minutes(30))) struct CommandTests {
        @Test(.enabled(if: TestCluster.isExpected, TestCluster.missing)) func aHistoryTravelsThroughACluster() throws {
            let cluster = try TestCluster()
            // The administrator makes the stream once.
            _ = try JetStreamLog(origin: "made", cluster.makerOptions()).head()
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
