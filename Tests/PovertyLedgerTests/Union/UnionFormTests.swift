// The promise that the forms of a union are those of one ledger with the same entries: random histories are recorded into one
// ledger, and divided among offices; both are asked for every form. And what only a union has to say of its figures.

import EventLedger
import LedgerTestSupport
import OfficialForms
import PovertyReports
import Tables
import Testing

@Suite("The forms of a union are those of one ledger", .timeLimit(.minutes(60)))
struct UnionFormTests {
    /// What both must have alike. Positions, and whose closings and documents figures are from, each has of its own.
    private struct Content: Equatable {
        let rows: [SheetLine]
        let top: [[String]]
        let header: [SheetLine]
        let notes: [String]
        let corrections: [[String]]
        let isCorrected: Bool
        let isWithoutHouseholds: Bool
        let ended: EndedUnit?

        init(_ form: OfficialForm) {
            // Aid and awards of one day are listed office by office.
            let isByDay = form.name == .aid || form.name == .awards
            rows =
                isByDay
                ? form.rows.map { SheetLine(Array($0.cells.dropFirst()), heightPoints: $0.heightPoints) }
                    .sorted { $0.words.lexicographicallyPrecedes($1.words) } : form.rows
            top = form.sheet.top.map(\.words).filter { !$0.joined().hasPrefix("(Số liệu đến hết ngày") }
            header = form.sheet.header
            let lines = form.sheet.bottom.map(\.words)
            corrections = lines.filter { $0.count == 5 && $0[0] == "(*)" }.map { Array($0.prefix(4)) }
            let own = [
                "Cột 1: số đã chốt", "Cột 9: ", "– ", "Sổ chưa ghi hộ nào đến", "Vị trí cuối cùng", "Số có hơn 15",
            ]
            notes = lines.filter { $0.count == 1 }.map { $0[0] }.filter { note in
                !own.contains { note.hasPrefix($0) }
            }
            isCorrected = form.closingBeforeCorrections != nil
            isWithoutHouseholds = form.isWithoutHouseholds
            ended = form.endedUnit
        }
    }

    private static func content(
        _ view: UnionView, _ name: OfficialFormName, _ question: FormQuestion
    ) -> Result<Content, LedgerError> {
        do throws(LedgerError) {
            return .success(Content(try view.form(name, question)))
        } catch { return .failure(error) }
    }

    @Test(arguments: 1...16 as ClosedRange<UInt64>) func randomHistories(seed: UInt64) throws {
        let history = GeneratedHistory.of(seed: seed, events: 260)
        let count = Int(seed % 4) + 1
        let divided = try DividedLedger(history, among: count, seed: seed)
        let (alone, together) = (UnionView(try divided.ledger.view()), try divided.fixture.open().view())
        var random = SeededGenerator(seed: seed)
        var generator = CutGenerator(seed: seed, ledger: history.ledger)
        var filled = 0
        for name in OfficialFormName.allCases {
            for _ in 0..<3 {
                var question = FormQuestion(year: random.number(2021...2026))
                if random.chance(40), let time = random.pick(history.accepted)?.recordedAt {
                    question.knownAt = .instant(time)
                }
                question.unitsOn = generator.unitsOn()
                if random.chance(30) { question.unit = random.pick(history.ledger.unitIDs) }
                let expected = Self.content(alone, name, question)
                let answer = Self.content(together, name, question)
                switch (expected, answer) {
                case (.success(let expected), .success(let answer)):
                    #expect(answer == expected, "\(history), \(count) offices: \(name) \(question)")
                    if !expected.isWithoutHouseholds { filled += 1 }
                case (.failure(let expected), .failure(let answer)):
                    #expect(answer.code == expected.code, "\(history): \(name) \(question)")
                default: Issue.record("\(history), \(count) offices: \(name) \(question): \(expected) \(answer)")
                }
            }
        }
        #expect(filled > 12, "\(history): nearly no form has figures")
    }

    /// The control: the forms of a union without one of its offices are others.
    @Test func anOfficeThatIsMissingIsNoticed() throws {
        let history = GeneratedHistory.of(seed: 3, events: 260)
        let offices = DividedHistory(history.accepted, among: 3, seed: 3).offices
        let all = try UnionFixture(offices, clock: history.clock)
        let parts = try offices.indices.map { left in
            try UnionFixture(offices.indices.filter { $0 != left }.map { offices[$0] }, clock: history.clock)
        }
        for name in [OfficialFormName.counts, .poorMovement, .list] {
            let rows = try ([all] + parts).map { try $0.open().view().form(name, FormQuestion(year: 2024)).rows }
            #expect(rows.dropFirst().contains { $0 != rows[0] }, "\(name)")
        }
    }

    private static let clock = Instant("2026-01-15T00:00:00Z")!

    private static func entry(_ id: String, at time: String = "2024-06-01T00:00:00Z", _ events: [Event]) -> Entry {
        Entry(id: id, recordedAt: Instant(time), actor: "UBND", document: "\(id)/QĐ", events: events)
    }

    private static func unit(_ id: String) -> Event {
        .unitEstablished(id, name: "Phường \(id)", kind: .ward, on: "2021-01-01")
    }

    private static func poor(_ id: String, in unit: String, members: UInt32, on day: Day) -> [Event] {
        [.householdRegistered(id, in: unit, members: members, on: day), .householdClassified(id, as: .poor, on: day)]
    }

