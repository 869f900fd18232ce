// The promise that a form says of its units what its figures alone don't: an area that nobody recorded, a total of other
// boundaries, a rate that can't be, and zeros that mean no data.

import EventLedger
import OfficialForms
import PovertyLedger
import Testing

@Suite struct FormNoteTests {
    private static let forms: [OfficialFormName] = [
        .counts, .poorMovement, .nearPoorMovement, .poorDeprivations, .poorDeprivationRates, .nearPoorDeprivations,
        .nearPoorDeprivationRates, .causes,
    ]

    /// Hamlets of a commune and of a ward without an area of their own, and one that is part of nothing.
    private static func hamlets() throws -> FormScenario {
        let scenario = try FormScenario()
        try scenario.record(
            "k",
            [
                .unitEstablished("A1", name: "Ấp 1", kind: .hamlet, on: "2021-01-01", parent: "X1"),
                .unitEstablished("A2", name: "Ấp 2", kind: .hamlet, on: "2021-01-01", area: .urban, parent: "X1"),
                .unitEstablished("K1", name: "Khóm 1", kind: .hamlet, on: "2021-01-01", parent: "P1"),
                .unitEstablished("N1", name: "Ấp Lẻ", kind: .hamlet, on: "2021-01-01"),
            ])
        for (code, unit) in [("H1", "A1"), ("H2", "A2"), ("H3", "K1"), ("H4", "N1")] {
            try scenario.record(code, FormScenario.household(code, in: unit, members: 2, .poor, on: "2023-02-01"))
        }
        return scenario
    }

