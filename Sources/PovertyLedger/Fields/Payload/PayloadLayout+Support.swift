// Where replay finds what it needs of aid, awards and assessments in their payloads, without decoding them. Like the
// rest of the layout it follows from the order of the fields, and a test holds it against them.

import EventLedger

extension PayloadLayout {
    /// `aidGiven`: u16 presence (bit 0 amount, bit 3 programme), u8 kind, u16 length of the donor, u8 kind of donor,
    /// i64 amount, i64 quantity, u16 length of the measure, u16 length of the programme; then the three texts.
    enum Given {
        static let presence = 0
        package static let kind = 2
        static let donorBytes = 3
        package static let donorKind = 5
        static let amount = 6
        static let quantity = 14
        static let measureBytes = 22
        static let programmeBytes = 24
        static let texts = 26
    }

    /// What a fold needs of an `aidGiven`.
    package struct Aid {
        package let kind: UInt8
        package let donorKind: UInt8
        package let amountVND: Int64?
        /// Where the programme stands in the payload; nil where there is none.
        package let programme: Range<Int>?

        /// Whether it is a loan.
        package var isLoan: Bool { kind == AidKind.credit.rawValue }
    }

    /// The kind, the kind of donor, the amount and the programme of an `aidGiven`.
    package static func aid(_ payload: RawSpan) -> Aid? {
        guard let programmeBytes = payload.load(Given.programmeBytes, as: UInt16.self),
            let measureBytes = payload.load(Given.measureBytes, as: UInt16.self),
            let donorBytes = payload.load(Given.donorBytes, as: UInt16.self),
            let amount = payload.load(Given.amount, as: Int64.self),
            let presence = payload.load(Given.presence, as: UInt16.self),
            let kind = payload.load(Given.kind, as: UInt8.self),
            let donorKind = payload.load(Given.donorKind, as: UInt8.self)
        else { return nil }
        let start = Given.texts + Int(donorBytes) + Int(measureBytes)
        let end = start + Int(programmeBytes)
        guard end <= payload.byteCount else { return nil }
        return Aid(
            kind: kind, donorKind: donorKind, amountVND: presence & 1 == 0 ? nil : amount,
            programme: presence & 8 == 0 ? nil : start..<end)
    }

    /// A digest of kind, amount, quantity, giver and measure of an `aidGiven`: the same aid has the same digest, and other
    /// aid seldom has it.
    package static func aidDigest(_ payload: RawSpan) -> UInt16? {
        guard let measureBytes = payload.load(Given.measureBytes, as: UInt16.self),
            let donorBytes = payload.load(Given.donorBytes, as: UInt16.self),
            let amount = payload.load(Given.amount, as: UInt64.self),
            let quantity = payload.load(Given.quantity, as: UInt64.self),
            let kind = payload.load(Given.kind, as: UInt8.self)
        else { return nil }
        let end = Given.texts + Int(donorBytes) + Int(measureBytes)
        guard end <= payload.byteCount else { return nil }
        var digest = UInt64(kind) << 56 ^ UInt64(donorBytes)
        func mix(_ value: UInt64) {
            digest = (digest ^ value) &* 0x9E37_79B9_7F4A_7C15
            digest ^= digest >> 29
        }
        mix(amount)
        mix(quantity)
        var offset = Given.texts
        while offset + 8 <= end {
            mix(payload.load(offset, as: UInt64.self) ?? 0)
            offset += 8
        }
        while offset < end {
            mix(UInt64(payload.load(offset, as: UInt8.self) ?? 0))
            offset += 1
        }
        return UInt16(truncatingIfNeeded: digest >> 32)
    }

    /// Whether an `aidGiven` is a loan.
    package static func isLoan(_ payload: RawSpan) -> Bool? {
        payload.load(Given.kind, as: UInt8.self).map { $0 == AidKind.credit.rawValue }
    }

    /// What a fold needs of an `awardGranted`: the kind of recipient, and where form and authority stand.
    package struct Award {
        package let recipientKind: UInt8
        package let form: Range<Int>
        package let authority: Range<Int>
    }

    /// The kind of recipient, the form and the authority of an `awardGranted`: u8 at 2, lengths of the two texts (u16) at
    /// 3 and 5, the texts from 17 on.
    package static func award(_ payload: RawSpan) -> Award? {
        let texts = 17
        guard let authorityBytes = payload.load(5, as: UInt16.self), let formBytes = payload.load(3, as: UInt16.self),
            let recipientKind = payload.load(2, as: UInt8.self)
        else { return nil }
        let middle = texts + Int(formBytes)
        let end = middle + Int(authorityBytes)
        guard end <= payload.byteCount else { return nil }
        return Award(recipientKind: recipientKind, form: texts..<middle, authority: middle..<end)
    }

    /// The position of the award that an `awardRevoked` revokes.
    package static func revokedAward(_ payload: RawSpan) -> Position? {
        payload.load(Revoked.award, as: UInt64.self).flatMap(Position.init(exactly:))
    }

    /// The income per person and month of an `incomeAssessed`, in VND.
    package static func income(_ payload: RawSpan) -> Int64? { payload.load(0, as: Int64.self) }
}
