// The promise: replay finds the numbers it reads in place where the encoder puts them, and a short payload gives nil.

import EventLedger
import Testing

@testable import PovertyLedger

@Suite struct PayloadLayoutTests {
    /// The fixed blocks of Docs/Format.md, in bytes, by the number of the kind.
    static let fixedBytes = [10, 14, 13, 6, 18, 15, 9, 4, 1, 28, 6, 8, 26, 2, 2, 17, 10, 6, 4, 8, 2, 2]

    @Test func fixedBlocksAreAsSpecified() {
        for kind in EventKind.allCases where kind != .eventVoided {
            #expect(PayloadShape.of(kind).fixedBytes == Self.fixedBytes[Int(kind.rawValue)], "\(kind.name)")
        }
        #expect(PayloadShape.target.fixedBytes == 27)
    }

    @Test func registrationIsReadInPlace() throws {
        let bytes = try payload(
            of: Event.householdRegistered("P1-0001", in: "phuong-2", members: 5, on: "2022-01-01", cause: .survey).body)
        let read = PayloadLayout.registered(bytes.span.bytes)
        #expect(read?.unitNumber == 0x0102_0304)
        #expect(read?.members == 5)
        for count in 0..<12 { #expect(PayloadLayout.registered(Array(bytes[..<count]).span.bytes) == nil) }
    }

    @Test func aSplitIsReadInPlace() throws {
        func isSplit(_ payload: [UInt8]) -> Bool { PayloadLayout.isSplit(payload.span.bytes) }
        func isSplit(_ cause: RegistrationCause?, _ origin: String?) throws -> Bool {
            let event = Event.householdRegistered(
                "P1-0001", in: "phuong-2", members: 5, on: "2022-01-01", cause: cause, splitFrom: origin)
            return isSplit(try payload(of: event.body))
        }
        #expect(try isSplit(.split, "P1-0002") && isSplit(nil, "P1-0002"))
        #expect(try !isSplit(.split, nil) && !isSplit(.survey, nil) && !isSplit(nil, nil))
        #expect(!isSplit([2]))
    }

    @Test func moveIsReadInPlace() throws {
        let bytes = try payload(of: Event.householdMoved("P1-0001", to: "phuong-2", on: "2022-01-01").body)
        #expect(PayloadLayout.movedTo(bytes.span.bytes) == 0x0102_0304)
        for count in 0..<6 { #expect(PayloadLayout.movedTo(Array(bytes[..<count]).span.bytes) == nil) }
    }

    @Test func sizeIsReadInPlace() throws {
        let bytes = try payload(of: Event.householdSizeChanged("P1-0001", members: .max, on: "2022-01-01").body)
        #expect(PayloadLayout.members(bytes.span.bytes) == .max)
        for count in 0..<4 { #expect(PayloadLayout.members(Array(bytes[..<count]).span.bytes) == nil) }
    }

    @Test func totalsAreReadInPlace() throws {
        let event = Event.householdTotalReported("tp", households: .max, on: "2022-01-01", persons: 0)
        let bytes = try payload(of: event.body)
        let read = PayloadLayout.totals(bytes.span.bytes)
        #expect(read?.households == .max)
        #expect(read?.persons == 0)
        for count in 0..<18 { #expect(PayloadLayout.totals(Array(bytes[..<count]).span.bytes) == nil) }
        let bare = try payload(of: Event.householdTotalReported("tp", households: 3, on: "2022-01-01").body)
        let readBare = PayloadLayout.totals(bare.span.bytes)
        #expect(readBare?.households == 3)
        #expect(readBare != nil && readBare?.persons == nil)
    }

    @Test func mergerIsReadInPlace() throws {
        let bytes = try payload(of: Event.unitMerged("tp", into: "phuong-2", on: "2022-01-01").body)
        #expect(PayloadLayout.mergedInto(bytes.span.bytes) == 0x0102_0304)
        for count in 0..<4 { #expect(PayloadLayout.mergedInto(Array(bytes[..<count]).span.bytes) == nil) }
    }

    @Test func divisionIsReadInPlace() throws {
        let bytes = try payload(of: Event.unitDivided("phuong-1", into: ["tp", "phuong-2"], on: "2022-01-01").body)
        #expect(PayloadLayout.dividedInto(bytes.span.bytes) == [0x0102_0304, 0])
        for count in 0..<bytes.count { #expect(PayloadLayout.dividedInto(Array(bytes[..<count]).span.bytes) == nil) }
    }

    @Test func kindOfAUnitIsReadInPlace() throws {
        for kind in UnitKind.allCases {
            let event = Event.unitEstablished(
                "phuong-1", name: "P", kind: kind, on: "2022-01-01", code: "1", parent: "tp")
            let bytes = try payload(of: event.body)
            #expect(PayloadLayout.establishedKind(bytes.span.bytes) == kind)
            #expect(PayloadLayout.establishedKind(Array(bytes[..<4]).span.bytes) == nil)
        }
    }

    @Test func unitOfAnAwardIsReadInPlace() throws {
        func award(in unit: String?) throws -> [UInt8] {
            try payload(
                of: Event.awardGranted(
                    to: .collective, "tổ 1", form: "giấy khen", authority: "UBND", on: "2022-01-01", unit: unit,
                    movement: "Chung sức"
                ).body)
        }
        let bytes = try award(in: "phuong-2")
        #expect(PayloadLayout.awardedIn(bytes.span.bytes) == 0x0102_0304)
        for count in 0..<11 { #expect(PayloadLayout.awardedIn(Array(bytes[..<count]).span.bytes) == nil) }
        let bare = try award(in: nil)
        #expect(PayloadLayout.awardedIn(bare.span.bytes) == nil)
    }

    @Test func scoresAreReadInPlace() throws {
        func decided(_ change: (inout HouseholdClassified) -> Void = { _ in }) throws -> [UInt8] {
            var fields = HouseholdClassified(
                household: "P1-0001", class: .nearPoor, socialProtection: true, standard: "nd07-2021", area: .rural,
                review: .regular, incomeScore: 139, deprivationScore: .max, deprivations: [.nutrition, .waterSource],
                causes: [.land])
            change(&fields)
            return try payload(of: .householdClassified(fields))
        }
        func read(_ bytes: [UInt8]) -> (decision: ScoredDecision?, isDamaged: Bool) {
            var isDamaged = false
            let decision = PayloadLayout.scoredDecision(bytes.span.bytes, isDamaged: &isDamaged)
            return (decision, isDamaged)
        }
        let bytes = try decided()
        let whole = try #require(read(bytes).decision)
        #expect(
            whole.householdClass == .nearPoor && whole.standard.id.description == "nd07-2021" && whole.area == .rural)
        #expect(whole.incomeScore == 139 && whole.deprivationScore == .max && whole.deprivations == 2)
        for count in 0..<PayloadLayout.Classified.fixedBytes { #expect(read(Array(bytes[..<count])).isDamaged) }
        // A text that is cut short is found where the event is decoded; here it is no standard that is known.
        #expect(read(Array(bytes.dropLast())).decision == nil)
        let lacking: [(inout HouseholdClassified) -> Void] = [
            { $0.standard = nil }, { $0.standard = "nd07-2020" }, { $0.standard = "nd07-20211" }, { $0.area = nil },
            { $0.incomeScore = nil }, { $0.deprivationScore = nil },
        ]
        for change in lacking {
            let (decision, isDamaged) = read(try decided(change))
            #expect(decision == nil && !isDamaged)
        }
        let bare = try #require(
            read(
                try decided {
                    $0.review = nil
                    $0.deprivations = []
                }
            ).decision)
        #expect(bare.incomeScore == 139 && bare.deprivations == 0)
    }

    @Test func kindOfAidIsReadInPlace() throws {
        for kind in AidKind.allCases {
            let event = Event.aidGiven(
                to: .household("P1-0001"), kind, donor: "d", donorKind: .agency, on: "2022-01-01", amountVND: 5)
            let bytes = try payload(of: event.body)
            let read = PayloadLayout.aidKind(bytes.span.bytes)
            #expect(read == kind)
        }
        for bytes in [[0, 0], [0, 0, 99]] as [[UInt8]] {
            let read = PayloadLayout.aidKind(bytes.span.bytes)
            #expect(read == nil)
        }
    }

    @Test func achievementOfAnAwardIsReadInPlace() throws {
        for (unit, movement) in [(nil, nil), ("phuong-2", nil), (nil, "Chung sức"), ("phuong-2", "Chung sức")] {
            let event = Event.awardGranted(
                to: .collective, "tổ 1", form: "giấy khen", authority: "UBND", on: "2022-01-01", unit: unit,
                movement: movement, achievement: "vượt khó")
            let bytes = try payload(of: event.body)
            let found = PayloadLayout.achievement(bytes.span.bytes)
            let range = try #require(found)
            #expect(Array(bytes[range]) == Array("vượt khó".utf8))
            for count in 0..<bytes.count {
                let short = Array(bytes[..<count])
                let read = PayloadLayout.achievement(short.span.bytes)
                #expect(read == nil)
            }
        }
        let bare = Event.awardGranted(to: .collective, "tổ 1", form: "f", authority: "a", on: "2022-01-01")
        let bytes = try payload(of: bare.body)
        let read = PayloadLayout.achievement(bytes.span.bytes)
        #expect(read == nil)
    }
}
