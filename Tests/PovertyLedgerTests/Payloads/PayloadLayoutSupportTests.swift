// The promise: replay finds what it reads of aid, awards and assessments where the encoder puts it, and a short payload
// gives nil.

import EventLedger
import Testing

@testable import PovertyLedger

@Suite struct PayloadLayoutSupportTests {
    private func text(_ bytes: [UInt8], _ range: Range<Int>?) -> String? {
        range.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test func aidIsReadInPlace() throws {
        let event = Event.aidGiven(
            to: .household("P1-0001"), .labour, donor: "Đoàn Thanh niên", donorKind: .abroad, on: "2022-01-01",
            amountVND: .max, quantity: 7, measure: "ngày công", programme: "Tết")
        let bytes = try payload(of: event.body)
        let found = PayloadLayout.aid(bytes.span.bytes)
        let read = try #require(found)
        #expect(read.kind == AidKind.labour.rawValue && read.donorKind == DonorKind.abroad.rawValue && !read.isLoan)
        #expect(read.amountVND == .max && text(bytes, read.programme) == "Tết")
        #expect(PayloadLayout.isLoan(bytes.span.bytes) == false)
        for count in 0..<bytes.count { #expect(PayloadLayout.aid(Array(bytes[..<count]).span.bytes) == nil) }
    }

    @Test func absentPartsOfAidAreNil() throws {
        let event = Event.aidGiven(
            to: .unit("phuong-1"), .credit, donor: "D", donorKind: .policyBank, on: "2022-01-01", measure: "kg")
        let bytes = try payload(of: event.body)
        let found = PayloadLayout.aid(bytes.span.bytes)
        let read = try #require(found)
        #expect(read.isLoan && read.amountVND == nil && read.programme == nil)
        #expect(PayloadLayout.isLoan(bytes.span.bytes) == true)
        for count in 0..<3 { #expect(PayloadLayout.isLoan(Array(bytes[..<count]).span.bytes) == nil) }
    }

    private func aidDigest(_ payload: [UInt8]) -> UInt16? { PayloadLayout.aidDigest(payload.span.bytes) }

    /// Aid that is the same has one digest, whatever programme it is part of; aid that differs has another, but for a
    /// chance of one in 65,536, which these figures do not hit.
    @Test func theDigestOfAidIsOfWhatMakesItTheSame() throws {
        func digest(
            _ kind: AidKind = .cash, donor: String = "Quỹ Vì người nghèo", donorKind: DonorKind = .agency,
            amount: Int64? = 500_000, quantity: Int64? = 3, measure: String? = "kg gạo", programme: String? = nil
        ) throws -> UInt16? {
            let event = Event.aidGiven(
                to: .household("H1"), kind, donor: donor, donorKind: donorKind, on: "2022-01-01", amountVND: amount,
                quantity: quantity, measure: measure, programme: programme)
            return aidDigest(try payload(of: event.body))
        }
        let one = try #require(try digest())
        let same: [UInt16?] = [try digest(programme: "Tết"), try digest(donorKind: .abroad, programme: "x")]
        #expect(same == [one, one])
        var others: [UInt16?] = [try digest(.goods), try digest(donor: "Quỹ Vì người nghèO")]
        others += [try digest(donor: "Quỹ"), try digest(amount: 500_001), try digest(amount: nil)]
        others += [try digest(quantity: 4), try digest(quantity: nil), try digest(measure: "kg gao")]
        others += [try digest(measure: nil)]
        #expect(!others.contains(one) && !others.contains(nil) && Set(others).count == others.count)
        let event = Event.aidGiven(
            to: .household("H1"), .cash, donor: "D", donorKind: .agency, on: "2022-01-01", measure: "kg")
        let bytes = try payload(of: event.body)
        for count in 0..<bytes.count { #expect(aidDigest(Array(bytes[..<count])) == nil) }
    }

    @Test func awardIsReadInPlace() throws {
        for unit in ["phuong-2", nil] {
            let event = Event.awardGranted(
                to: .collective, "tổ 1", form: "giấy khen", authority: "Chủ tịch UBND", on: "2022-01-01", unit: unit,
                movement: "Chung sức", achievement: "góp ba nhà")
            let bytes = try payload(of: event.body)
            let found = PayloadLayout.award(bytes.span.bytes)
            let read = try #require(found)
            #expect(read.recipientKind == RecipientKind.collective.rawValue)
            #expect(text(bytes, read.form) == "giấy khen" && text(bytes, read.authority) == "Chủ tịch UBND")
            let needed = read.authority.upperBound
            for count in 0..<needed { #expect(PayloadLayout.award(Array(bytes[..<count]).span.bytes) == nil) }
        }
    }

    @Test func incomeIsReadInPlace() throws {
        let bytes = try payload(of: Event.incomeAssessed("P1-0001", perPersonMonthlyVND: .max, on: "2022-01-01").body)
        #expect(PayloadLayout.income(bytes.span.bytes) == .max)
        for count in 0..<8 { #expect(PayloadLayout.income(Array(bytes[..<count]).span.bytes) == nil) }
    }
}