    @Test func aHamletIsInTheAreaOfItsCommune() throws {
        let scenario = try Self.hamlets()
        for name in Self.forms {
            let commune = try scenario.form(name, 2023, unit: "Xã Đông")
            let titles = commune.rows.map(\.words).filter { !$0[0].isEmpty && $0[0] != "Nhân khẩu" }.map { $0[0...1] }
            // Ấp 2 is urban, as recorded; Ấp 1 is what its commune is.
            #expect(
                titles.map { $0.joined(separator: " ") }.prefix(4) == [
                    "I Khu vực thành thị", "1 Ấp 2", "II Khu vực nông thôn", "1 Ấp 1",
                ], "\(name)")
            #expect(
                commune.notes.contains("Chưa ghi khu vực của: Ấp 1; xếp theo loại xã, phường mà đơn vị trực thuộc."),
                "\(name): \(commune.notes)")
        }
        let ward = try scenario.form(.counts, 2023, unit: "Phường 10")
        #expect(ward.words[1].hasPrefix("1 | Khóm 1 | ") && ward.words[2].hasPrefix("II | "))
        // The ward has an area of its own, which is recorded of all below it.
        #expect(!ward.notes.contains { $0.hasPrefix("Chưa ghi khu vực") })
    }

    /// What is neither urban nor rural by any record is in an area of its own, and in the sum of all.
    @Test func aUnitOfNoKnownAreaIsInAnAreaOfItsOwn() throws {
        let scenario = try Self.hamlets()
        for name in Self.forms {
            let form = try scenario.form(name, 2023)
            let words = form.words
            let place = try #require(words.firstIndex { $0.hasPrefix("III | Khu vực chưa xác định | ") }, "\(name)")
            #expect(words[place...].contains { $0.hasPrefix("1 | Ấp Lẻ | ") }, "\(name)")
            let total = try #require(form.rows.first { $0.words[0].hasPrefix("Tổng cộng") })
            #expect(total.words[0] == "Tổng cộng (I+II+III)", "\(name)")
            #expect(form.notes.contains("Chưa ghi khu vực của: Ấp Lẻ; xếp riêng ở mục III."), "\(name)")
            #expect(form.notes.contains("Chưa ghi khu vực của: Xã Đông; xếp theo loại đơn vị hành chính."), "\(name)")
        }
        // Four households, one in each hamlet: two urban by ward and by record, one rural, one of which nobody knows.
        let movement = try scenario.form(.poorMovement, 2023)
        #expect(movement.words.suffix(2).first == "Tổng cộng (I+II+III) | Hộ | 0 | 0 | 0 | 0 | 0 | 0 | 4 | 0 | 4")
        #expect(movement.rows[movement.rows.count - 2].cells[2].formula == "D11+D17+D21")
    }

    /// Counted by the units before a merger: no total that was reported after it is of one of them.
    @Test func aTotalOfTheMergedUnitIsNotThatOfItsParts() throws {
        let scenario = try FormScenario.moving()
        try scenario.record(
            "t22",
            [
                .householdTotalReported("P1", households: 300, on: "2022-12-31", persons: 1_000),
                .householdTotalReported("P2", households: 800, on: "2022-12-31", persons: 3_000),
                .householdTotalReported("X1", households: 50, on: "2023-12-31", persons: 200),
            ])
        try scenario.record("m", [.unitMerged("P1", into: "P2", on: "2023-07-01")])
        try scenario.record(
            "t23", [.householdTotalReported("P2", households: 1_150, on: "2023-12-31", persons: 4_100)])
        let before = try scenario.form(.counts, 2023, unitsOn: "2023-06-30")
        #expect(
            Array(before.words[1...2]) == [
                "1 | Phường 2 | 800 | 3000 | 2 | 0.25 | 5 | 0.17 | 0 | 0.00 | 0 | 0.00",
                "2 | Phường 10 | 300 | 1000 | 1 | 0.33 | 6 | 0.60 | 1 | 0.33 | 2 | 0.20",
            ])
        #expect(
            before.notes.contains(
                "Tổng số hộ dân cư của Phường 2, Phường 10 là số báo cáo trước ngày sáp nhập 01/07/2023: từ ngày đó không còn "
                    + "số riêng của địa bàn cũ."))
        #expect(before.words[4].hasPrefix("1 | Xã Đông | 50 | 200 | "))
        // By the units of the year's end it is the total of the merged unit, and no note.
        let after = try scenario.form(.counts, 2023)
        #expect(after.words[1].hasPrefix("1 | Phường 2 | 1150 | 4100 | 3 | "))
        #expect(!after.notes.contains { $0.contains("sáp nhập") })
        // A merger that has not come by the year's end changes nothing.
        #expect(try !scenario.form(.counts, 2022).notes.contains { $0.contains("sáp nhập") })
    }

    @Test func aRateOfMoreThanAllIsNamed() throws {
        let scenario = try FormScenario.moving()
        try scenario.record(
            "t",
            [
                // Phường 10 has 6 poor persons in 1 household, Phường 2 has 2 poor households.
                .householdTotalReported("P1", households: 10, on: "2023-12-31", persons: 5),
                .householdTotalReported("P2", households: 2, on: "2023-12-31", persons: 5),
                .householdTotalReported("X1", households: 0, on: "2023-12-31", persons: 10),
            ])
        let form = try scenario.form(.counts, 2023)
        #expect(form.words[2].contains(" | 120.00 | ") && form.words[1].contains(" | 100.00 | "))
        let note = try #require(form.notes.first { $0.hasPrefix("Tỷ lệ trên 100%") })
        #expect(note.hasPrefix("Tỷ lệ trên 100% ở: Phường 10, Xã Đông; "))
        try scenario.record("u2", [.householdTotalReported("P1", households: 10, on: "2023-12-31", persons: 6)])
        try scenario.record("u3", [.householdTotalReported("X1", households: 1, on: "2023-12-31", persons: 10)])
        #expect(try !scenario.form(.counts, 2023).notes.contains { $0.hasPrefix("Tỷ lệ trên 100%") })
    }

    @Test func zerosOfAUnitWithoutDataAreNamed() throws {
        let scenario = try FormScenario()
        try scenario.record("h", FormScenario.household("A", in: "P1", members: 1, .poor, on: "2022-01-01"))
        try scenario.record("x", FormScenario.household("B", in: "X1", members: 1, .poor, on: "2022-01-01"))
        // One that had a household and has none: its 0 is a figure.
        try scenario.record("d", [.householdDissolved("B", cause: .deceased, on: "2022-06-01")])
        for name in Self.forms {
            let form = try scenario.form(name, 2023)
            #expect(
                form.notes.contains("Sổ chưa ghi hộ nào của: Phường 2; số 0 ở các dòng này nghĩa là chưa có số liệu."),
                "\(name): \(form.notes)")
            #expect(!form.isWithoutHouseholds, "\(name)")
        }
        // On the day before anything happened, and as known before anything was recorded.
        for (year, known) in [(2021, KnownAt.now), (2023, .position(0)), (2023, .position(4))] {
            for name in Self.forms + [.list, .exits] {
                let form = try scenario.form(name, year, knownAt: known)
                let notes = form.notes.filter { $0.hasPrefix("Sổ chưa ghi hộ nào") }
                #expect(notes.count == 1 && notes[0].contains("đến hết ngày 31/12/\(year)"), "\(name): \(form.notes)")
                #expect(form.isWithoutHouseholds, "\(name)")
            }
        }
        #expect(try !scenario.form(.exits, 2023).isWithoutHouseholds)
        #expect(try !scenario.form(.aid, 2021).isWithoutHouseholds)
    }

    /// Sums of what anybody may report: too large a sum is not known, and nothing stops.
    @Test func aSumThatIsTooLargeIsEmpty() throws {
        let scenario = try FormScenario.moving()
        let most = Int64.max
        try scenario.record(
            "t",
            [
                .householdTotalReported("P1", households: most, on: "2023-12-31", persons: most),
                .householdTotalReported("P2", households: most, on: "2023-12-31", persons: 1),
            ])
        let words = try scenario.form(.counts, 2023).words
        #expect(words[0].hasPrefix("I | Khu vực thành thị |  |  | 3 | ") && words[1].contains("| \(most) | 1 | 2 |"))
    }
}
