// Where replay finds the numbers it needs in a payload, without decoding it. The offsets follow from the order of the
// fields and never depend on content; a test holds them against the shape that the fields have.
// Every reader checks the length first and answers nil for a payload that is too short.

import EventLedger

/// In-place readers of the numbers in payloads.
package enum PayloadLayout {
    /// `householdRegistered`: u16 presence (bit 1: the household it split from), u32 number of the unit, u16 length of its id, u32 members, u8 cause.
    package enum Registered {
        static let presence = 0
        static let splitFrom: UInt16 = 0b10
        package static let unitNumber = 2
        package static let members = 8
        package static let cause = 12
    }
    /// `householdMoved`: u16 presence, u32 number of the unit, u16 length of its id, u8 cause.
    package enum Moved {
        package static let unitNumber = 2
        package static let cause = 8
    }
    /// `householdSizeChanged`: u32 members.
    enum SizeChanged {
        package static let members = 0
    }
    /// `householdTotalReported`: u16 presence (bit 0: persons), i64 households, i64 persons.
    enum TotalReported {
        static let presence = 0
        static let households = 2
        static let persons = 10
    }
    /// `unitEstablished`: u16 presence, u16 length of its name, u8 kind.
    enum Established {
        package static let kind = 4
    }
    /// `unitMerged`: u32 number of the unit it merged into.
    enum Merged {
        static let intoNumber = 0
    }
    /// `unitDivided`: u16 number of units; then for each u32 number, u16 length of its id, id.
    enum Divided {
        static let count = 0
        static let units = 2
    }
    /// `awardGranted`: u16 presence (bit 0: unit), u8 kind, u16 and u16 lengths of texts, u32 number of the unit.
    package enum Granted {
        static let presence = 0
        package static let recipientKind = 2
        package static let unitNumber = 7
    }
    /// `awardRevoked`: u64 position of the award.
    enum Revoked {
        static let award = 0
    }

    /// The unit's number and the members of a `householdRegistered`.
    package static func registered(_ payload: RawSpan) -> (unitNumber: UInt32, members: UInt32)? {
        guard let members = payload.load(Registered.members, as: UInt32.self),
            let unitNumber = payload.load(Registered.unitNumber, as: UInt32.self)
        else { return nil }
        return (unitNumber, members)
    }

    /// Whether a `householdRegistered` names the household that it split from; false for a payload that is too short.
    package static func isSplit(_ payload: RawSpan) -> Bool {
        (payload.load(Registered.presence, as: UInt16.self) ?? 0) & Registered.splitFrom != 0
    }

    /// The unit's number of a `householdMoved`.
    package static func movedTo(_ payload: RawSpan) -> UInt32? { payload.load(Moved.unitNumber, as: UInt32.self) }

    /// The members of a `householdSizeChanged`.
    package static func members(_ payload: RawSpan) -> UInt32? { payload.load(SizeChanged.members, as: UInt32.self) }

    /// The households and, where they were reported, the persons of a `householdTotalReported`.
    package static func totals(_ payload: RawSpan) -> (households: Int64, persons: Int64?)? {
        guard let persons = payload.load(TotalReported.persons, as: Int64.self),
            let households = payload.load(TotalReported.households, as: Int64.self),
            let presence = payload.load(TotalReported.presence, as: UInt16.self)
        else { return nil }
        return (households, presence & 1 == 0 ? nil : persons)
    }

    /// The kind of unit that a `unitEstablished` established; nil also for a number that stands for none.
    static func establishedKind(_ payload: RawSpan) -> UnitKind? {
        payload.load(Established.kind, as: UInt8.self).flatMap { UnitKind(rawValue: $0) }
    }

    /// The number of the unit that a `unitMerged` merged into.
    package static func mergedInto(_ payload: RawSpan) -> UInt32? { payload.load(Merged.intoNumber, as: UInt32.self) }

    /// The numbers of the units that a `unitDivided` divided its unit among. Cost: an array; divisions are few.
    static func dividedInto(_ payload: RawSpan) -> [UInt32]? {
        guard let count = payload.load(Divided.count, as: UInt16.self) else { return nil }
        var units: [UInt32] = []
        var offset = Divided.units
        for _ in 0..<count {
            guard let length = payload.load(offset + 4, as: UInt16.self),
                let number = payload.load(offset, as: UInt32.self)
            else { return nil }
            units.append(number)
            offset += 6 + Int(length)
        }
        return offset <= payload.byteCount ? units : nil
    }

    /// The number of the unit that an `awardGranted` names; nil also when it names none.
    static func awardedIn(_ payload: RawSpan) -> UInt32? {
        guard let number = payload.load(Granted.unitNumber, as: UInt32.self),
            let presence = payload.load(Granted.presence, as: UInt16.self), presence & 1 != 0
        else { return nil }
        return number
    }
}
