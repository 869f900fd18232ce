// The promise: replay finds the numbers it reads in place where the encoder puts them, and a short payload gives nil.

import EventLedger
import Testing

@testable import PovertyLedger

@Suite struct PayloadLayoutTests {
    /// The fixed blocks of Docs/Format.md, in bytes, by the number of the kind.
    static let fixedBytes = [10, 14, 13, 6, 18, 15, 9, 4, 1, 28, 6, 8, 26, 2, 2, 17, 10, 6, 4, 8]

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
}
