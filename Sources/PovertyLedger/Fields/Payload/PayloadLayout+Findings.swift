// Where an audit finds what it needs in a payload, in place; see `PayloadLayout`. The texts of a payload lie behind its
// fixed block, in the order of the fields, so that a text is found by the lengths of those before it.

import EventLedger

extension PayloadLayout {
    /// `householdClassified`: u16 presence (bit 0 standard, 1 area, 2 review, 3 and 4 scores), u8 class, u8 social
    /// protection, u16 length of the standard, u8 area, u8 review, i64 and i64 scores, u16 deprivations, u16 causes.
    package enum Classified {
        static let presence = 0
        package static let householdClass = 2
        static let standardBytes = 4
        static let area = 6
        static let incomeScore = 8
        static let deprivationScore = 16
        static let deprivations = 24
        static let fixedBytes = 28
        /// Standard, area and both scores.
        static let scored: UInt16 = 0b11011
    }

    /// Lengths of the texts of an `awardGranted`: form, authority, unit, movement, achievement.
    enum GrantedTexts {
        static let lengths = [3, 5, 11, 13]
        static let achievementBytes = 15
        static let fixedBytes = 17
        /// Bit 2 of the presence.
        static let achievement: UInt16 = 0b100
    }

    /// The decision and scores of a `householdClassified` where it has a known standard, an area and both scores; nil
    /// where it lacks one, `isDamaged` true where the payload can't be one.
    package static func scoredDecision(_ payload: RawSpan, isDamaged: inout Bool) -> ScoredDecision? {
        guard payload.byteCount >= Classified.fixedBytes,
            let presence = payload.load(Classified.presence, as: UInt16.self)
        else {
            isDamaged = true
            return nil
        }
        guard presence & Classified.scored == Classified.scored, let standard = standard(of: payload) else {
            return nil
        }
        guard let number = payload.load(Classified.householdClass, as: UInt8.self),
            let householdClass = HouseholdClass(rawValue: number),
            let areaNumber = payload.load(Classified.area, as: UInt8.self), let area = Area(rawValue: areaNumber),
            let income = payload.load(Classified.incomeScore, as: Int64.self),
            let deprivation = payload.load(Classified.deprivationScore, as: Int64.self),
            let mask = payload.load(Classified.deprivations, as: UInt16.self)
        else {
            isDamaged = true
            return nil
        }
        return ScoredDecision(
            householdClass: householdClass, standard: standard, area: area, incomeScore: income,
            deprivationScore: deprivation, deprivations: mask.nonzeroBitCount)
    }

    /// The known standard that a `householdClassified` names.
    private static func standard(of payload: RawSpan) -> PovertyStandard? {
        guard let count = payload.load(Classified.standardBytes, as: UInt16.self),
            payload.byteCount >= Classified.fixedBytes + Int(count)
        else { return nil }
        return PovertyStandard.named(
            payload.extracting(Classified.fixedBytes..<Classified.fixedBytes + Int(count)))
    }

    /// The kind of an `aidGiven`.
    package static func aidKind(_ payload: RawSpan) -> AidKind? {
        payload.load(Given.kind, as: UInt8.self).flatMap(AidKind.init(rawValue:))
    }

    /// The range of an `awardGranted`'s achievement in its payload; nil where it has none or is cut short.
    package static func achievement(_ payload: RawSpan) -> Range<Int>? {
        guard payload.byteCount >= GrantedTexts.fixedBytes,
            let presence = payload.load(Granted.presence, as: UInt16.self), presence & GrantedTexts.achievement != 0,
            let count = payload.load(GrantedTexts.achievementBytes, as: UInt16.self)
        else { return nil }
        let start = GrantedTexts.lengths.reduce(GrantedTexts.fixedBytes) {
            $0 + Int(payload.load($1, as: UInt16.self) ?? 0)
        }
        guard start + Int(count) <= payload.byteCount else { return nil }
        return start..<start + Int(count)
    }
}
