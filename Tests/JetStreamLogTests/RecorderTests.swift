// The promise that many machines record into one ledger: with copies of their own, or by handing entries to a recorder.
// Recorders and servers are killed on the way; every entry that anybody was told of is in the ledger, once.

#if JetStream
    import EventLedger
    import Foundation
    @testable import JetStreamLog
    import LedgerTestSupport
    import PovertyLedger
    import Testing

    @Suite(.timeLimit(.minutes(30))) struct RecorderTests {
        private static let first = """
            {"id":"units","actor":"UBND","events":[{"type":"unitEstablished","effectiveOn":"2020-01-01","unit":"phuong-1",\
            "name":"Phường 1","kind":"ward"}]}

            """

        /// Lines that register so many households, and one that no rule lets pass.
        private static func lines(_ clerk: Int, _ count: Int) -> String {
            (1...count).map { number in
                """
                {"id":"c\(clerk)-\(number)","actor":"clerk \(clerk)","events":[{"type":"householdRegistered",\
                "effectiveOn":"2022-01-01","household":"H\(clerk)-\(number)","unit":"phuong-1","members":4,"cause":"survey"}]}

                """
            }.joined()
        }

        @Test(.enabled(if: TestCluster.isExpected, TestCluster.missing)) func recordersRecordForMany() throws {
            let cluster = try TestCluster()
            _ = try JetStreamLog(origin: "made", cluster.makerOptions()).head()
            let folder = try TemporaryFolder()
            let address = cluster.address + "/thanh-pho"
            // Nobody serves yet. The program asks for twenty seconds, and says so.
            let units = try folder.write("units.jsonl", Self.first)
            let alone = try OfficeProgram.run(["record", address, units], as: "clerk", of: cluster)
            #expect(alone.status == 3 && alone.text.contains("nobody answers"), "\(alone.text)")
            let recorders = try ["a", "b"].map { name in
                try OfficeProgram(["recorder", folder.file("\(name).socai"), address], as: "recorder", of: cluster)
            }
            for recorder in recorders { try recorder.wait(for: "Recording for") }
            let made = try OfficeProgram.run(["record", address, units, "--format", "json"], as: "clerk", of: cluster)
            #expect(made.status == 0 && made.text.contains("\"entry\":\"units\""), "\(made.text)")
            let clerks = try (1...4).map { clerk in
                let file = try folder.write("\(clerk).jsonl", Self.lines(clerk, 40))
                return try OfficeProgram(["record", address, file], as: "clerk", of: cluster)
            }
            usleep(300_000)
            try recorders[0].signal(SIGKILL)
            cluster.kill(0)
            for clerk in clerks {
                let end = try clerk.end()
                #expect(end.status == 0, "\(end.text)")
            }
            // What is refused says why, at its line, and what is behind it is recorded.
            let mixed = try folder.write(
                "mixed.jsonl", Self.lines(9, 1).replacing("phuong-1", with: "phuong-9") + "{}\n" + Self.lines(5, 1))
            let refused = try OfficeProgram.run(["record", address, mixed], as: "clerk", of: cluster)
            #expect(refused.status == 2 && refused.text.contains("mixed.jsonl:1:"), "\(refused.text)")
            #expect(refused.text.contains("mixed.jsonl:2"), "\(refused.text)")
            // A machine with a copy of its own records into the same ledger.
            let own = try folder.write("own.jsonl", Self.lines(6, 30) + Self.lines(1, 40))
            let copy = try OfficeProgram.run(
                ["import", folder.file("c.socai"), own, "--shared", address], as: "recorder", of: cluster)
            #expect(copy.status == 0 && copy.text.contains("40 entries were recorded before"), "\(copy.text)")
            try recorders[1].signal(SIGTERM)
            let last = try recorders[1].end()
            #expect(last.status == 0 && last.text.contains("recorded, and"), "\(last.text)")
            // The recorder that was killed comes back to the same.
            let options = try cluster.options("recorder")
            let heads = try ["a", "b", "c"].map { name in
                let shared = try SharedHouseholdLedger(
                    at: folder.file("\(name).socai"),
                    through: NamedLog(address, JetStreamLog(origin: "thanh-pho", options)))
                #expect(try shared.ledger.info().entries == 1 + 160 + 1 + 30)
                #expect(try shared.ledger.verify().isSound)
                return try shared.ledger.ledger.treeHead()
            }
            #expect(Set(heads).count == 1)
            // The control: a clerk appends nothing past the recorder.
            let past = try OfficeProgram.run(
                ["import", folder.file("d.socai"), own, "--shared", address], as: "clerk", of: cluster)
            #expect(past.status != 0, "\(past.text)")
        }
    }
#endif
