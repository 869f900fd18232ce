// The promise that many machines record into one ledger: with copies of their own, or by handing entries to a recorder.
// Recorders and servers are killed on the way; every entry that anybody was told of is in the ledger, once.

#if JetStream
    import EventLedger
    import Foundation
    @testable import JetStreamLog
    import LedgerTestSupport
    import PovertyLedger
    import Testing

    @Suite(.timeLimit(.minutes(60))) struct RecorderTests {
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
                try OfficeProgram.recorder(folder.file("\(name).socai"), address, of: cluster)
            }
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

        /// Lines of a file travel together, as many as a request may have, and are answered at their own lines; one that
        /// comes out of a pipe waits for no other.
        @Test(.enabled(if: TestCluster.isExpected, TestCluster.missing)) func linesTravelTogether() throws {
            let cluster = try TestCluster()
            _ = try JetStreamLog(origin: "made", cluster.makerOptions()).head()
            let folder = try TemporaryFolder()
            let address = cluster.address + "/thanh-pho"
            let recorder = try OfficeProgram.recorder(folder.file("copy.socai"), address, of: cluster)
            var lines = [Self.first] + Self.lines(1, 599).split(separator: "\n").map { "\($0)\n" }
            // The last line of a request, the first of the next, and one that is no entry and ends a request early.
            for number in [256, 257] {
                lines[number - 1] = lines[number - 1].replacing("\"phuong-1\"", with: "\"phuong-9\"")
            }
            lines[399] = "{}\n"
            let file = try folder.write("600.jsonl", lines.joined())
            for turn in 1...2 {
                let end = try OfficeProgram.run(["record", address, file], as: "clerk", of: cluster)
                #expect(end.status == 2, "\(end.text)")
                let places = end.text.matches(of: /600\.jsonl:(\d+):/).map { String($0.output.1) }
                #expect(places == ["256", "257", "400"], "\(end.text)")
                #expect(
                    end.text.contains(
                        turn == 1
                            ? "Recorded 597 entries; 0 entries were recorded before, and 3 lines refused"
                            : "Recorded 0 entries; 597 entries were recorded before, and 3 lines refused"),
                    "\(end.text)")
            }
            // An entry that no message can have is refused at its line, and what is known is told before a file is missing.
            let large = (1...12_000).map { number in
                """
                {"type":"unitEstablished","effectiveOn":"2020-01-01","unit":"large-\(number)","name":"Phường","kind":"ward"}
                """
            }.joined(separator: ",")
            let around = Self.lines(1, 2).split(separator: "\n")
            let mixed = try folder.write(
                "large.jsonl",
                "\(around[0])\n{\"id\":\"large\",\"actor\":\"a\",\"events\":[\(large)]}\n\(around[1])\n")
            let end = try OfficeProgram.run(
                ["record", address, mixed, folder.file("missing.jsonl"), "--format", "json"], as: "clerk", of: cluster)
            #expect(end.status == 2 && end.text.contains("large.jsonl:2: the entry has 1"), "\(end.text)")
            #expect(end.text.contains("missing.jsonl") && end.text.contains("\"refused\":1"), "\(end.text)")
            #expect(end.text.contains("\"entry\":\"c1-1\"") && end.text.contains("\"entry\":\"c1-2\""), "\(end.text)")
            let pipe = folder.file("pipe")
            try #require(mkfifo(pipe, 0o600) == 0)
            let clerk = try OfficeProgram(["record", address, pipe], as: "clerk", of: cluster)
            // To read too, so that nobody waits here for a program that has ended.
            let writing = try #require(FileHandle(forUpdatingAtPath: pipe))
            let copy = try SharedHouseholdLedger(
                at: folder.file("other.socai"),
                through: NamedLog(address, JetStreamLog(origin: "thanh-pho", cluster.options("recorder"))))
            for number in 1...3 {
                try writing.write(contentsOf: Data((Self.lines(2, 3).split(separator: "\n")[number - 1] + "\n\n").utf8))
                // The pipe is still open, and the line is recorded all the same.
                var waits = 0
                while try copy.ledger.info().entries < 597 + number, waits < 30_000 {
                    waits += 1
                    usleep(20_000)
                    try copy.catchUp()
                }
                #expect(try copy.ledger.info().entries == 597 + number)
            }
            try writing.close()
            #expect(try clerk.end().status == 0)
            try recorder.signal(SIGTERM)
            let last = try recorder.end()
            #expect(last.text.contains("1199 entries were recorded, and 4 entries refused"), "\(last.text)")
            #expect(try copy.ledger.verify().isSound)
        }
    }
#endif
