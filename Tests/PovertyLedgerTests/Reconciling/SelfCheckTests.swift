// The promise that a table which does not add up is found out without any ledger, and one that does is left in peace.
// All figures but the national ones are made up.

import PovertyLedger
import PovertyReports
import Testing

@Suite("Published tables: self-checks")
struct SelfCheckTests {
    private static let poor =
        "from,to,unit,class,opening,exitedToNearPoor,exitedPastNearPoor,otherDecrease,fellFromNearPoor,relapsed,newlyPoor,"
        + "otherIncrease,closing\n"
    private static let nearPoor =
        "from,to,unit,class,opening,fellToPoor,exitedPastNearPoor,otherDecrease,cameFromPoor,relapsed,newlyNearPoor,"
        + "otherIncrease,closing\n"

    private func checked(_ text: String) throws -> Reconciliation {
        try PublishedTable(Array(text.utf8)).checkedAgainstItself()
    }

    /// The differences in short: what was held against what, where, and by how much it is off.
    private func found(_ result: Reconciliation) -> [String] {
        result.differences.map { row in
            "\(row.check.rawValue) \(row.row.line)\(row.otherLine.map { "/\($0)" } ?? "") \(row.column) \(row.size)"
        }
    }

    @Test func closingIsWhatTheColumnsGive() throws {
        // 100 − 30 − 20 − 5 + 4 + 3 + 2 + 1 = 55
        let right = try checked(Self.poor + "2023-01-01,2023-12-31,,poor,100,30,20,5,4,3,2,1,55\n")
        #expect(right.agrees && right.selfChecks == 1 && right.selfChecksThatAgree == 1)
        let wrong = try checked(Self.poor + "2023-01-01,2023-12-31,,poor,100,30,20,5,4,3,2,1,145\n")
        #expect(found(wrong) == ["identity 2 closing 90"])
        #expect(wrong.differences[0].published == 145...145 && wrong.differences[0].expected == 55...55)
        // Without one of the nine nothing can be said.
        #expect(try checked(Self.poor + "2023-01-01,2023-12-31,,poor,100,30,,5,4,3,2,1,145\n").selfChecks == 0)
    }

