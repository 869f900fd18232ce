// The promise: what a view reads in place is what decoding the payload gives, for every field of every event type, and
// a payload that is too short for its type has no view.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite struct PayloadViewTests {
    /// The fixed blocks of Docs/Format.md, in bytes, by the number of the kind.
    static let fixedBytes = [
        10, 14, 13, 6, 18, 15, 9, 4, 1, 28, 6, 8, 26, 2, 2, 17, 10, 6, 4, 8, 2, 2, 3, 30, 34, 8, 2, 9, 4, 4,
        6,
    ]

    @Test func fixedBlocksAreAsSpecified() {
        for kind in EventKind.allCases where kind != .eventVoided {
            #expect(PayloadShape(kind).fixedBytes == Self.fixedBytes[Int(kind.rawValue)], "\(kind.name)")
        }
        #expect(PayloadShape.firstTarget.fixedBytes == 27)
        #expect(PayloadShape.target.fixedBytes == 54)
    }

    @Test(arguments: EventKind.allCases)
    func fieldsInPlaceAreThoseThatWereRecorded(_ kind: EventKind) throws {
        guard !Self.decodedOnly.contains(kind) else { return }
        for seed in 0..<200 as Range<UInt64> {
            var draw = RandomBody(random: SeededGenerator(seed: seed << 8 | UInt64(kind.rawValue)))
            let body = draw.body(of: kind)
            let bytes = try payload(of: body)
            let differing = Self.differing(body, bytes.span.bytes)
            #expect(differing == [], "\(kind.name), \(draw.random)")
            for count in 0..<bytes.count {
                let ofShort = Self.differing(body, bytes.span.bytes.extracting(0..<count))
                // A text without a length is a shorter one where the payload ends earlier.
                if let (field, text) = Self.lastText(body), count >= bytes.count - text.utf8.count {
                    #expect(ofShort == [field], "\(kind.name), \(count) bytes")
                } else {
                    #expect(ofShort == nil, "\(kind.name), \(count) bytes")
                }
            }
        }
    }

    /// The text without a length that ends a payload, where there is one.
    private static func lastText(_ body: EventBody) -> (field: String, text: String)? {
        switch body {
        case .aidGiven(let event): event.fund.map { ("fund", $0) }
        case .householdRegistered(let event): event.transfer.map { ("transfer", $0) }
        case .householdDissolved(let event): event.transfer.map { ("transfer", $0) }
        default: nil
        }
    }

    @Test func wordsThatThereAreNotAreNil() {
        let aid = [0, 0, 99, 0, 0, 99] + [UInt8](repeating: 0, count: 20)
        if let view = AidGiven.View(aid.span.bytes) {
            let words = (view.kind, view.donorKind)
            #expect(words == (nil, nil))
        } else {
            Issue.record("no view")
        }
        let classified = [0, 0, 7, 2] + [UInt8](repeating: 0, count: 20) + [255, 255, 0, 0]
        if let view = HouseholdClassified.View(classified.span.bytes) {
            let read = (view.class, view.socialProtection, view.deprivations)
            #expect(read == (nil, nil, []))
        } else {
            Issue.record("no view")
        }
    }

    @Test func loansAreTold() throws {
        for kind in AidKind.allCases {
            let event = Event.aidGiven(to: .unit("phuong-1"), kind, donor: "d", donorKind: .agency, on: "2022-01-01")
            let bytes = try payload(of: event.body)
            let isLoan = AidGiven.View(bytes.span.bytes)?.isLoan
            #expect(isLoan == (kind == .credit))
        }
    }

    /// Kinds with nested blocks or, of a void, with the form of the layer below.
    private static let decodedOnly: Set<EventKind> = [.planAdopted, .planRevised, .periodClosed, .eventVoided]

    /// The fields that a view reads otherwise than they were recorded; nil where there is no view.
    private static func differing(_ body: EventBody, _ payload: RawSpan) -> [String]? {
        switch body {
        case .unitEstablished, .unitChanged, .unitMerged, .unitDivided, .householdTotalReported, .initiativeRecorded:
            unit(body, payload)
        case .householdRegistered, .householdMoved, .householdSizeChanged, .householdDissolved, .householdClassified,
            .householdExitedPoverty, .incomeAssessed:
            household(body, payload)
        case .fundEstablished, .contributionPledged, .contributionReceived: fund(body, payload)
        case .initiativeAdopted, .movementJoined, .reviewHeld, .responsibilityAssigned, .responsibilityEnded:
            movement(body, payload)
        default: support(body, payload)
        }
    }

    private static func fund(_ body: EventBody, _ payload: RawSpan) -> [String]? {
        var fields = Comparing()
        switch body {
        case .fundEstablished(let event):
            guard let view = FundEstablished.View(payload) else { return nil }
            fields.text("name", view.name, event.name)
            fields.value("level", view.level, event.level)
        case .contributionPledged(let event):
            guard let view = ContributionPledged.View(payload) else { return nil }
            fields.value("kind", view.kind, event.kind)
            fields.text("donor", view.donor, event.donor)
            fields.value("donorKind", view.donorKind, event.donorKind)
            fields.value("amountVND", view.amountVND, event.amountVND)
            fields.value("quantity", view.quantity, event.quantity)
            fields.text("measure", view.measure, event.measure)
            fields.text("earmark", view.earmark, event.earmark)
            fields.value("due", view.due, event.due)
        case .contributionReceived(let event):
            guard let view = ContributionReceived.View(payload) else { return nil }
            fields.value("kind", view.kind, event.kind)
            fields.text("donor", view.donor, event.donor)
            fields.value("donorKind", view.donorKind, event.donorKind)
            fields.value("amountVND", view.amountVND, event.amountVND)
            fields.value("quantity", view.quantity, event.quantity)
            fields.text("measure", view.measure, event.measure)
            fields.text("earmark", view.earmark, event.earmark)
            fields.value("pledge", view.pledge.map(UInt64.init), event.pledge.flatMap { PayloadContext.events[$0] })
        default: return nil
        }
        return fields.differing
    }

    private static func movement(_ body: EventBody, _ payload: RawSpan) -> [String]? {
        var fields = Comparing()
        switch body {
        case .initiativeAdopted(let event):
            guard let view = InitiativeAdopted.View(payload) else { return nil }
            fields.value("initiative", view.initiative.map(UInt64.init), PayloadContext.events[event.initiative])
        case .movementJoined(let event):
            guard let view = MovementJoined.View(payload) else { return nil }
            fields.text("movement", view.movement, event.movement)
        case .reviewHeld(let event):
            guard let view = ReviewHeld.View(payload) else { return nil }
            fields.value("kind", view.kind, event.kind)
            fields.value("through", view.through, event.through)
            fields.text("document", view.document, event.document)
        case .responsibilityAssigned(let event):
            guard let view = ResponsibilityAssigned.View(payload) else { return nil }
            fields.text("holder", view.holder, event.holder)
            fields.text("role", view.role, event.role)
        case .responsibilityEnded(let event):
            guard let view = ResponsibilityEnded.View(payload) else { return nil }
            fields.text("holder", view.holder, event.holder)
            fields.text("role", view.role, event.role)
        default: return nil
        }
        return fields.differing
    }

    private static func unit(_ body: EventBody, _ payload: RawSpan) -> [String]? {
        var fields = Comparing()
        switch body {
        case .unitEstablished(let event):
            guard let view = UnitEstablished.View(payload) else { return nil }
            fields.text("name", view.name, event.name)
            fields.value("kind", view.kind, event.kind)
            fields.value("area", view.area, event.area)
            fields.text("code", view.code, event.code)
            fields.unit("parent", view.parentNumber, event.parent)
        case .unitChanged(let event):
            guard let view = UnitChanged.View(payload) else { return nil }
            fields.text("name", view.name, event.name)
            fields.text("code", view.code, event.code)
            fields.value("area", view.area, event.area)
            fields.unit("parent", view.parentNumber, event.parent)
        case .unitMerged(let event):
            guard let view = UnitMerged.View(payload) else { return nil }
            fields.unit("into", view.intoNumber, event.into)
        case .unitDivided(let event):
            guard let numbers = UnitDivided.View(payload)?.intoNumbers else { return nil }
            fields.value("into", numbers, event.into.map { PayloadContext.units[$0] ?? .max })
        case .householdTotalReported(let event):
            guard let view = HouseholdTotalReported.View(payload) else { return nil }
            fields.value("households", view.households, event.households)
            fields.value("persons", view.persons, event.persons)
        case .initiativeRecorded(let event):
            guard let view = InitiativeRecorded.View(payload) else { return nil }
            fields.text("title", view.title, event.title)
            fields.text("proposer", view.proposer, event.proposer)
        default: return nil
        }
        return fields.differing
    }

    private static func household(_ body: EventBody, _ payload: RawSpan) -> [String]? {
        var fields = Comparing()
        switch body {
        case .householdRegistered(let event):
            guard let view = HouseholdRegistered.View(payload) else { return nil }
            fields.unit("unit", view.unitNumber, event.unit)
            fields.value("members", view.members, event.members)
            fields.value("cause", view.cause, event.cause)
            fields.text("splitFrom", view.splitFrom, event.splitFrom)
            fields.text("transfer", view.transfer, event.transfer)
        case .householdMoved(let event):
            guard let view = HouseholdMoved.View(payload) else { return nil }
            fields.unit("unit", view.unitNumber, event.unit)
            fields.value("cause", view.cause, event.cause)
        case .householdSizeChanged(let event):
            guard let view = HouseholdSizeChanged.View(payload) else { return nil }
            fields.value("members", view.members, event.members)
        case .householdDissolved(let event):
            guard let view = HouseholdDissolved.View(payload) else { return nil }
            fields.value("cause", view.cause, event.cause)
            fields.text("transfer", view.transfer, event.transfer)
        case .householdClassified(let event):
            guard let view = HouseholdClassified.View(payload) else { return nil }
            fields.value("class", view.class, event.class)
            fields.value("socialProtection", view.socialProtection, event.socialProtection)
            fields.text("standard", view.standard, event.standard)
            fields.value("area", view.area, event.area)
            fields.value("review", view.review, event.review)
            fields.value("incomeScore", view.incomeScore, event.incomeScore)
            fields.value("deprivationScore", view.deprivationScore, event.deprivationScore)
            fields.value("deprivations", view.deprivations, event.deprivations)
            fields.value("causes", view.causes, event.causes)
        case .householdExitedPoverty(let event):
            guard let view = HouseholdExitedPoverty.View(payload) else { return nil }
            fields.value("from", view.from, event.from)
            fields.value("to", view.to, event.to)
            fields.value("socialProtection", view.socialProtection, event.socialProtection)
            fields.value("cause", view.cause, event.cause)
        case .incomeAssessed(let event):
            guard let view = IncomeAssessed.View(payload) else { return nil }
            fields.value("perPersonMonthlyVND", view.perPersonMonthlyVND, event.perPersonMonthlyVND)
        default: return nil
        }
        return fields.differing
    }

    private static func support(_ body: EventBody, _ payload: RawSpan) -> [String]? {
        var fields = Comparing()
        switch body {
        case .aidGiven(let event):
            guard let view = AidGiven.View(payload) else { return nil }
            fields.value("kind", view.kind, event.kind)
            fields.text("donor", view.donor, event.donor)
            fields.value("donorKind", view.donorKind, event.donorKind)
            fields.value("amountVND", view.amountVND, event.amountVND)
            fields.value("quantity", view.quantity, event.quantity)
            fields.text("measure", view.measure, event.measure)
            fields.text("programme", view.programme, event.programme)
            fields.text("fund", view.fund, event.fund)
        case .sponsorAssigned(let event):
            guard let view = SponsorAssigned.View(payload) else { return nil }
            fields.text("sponsor", view.sponsor, event.sponsor)
        case .sponsorEnded(let event):
            guard let view = SponsorEnded.View(payload) else { return nil }
            fields.text("sponsor", view.sponsor, event.sponsor)
        case .awardGranted(let event):
            guard let view = AwardGranted.View(payload) else { return nil }
            fields.value("recipientKind", view.recipientKind, event.recipientKind)
            fields.text("form", view.form, event.form)
            fields.text("authority", view.authority, event.authority)
            fields.unit("unit", view.unitNumber, event.unit)
            fields.text("movement", view.movement, event.movement)
            fields.text("achievement", view.achievement, event.achievement)
        case .awardRevoked(let event):
            guard let view = AwardRevoked.View(payload) else { return nil }
            fields.value("award", view.award.map(UInt64.init), PayloadContext.events[event.award])
            fields.text("cause", view.cause, event.cause)
        case .originChanged(let event):
            guard let view = OriginChanged.View(payload) else { return nil }
            fields.text("origin", view.origin, event.origin)
        default: return nil
        }
        return fields.differing
    }

    /// The names of fields that differ.
    private struct Comparing {
        var differing: [String] = []

        mutating func value<Value: Equatable>(_ name: String, _ read: Value?, _ recorded: Value?) {
            if read != recorded { differing.append(name) }
        }

        mutating func unit(_ name: String, _ number: UInt32?, _ id: String?) {
            value(name, number, id.flatMap { PayloadContext.units[$0] })
        }

        mutating func text(_ name: String, _ read: RawSpan?, _ recorded: String?) {
            var bytes: [UInt8]?
            if let read { bytes = read.withUnsafeBytes { Array($0) } }
            value(name, bytes, recorded.map { Array($0.utf8) })
        }
    }
}