    /// What one office records of a unit holds for the households of the other: no household is lost between the rows.
    @Test func aMergerOfOneOfficeHoldsForAll() throws {
        let fixture = try UnionFixture(
            [
                [
                    Self.entry(
                        "a",
                        [Self.unit("1"), Self.unit("2"), .unitMerged("1", into: "2", on: "2023-03-01")]
                            + Self.poor("A", in: "2", members: 3, on: "2022-05-01"))
                ],
                [Self.entry("b", [Self.unit("1")] + Self.poor("B", in: "1", members: 4, on: "2022-05-01"))],
            ], clock: Self.clock)
        let view = try fixture.open().view()
        let movement = try view.form(.poorMovement, FormQuestion(year: 2023))
        #expect(
            movement.rows.map { $0.words.joined(separator: " | ") }.prefix(4) == [
                "I | Khu vực thành thị | Hộ | 2 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 2",
                "Nhân khẩu | 7 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 7",
                "1 | Phường 2 | Hộ | 2 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 2",
                "Nhân khẩu | 7 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 7",
            ])
        let list = try view.form(.list, FormQuestion(year: 2023, unit: "2"))
        #expect(list.rows.map { [$0.words[1], $0.words[4]] } == [["A", "Phường 2"], ["B", "Phường 2"]])
        // The units of the day before it are apart.
        let before = try view.form(.poorMovement, FormQuestion(year: 2023, unitsOn: "2023-02-28"))
        #expect(before.rows.map { $0.words[1] }.filter { $0.hasPrefix("Phường") } == ["Phường 1", "Phường 2"])
    }

    /// Each office files its own opening: of one that has closed nothing it is what is known, and the form says so.
    @Test func openingsAreThoseOfTheOffices() throws {
        let early = "2023-01-10T00:00:00Z"
        let fixture = try UnionFixture(
            [
                [
                    Self.entry(
                        "a", at: early, [Self.unit("1")] + Self.poor("A", in: "1", members: 3, on: "2022-05-01")),
                    Self.entry("close", at: early, [.periodClosed(through: "2022-12-31", on: "2023-01-09")]),
                ],
                [Self.entry("b", at: early, [Self.unit("1")] + Self.poor("B", in: "1", members: 4, on: "2022-05-01"))],
            ], clock: Self.clock)
        func late(_ id: String, _ household: String, restates: String?) -> Entry {
            var entry = Self.entry(
                id, at: "2023-02-10T00:00:00Z", Self.poor(household, in: "1", members: 2, on: "2022-06-01"))
            entry.restates = restates
            return entry
        }
        try fixture.record([late("a-2", "A2", restates: "sót")], office: 0)
        try fixture.record([late("b-2", "B2", restates: nil)], office: 1)
        let form = try fixture.open().view().form(.poorMovement, FormQuestion(year: 2023))
        let words = form.rows.map { $0.words.joined(separator: " | ") }
        // Filed by the one: A; known of the other: B and B2. A2 is a correction, and in the closing.
        #expect(words[2] == "1 | Phường 1 (*) | Hộ | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 4")
        #expect(words[3] == "Nhân khẩu | 9 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 11")
        let notes = form.sheet.bottom.flatMap(\.words)
        #expect(
            notes.contains(
                "Cột 1: số đã chốt của từng đơn vị: o0 ngày 09/01/2023 (close#1, theo close/QĐ); chưa chốt, lấy theo sổ: o1, có "
                    + "đính chính sau khi chốt."))
        #expect(notes.contains("o0: a-2/QĐ (ghi sổ ngày 10/02/2023): +1 hộ, +2 khẩu"))
        #expect(notes.contains("Vị trí cuối cùng đã biết của từng sổ cái: o0=6, o1=5."))
    }

    /// A code is one household's in one ledger only: a file of names does not say whose it is where two have it.
    @Test func aCodeOfTwoOfficesHasNoName() throws {
        let fixture = try UnionFixture(
            [
                [
                    Self.entry(
                        "a",
                        [Self.unit("1")] + Self.poor("H1", in: "1", members: 3, on: "2022-05-01")
                            + Self.poor("H2", in: "1", members: 3, on: "2022-05-01"))
                ],
                [Self.entry("b", [Self.unit("2")] + Self.poor("H1", in: "2", members: 4, on: "2022-05-01"))],
            ], clock: Self.clock)
        let folder = try TemporaryFolder()
        let names = try HouseholdNames(
            path: try folder.write("names.csv", "code,name,address\nH1,Trần Văn Một,a\nH2,Lê Thị Hai,b\n"))
        let view = try fixture.open().view()
        let form = try view.form(.list, FormQuestion(year: 2023, names: names))
        #expect(form.rows.map { Array($0.words[1...2]) } == [["H1", ""], ["H2", "Lê Thị Hai"], ["H1", ""]])
        #expect(form.sheet.bottom.flatMap(\.words).contains("Mã có ở nhiều sổ cái nên không ghi tên: H1."))
        // The control: of one ledger each code has its name.
        let alone = UnionView(view.offices[0].view)
        let single = try alone.form(.list, FormQuestion(year: 2023, names: names))
        #expect(single.rows.map { $0.words[2] } == ["Trần Văn Một", "Lê Thị Hai"])
        #expect(!single.sheet.bottom.flatMap(\.words).contains { $0.contains("nhiều sổ cái") })
    }
}
