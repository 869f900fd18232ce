// The promise: the four bytes beside an event are the bits of Docs/Format.md, and the rules read them back.

import EventLedger
import Testing

@testable import PovertyLedger

@Suite struct EventSummaryTests {
    private func summary(_ event: Event) throws(FieldProblem) -> UInt32 {
        try EventSummary.of(event.body, context: PayloadContext())
    }

    @Test func summariesAreAsSpecified() throws {
        let day: Day = "2022-01-01"
        #expect(try summary(.householdRegistered("H", in: "phuong-2", members: 1, on: day)) == 0x0102_0304)
        #expect(try summary(.householdMoved("H", to: "phuong-1", on: day)) == 7)
        #expect(try summary(.householdClassified("H", as: .poor, on: day)) == 0b0001)
        #expect(try summary(.householdClassified("H", as: .wellOff, on: day, socialProtection: true)) == 0b1110)
        #expect(try summary(.householdExitedPoverty("H", from: .poor, to: .nearPoor, on: day)) == 0b001_0_010)
        #expect(
            try summary(.householdExitedPoverty("H", from: .nearPoor, to: .wellOff, on: day, socialProtection: true))
                == 0b010_1_110)
        #expect(try summary(.unitMerged("phuong-1", into: "phuong-2", on: day)) == 0x0102_0304)
        #expect(try summary(.unitEstablished("phuong-1", name: "x", kind: .ward, on: day)) == 0)
        #expect(try summary(.unitEstablished("phuong-1", name: "x", kind: .ward, on: day, parent: "tp")) == 1)
        #expect(try summary(.unitChanged("phuong-1", on: day, parent: "phuong-2")) == 0x0102_0305)
        #expect(try summary(.periodClosed(through: "2022-12-31", on: "2023-01-10")) == 19_357)
        #expect(try summary(.periodClosed(through: "1969-12-31", on: "2023-01-10")) == .max)
        #expect(try summary(.incomeAssessed("H", perPersonMonthlyVND: 9, on: day)) == 0)
        #expect(try summary(.householdSizeChanged("H", members: 9, on: day)) == 0)
    }

    @Test func theRulesReadWhatIsWritten() throws {
        for from in HouseholdClass.povertyClasses.words {
            for to in from.betterClasses.words {
                for flag in [false, true] {
                    let bits = try summary(
                        .householdExitedPoverty("H", from: from, to: to, on: "2022-01-01", socialProtection: flag))
                    #expect(EventSummary.classLeft(bits) == from)
                    #expect(EventSummary.householdClass(bits) == to)
                    #expect(EventSummary.socialProtection(bits) == flag)
                }
            }
        }
    }
}
