// The promise that a city gets everything back from nothing but the ledgers of its offices: all servers with their files
// are lost, and a mirror with them. New servers, the offices publish again, and mirrors continue or are made anew. What
// programs say on the way is part of it.

#if JetStream
    import EventLedger
    import Foundation
    @testable import JetStreamLog
    import LedgerTestSupport
    import PovertyLedger
    import Testing

    @Suite(.enabled(if: TestCluster.isExpected, TestCluster.missing), .timeLimit(.minutes(60)))
    struct RecoveryTests {
        private let day: Day = "2025-12-31"

        /// What the offices' own ledgers count together.
        private func counted(_ offices: [ClusterOffice], through positions: [Position]? = nil) throws -> [String: [Int]]
        {
            let rows = try offices.enumerated().flatMap { index, office in
                let view = try office.ledger.view()
                let cut = positions.map { CutExpression(day, knownAt: .position($0[index])) } ?? CutExpression(day)
                return try view.at(cut).counts().rows
            }
            return ClusterCity.sums(rows)
        }

        @Test func everythingComesBackFromTheOffices() throws {
            let folder = try TemporaryFolder()
            let cluster = try TestCluster(offices: 4)
            func made() throws { _ = try JetStreamLog(origin: "made", cluster.makerOptions()).head() }
            func log(_ office: ClusterOffice, patienceSeconds: Int = 20) throws -> JetStreamLog {
                try JetStreamLog(origin: office.name, cluster.options(office.name, patienceSeconds: patienceSeconds))
            }
            func cityLog(_ office: ClusterOffice) throws -> JetStreamLog {
                try JetStreamLog(origin: office.name, cluster.options("city"))
            }
            try made()
            let offices = try (1...4).map { try ClusterOffice($0, in: folder) }
            let city = try ClusterCity()
            for office in offices {
                try office.record(40)
                try office.push(to: log(office))
                try city.fold(cityLog(office), office)
                #expect(try city.head(office) == office.head())
            }
            #expect(try city.counts(offices, on: day) == counted(offices))
            // Then everybody records; some of it is published and not in a mirror, some of it in no log.
            for office in offices { try office.record(10) }
            try offices[0].push(to: log(offices[0]))
            try offices[3].push(to: log(offices[3]))
            for office in offices { try office.record(5) }
            // Programs that run meanwhile: an office and the city with open connections, and one that follows its ledger.
            let running = try log(offices[0], patienceSeconds: 2)
            let watching = try cityLog(offices[1])
            #expect(try running.head() > 0 && watching.head() > 0)
            let follower = try OfficeProgram(
                ["push", offices[2].path, "\(cluster.address)/\(offices[2].name)", "--follow"],
                as: offices[2].name, of: cluster)
            try follower.wait(for: "through position")
            let before = try offices.map { try city.head($0) }

            try cluster.loseEverything()
            #expect(EntryLogContract.code { try offices[0].push(to: running) } == .unreachable)
            for name in [city.path(offices[1]), city.path(offices[1]) + "-lock"] {
                try FileManager.default.removeItem(atPath: name)
            }
            for index in 0..<3 { try cluster.start(index) }
            // Who makes the stream is the first to come; without it there is nothing to publish into.
            #expect(EntryLogContract.code { _ = try log(offices[0], patienceSeconds: 60) } == .damaged)
            try made()
            // Whoever saw the old stream takes the new one for another, appends nothing to it and folds nothing from it.
            #expect(EntryLogContract.code { try offices[0].push(to: running) } == .brokenLog)
            let seen = try city.failure(watching, offices[0])
            #expect(seen?.code == .brokenLog && seen?.description.contains("deleted and made again") == true)
            #expect(try city.head(offices[0]) == before[0])
            try offices[2].record(2)
            let end = try follower.end()
            #expect(end.status == 2 && end.text.contains("deleted and made again"), "\(end.status): \(end.text)")
            #expect(try cityLog(offices[2]).head() == 0)
            // Started again, three of the four publish everything that they have.
            for office in offices.prefix(3) {
                let pushed = try OfficeProgram.run(
                    ["push", office.path, "\(cluster.address)/\(office.name)", "--origin", office.name],
                    as: office.name, of: cluster)
                #expect(pushed.status == 0, "\(pushed.text)")
                #expect(pushed.text.contains("Published \(office.recorded) entries"), "\(pushed.text)")
            }
            // Mirrors take what they have not, and one is made anew.
            for (index, office) in offices.prefix(3).enumerated() {
                let report = try city.fold(cityLog(office), office)
                #expect(report.entries == office.recorded - (index == 1 ? 0 : 40), "\(office.name)")
                #expect(try city.head(office) == office.head())
            }
            // The control: the fourth has not published again. Its mirror stays where it was, and its entries are missed.
            #expect(try city.fold(cityLog(offices[3]), offices[3]) == FoldReport())
            #expect(try city.head(offices[3]) == before[3] && before[3] != offices[3].head())
            var positions = try offices.map { try $0.head().size }
            positions[3] = before[3].size
            let without = try city.counts(offices, on: day)
            #expect(try without == counted(offices, through: positions))
            #expect(try without != counted(offices))
            try offices[3].push(to: log(offices[3]))
            try city.fold(cityLog(offices[3]), offices[3])
            for office in offices { #expect(try city.head(office) == office.head()) }
            #expect(try city.counts(offices, on: day) == counted(offices))
            // From here everything is as before.
            for office in offices {
                try office.record(5)
                try office.push(to: log(office))
                #expect(try city.fold(cityLog(office), office).entries == 5)
            }
            #expect(try city.counts(offices, on: day) == counted(offices))
        }
    }
#endif
