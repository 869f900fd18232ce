// The promise that a union adds up what its offices have, against another program: each office's export as a database, asked
// in SQL, and summed in Python. And the city that a script makes of the fixture is the fixture.
#if SQLite
    import Foundation
    import LedgerTestSupport
    import Testing

    @Suite(.timeLimit(.minutes(60))) struct SQLUnionTests {
        private static let script = Repository.path("Tests/PovertyLedgerTests/SQL/figures_union.py")

        /// The ten wards and the city, with a database of each office in `databases`.
        private static func city() throws -> (session: Session, offices: [String]) {
            let session = try Session()
            let made = try session.run("python3 Fixtures/city/make.py \"$(command -v socai)\" city")
            try #require(made.status == 0, "\(made.errorText)")
            #expect(made.text.hasSuffix("The trajectory of the union equals that of one ledger with all entries\n"))
            let lines = String(decoding: try session.folder.read("city/city.union"), as: UTF8.self).split(
                separator: "\n")
            let offices = lines.filter { $0.hasPrefix("office ") }.map { String($0.split(separator: " ")[1]) }
            #expect(offices.count == 11)
            try FileManager.default.createDirectory(
                atPath: session.folder.file("databases"), withIntermediateDirectories: false)
            for office in offices {
                let exported = try session.run(
                    "socai export city/\(office)/so-cai.socai --sqlite databases/\(office).db")
                try #require(exported.status == 0, "\(exported.errorText)")
            }
            return (session, offices)
        }

        private struct Answer: Decodable {
            struct Union: Decodable { let positions: [String: Int] }
            struct Row: Decodable {
                let `class`: String?
                let socialProtection: Bool?
                let households: Int?
                let persons: Int?
                let kind: String?
                let events: Int?
                let amountVND: Int?
                let form: String?
                let recipientKind: String?
                let inForce: Int?
                let revoked: Int?
            }
            struct Table: Decodable { let rows: [Row] }
            let union: Union
            let counts: [Row]?
            let gifts: Table?
            let loans: Table?
        }

        private static func figures(_ answer: Answer, _ verb: String) -> [String: [Int]] {
            var figures: [String: [Int]] = [:]
            for row in (answer.counts ?? []) + (answer.gifts?.rows ?? []) + (answer.loans?.rows ?? []) {
                switch verb {
                case "counts":
                    figures["\(row.class ?? "") \(row.socialProtection == true ? 1 : 0)"] = [
                        row.households ?? 0, row.persons ?? 0,
                    ]
                case "aid": figures["\(row.kind ?? "") 1"] = [row.events ?? 0, row.amountVND ?? 0]
                default:
                    figures["\(row.form ?? "") \(row.recipientKind ?? "")"] = [
                        (row.inForce ?? 0) + (row.revoked ?? 0), 0,
                    ]
                }
            }
            return figures
        }

        @Test func theCityAddsUpInSQL() throws {
            let (session, offices) = try Self.city()
            var random = SeededGenerator(seed: 15)
            let days = [
                "2021-12-31", "2022-06-30", "2022-12-31", "2023-12-31", "2024-02-29", "2024-12-31", "2025-12-31",
            ]
            var found = 0
            for number in 0..<12 {
                let day = random.one(of: days)
                let known = number.isMultiple(of: 3) ? "" : "@\(random.one(of: days))"
                for verb in ["counts", "aid", "awards"] {
                    let program = try session.run("socai \(verb) city/city.union \(day)\(known) --format json")
                    try #require(program.status == 0, "\(program.errorText)")
                    let answer = try JSONDecoder().decode(Answer.self, from: Data(program.output))
                    #expect(Set(answer.union.positions.keys) == Set(offices))
                    let positions = answer.union.positions.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                        .joined(separator: ",")
                    let inSQL = try session.run("python3 '\(Self.script)' databases \(day) '\(positions)' \(verb)")
                    try #require(inSQL.status == 0, "\(inSQL.errorText)")
                    let expected = try JSONDecoder().decode([String: [Int]].self, from: Data(inSQL.output))
                    #expect(Self.figures(answer, verb) == expected, "\(verb) \(day)\(known)")
                    found += expected.count
                    // The positions give the same answer again.
                    let again = try session.run("socai \(verb) city/city.union '\(day)@#\(positions)' --format json")
                    #expect(again.output == program.output, "\(verb) \(day)@#\(positions)")
                }
            }
            #expect(found > 60)
        }

        /// What a form has of each unit: the figures of some columns of its rows.
        private static func rows(_ text: String, _ columns: [Int]) -> [String: [String]] {
            var rows: [String: [String]] = [:]
            var name = ""
            for line in text.split(separator: "\r\n") {
                let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                // The rows of a sum have another beginning, and persons are in the line behind households.
                if !cells[0].isEmpty { name = Int(cells[0]) == nil ? "" : cells[1] }
                guard cells.count == 12, !name.isEmpty, cells[0] != "" || cells[2] == "Nhân khẩu" else { continue }
                rows[name, default: []] += columns.map { cells[$0] }
            }
            return rows
        }

        /// The forms of the city's union have of each unit what SQL counts in the exports of the offices.
        @Test func theFormsOfTheCityAreInSQL() throws {
            let (session, offices) = try Self.city()
            var compared = 0
            func inSQL(_ year: Int) throws -> [String: [Int]] {
                let known = offices.map { "\($0)=1000000" }.joined(separator: ",")
                let outcome = try session.run("python3 '\(Self.script)' databases \(year)-12-31 '\(known)' units")
                try #require(outcome.status == 0, "\(outcome.errorText)")
                return try JSONDecoder().decode([String: [Int]].self, from: Data(outcome.output))
            }
            func form(_ name: String, _ year: Int, _ columns: [Int]) throws -> [String: [String]] {
                let file = "\(name)-\(year).csv"
                let outcome = try session.run("socai form city/city.union \(name) --year \(year) -o \(file)")
                try #require(outcome.status == 0, "\(outcome.errorText)")
                return Self.rows(String(decoding: try session.folder.read(file), as: UTF8.self), columns)
            }
            for year in 2022...2025 {
                let (before, after) = (try inSQL(year - 1), try inSQL(year))
                func pair(_ figures: [String: [Int]], _ unit: String, _ name: String) -> [Int] {
                    figures["\(unit) \(name)"] ?? [0, 0]
                }
                for (unit, figures) in try form("7.1", year, [4, 6, 8, 10]) {
                    let expected = pair(after, unit, "poor") + pair(after, unit, "nearPoor")
                    #expect(figures == expected.map(String.init), "7.1 of \(year): \(unit)")
                    compared += 1
                }
                for (name, word) in [("7.2", "poor"), ("7.3", "nearPoor")] {
                    // Of a year in which units merged the opening is by those of its end, which no other day has.
                    for (unit, figures) in try form(name, year, year < 2025 ? [3, 11] : [11]) {
                        let (opening, closing) = (pair(before, unit, word), pair(after, unit, word))
                        let expected = year < 2025 ? zip(opening, closing).flatMap { [$0, $1] } : closing
                        #expect(figures == expected.map(String.init), "\(name) of \(year): \(unit)")
                        compared += 1
                    }
                }
            }
            #expect(compared > 80)
        }

        /// Every answer of the union of one ledger is that of the ledger, in JSON and CSV, but for the union beside it.
        @Test func aUnionOfOneLedgerIsThatLedger() throws {
            let session = try Session(withLedger: true)
            _ = try session.folder.write("one.union", "socai union 1\nname Một\noffice o bac-lieu.socai\n")
            for question in [
                "counts {} 2023", "counts {} 2025-12-31@2026-01-15 --by unit", "replay {} 2023 --by unit:city",
                "counts {} 2024 --unit 'Phường 7'", "diff {} 2022 2023",
                "diff {} 2022@2023-01-15 2023 --households --by unit",
                "movement {} --from 2023 --to 2023", "movement {} --from 2022 --to 2024 --unit phuong-2",
                "trajectory {} 2025", "trajectory {} 2025 --by unit", "aid {} 2023 --from 2023",
                "aid {} 2025 --by unit,kind,household --left-behind", "aid {} 2024 --unit phuong-1 --by giver",
                "awards {} 2025 --awards", "awards {} 2025 --revoked --by year",
            ] {
                let alone = question.replacing("{}", with: "bac-lieu.socai")
                let together = question.replacing("{}", with: "one.union")
                let expected = try session.run("socai \(alone) --format json")
                let answer = try session.run("socai \(together) --format json")
                let parts = answer.text.split(separator: "}},", maxSplits: 1).map(String.init)
                #expect(parts.first?.hasPrefix(#"{"union":{"name":"Một","positions":{"o":"#) == true, "\(question)")
                #expect(expected.status == 0 && "{" + (parts.last ?? "") == expected.text, "\(question)")
                let rows = try session.run("socai \(alone) --format csv").text.split(separator: "\r\n")
                let unionRows = try session.run("socai \(together) --format csv").text.split(separator: "\r\n")
                let ends = rows.indices.map { $0 == 0 ? ",union" : ",Một" }
                #expect(unionRows.map(String.init) == zip(rows, ends).map { $0 + $1 }, "\(question)")
            }
        }
    }
#endif