    @Test func personsNeedTheChangeOfSize() throws {
        let header = Self.poor.split(separator: "\n")[0].split(separator: ",").dropFirst(4)
        let names = "from,to,class," + header.map { "persons." + $0 }.joined(separator: ",")
        let row = "2023-01-01,2023-12-31,poor,400,120,80,20,16,12,8,4,"
        #expect(try checked(names + "\n" + row + "225\n").selfChecks == 0)
        #expect(try checked(names + ",persons.sizeChange\n" + row + "225,5\n").agrees)
        #expect(
            found(try checked(names + ",persons.sizeChange\n" + row + "225,4\n")) == ["identity 2 persons.closing 1"])
    }

    @Test func theTwoTablesMirrorEachOther() throws {
        let header = "from,to,class,exitedToNearPoor,fellFromNearPoor,fellToPoor,cameFromPoor\n"
        let span = "2023-01-01,2023-12-31,"
        #expect(try checked(header + span + "poor,30,4,,\n" + span + "nearPoor,,,4,30\n").selfChecksThatAgree == 2)
        let wrong = try checked(header + span + "poor,30,4,,\n" + span + "nearPoor,,,6,29\n")
        #expect(found(wrong) == ["mirror 2/3 exitedToNearPoor 1", "mirror 2/3 fellFromNearPoor -2"])
        // Another period is no mirror.
        #expect(try checked(header + span + "poor,30,4,,\n2022-01-01,2022-12-31,nearPoor,,,6,29\n").selfChecks == 0)
    }

    @Test func unitsSumUpToAll() throws {
        let stock = "day,class,unit,households,persons,total\n"
        let wrong = try checked(
            stock + "2023-12-31,poor,all,9,30,500\n2023-12-31,poor,a,4,14,200\n2023-12-31,poor,b,6,16,300\n"
                + "2023-12-31,nearPoor,a,7,,\n2024-12-31,poor,a,9,30,\n")
        #expect(found(wrong) == ["sumOfUnits 2 households -1"])
        #expect(wrong.selfChecks == 3)
        // Where one unit is silent there is no sum.
        let silent = try checked(
            stock + "2023-12-31,poor,all,9,30,\n2023-12-31,poor,a,4,14,\n2023-12-31,poor,b,6,,\n")
        #expect(found(silent) == ["sumOfUnits 2 households -1"] && silent.selfChecks == 1)
    }

    @Test func movesBetweenUnitsAreNoFlowOfTheTotal() throws {
        // One household moved from a to b: it is in their columns 4 and 8 and in neither of the total.
        let span = "2023-01-01,2023-12-31,"
        let parts = span + "a,poor,10,0,0,2,0,0,0,0,8\n" + span + "b,poor,10,0,0,1,0,0,0,1,10\n"
        #expect(try checked(Self.poor + span + ",poor,20,0,0,2,0,0,0,0,18\n" + parts).agrees)
        let wrong = try checked(Self.poor + span + ",poor,20,0,0,3,0,0,0,0,17\n" + parts)
        #expect(found(wrong) == ["sumOfUnits 2 otherIncrease - otherDecrease -1", "sumOfUnits 2 closing -1"])
    }

    @Test func aPeriodOpensWithTheClosingBefore() throws {
        let header = "from,to,class,opening,closing\n"
        #expect(
            try checked(header + "2022-01-01,2022-12-31,poor,295,198\n2023-01-01,2023-12-31,poor,198,52\n").agrees)
        let wrong = try checked(
            header + "2023-01-01,2023-12-31,poor,194,52\n2022-01-01,2022-12-31,poor,295,198\n")
        #expect(found(wrong) == ["closingBefore 2/3 opening -4"])
    }

    @Test func aRateIsAShareOfTheTotal() throws {
        let header = "day,class,households,total,rate\n"
        // 2.925 % and 2.935 % of 1,000,000 are 29,250 and 29,350, both ends included.
        for households in [29_250, 29_300, 29_350] {
            #expect(try checked(header + "2023-12-31,poor,\(households),1000000,2.93\n").agrees, "\(households)")
        }
        #expect(found(try checked(header + "2023-12-31,poor,29249,1000000,2.93\n")) == ["rate 2 households -1"])
        #expect(found(try checked(header + "2023-12-31,poor,29360,1000000,2.93\n")) == ["rate 2 households 10"])
        #expect(try checked(header + "2023-12-31,poor,0,1000000,0\n").agrees)
        #expect(found(try checked(header + "2023-12-31,poor,5001,1000000,0\n")) == ["rate 2 households 1"])
    }

    @Test func theRatesOfADayComeFromOneTotal() throws {
        // Việt Nam 2023 as published: 2.93 % allows 27,771,755 to 27,866,700 households, 2.78 % 27,692,460 to
        // 27,792,252.
        let header = "day,class,households,rate\n2023-12-31,poor,815101,2.93\n"
        let right = try checked(header + "2023-12-31,nearPoor,771235,2.78\n")
        #expect(right.agrees && right.selfChecks == 1)
        // Of 870,000 near-poor at 2.78 % there would be 31,238,780 to 31,351,351.
        let wrong = try checked(header + "2023-12-31,nearPoor,870000,2.78\n")
        #expect(found(wrong) == ["oneTotal 3/2 total 3372080"])
        #expect(wrong.differences[0].published == 31_238_780...31_351_351)
        #expect(wrong.differences[0].expected == 27_771_755...27_866_700)
        // A rate of nothing allows any total.
        #expect(try checked(header + "2023-12-31,nearPoor,0,0.00\n").agrees)
        // What the first two allow together the third must allow too.
        let third = try checked(header + "2023-12-31,nearPoor,771235,2.78\n2023-12-31,average,2780,0.01\n")
        #expect(found(third) == [])
        // 10 at 1 % allow 667 to 2,000 households, 15 at 2 % 600 to 1,000, and 15 at 2.4 % 613 to 638: the last two
        // agree, all three do not.
        let three = "day,class,households,rate\n2023-12-31,poor,10,1\n2023-12-31,nearPoor,15,2\n"
        #expect(try checked(three).agrees)
        let none = try checked(three + "2023-12-31,average,15,2.4\n")
        #expect(found(none) == ["oneTotal 4/3 total -29"])
        #expect(none.differences[0].expected == 667...1_000 && none.differences[0].published == 613...638)
        let total = "day,class,households,rate,total\n2023-12-31,poor,10,,1000\n2023-12-31,nearPoor,20,,1001\n"
        #expect(found(try checked(total)) == ["oneTotal 3/2 total 1"])
    }
}
