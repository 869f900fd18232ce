// Events with random fields, right by themselves but with no regard to any ledger: for the codec, not for the rules.

import EventLedger
import LedgerTestSupport

@testable import PovertyLedger

/// Draws bodies of any kind.
struct RandomBody {
    var random: SeededGenerator

    mutating func body(of kind: EventKind) -> EventBody {
        switch kind {
        case .unitEstablished, .unitChanged, .unitMerged, .unitDivided, .householdTotalReported, .initiativeRecorded:
            unitBody(of: kind)
        case .householdRegistered, .householdMoved, .householdSizeChanged, .householdDissolved, .householdClassified,
            .householdExitedPoverty, .incomeAssessed:
            householdBody(of: kind)
        case .fundEstablished, .contributionPledged, .contributionReceived, .initiativeAdopted, .movementJoined,
            .reviewHeld, .responsibilityAssigned, .responsibilityEnded:
            movementBody(of: kind)
        default: otherBody(of: kind)
        }
    }

    private mutating func movementBody(of kind: EventKind) -> EventBody {
        switch kind {
        case .fundEstablished: .fundEstablished(FundEstablished(fund: identifier(), name: text(), level: word()))
        case .contributionPledged:
            .contributionPledged(
                ContributionPledged(
                    fund: identifier(), kind: gift(), donor: text(), donorKind: word(), amountVND: count(least: 1),
                    quantity: maybe { $0.count(least: 1) }, measure: maybe { $0.text() }, earmark: maybe { $0.text() },
                    due: maybe { $0.day() }))
        case .contributionReceived:
            .contributionReceived(
                ContributionReceived(
                    fund: identifier(), kind: gift(), donor: text(), donorKind: word(),
                    amountVND: maybe { $0.count(least: 1) }, quantity: count(least: 1), measure: maybe { $0.text() },
                    earmark: maybe { $0.text() }, pledge: maybe { $0.reference() }))
        case .initiativeAdopted: .initiativeAdopted(InitiativeAdopted(unit: identifier(), initiative: reference()))
        case .movementJoined:
            .movementJoined(
                MovementJoined(
                    member: random.chance(50) ? .unit(identifier()) : .collective(identifier()), movement: text()))
        case .reviewHeld:
            .reviewHeld(ReviewHeld(unit: identifier(), kind: word(), through: day(), document: maybe { $0.text() }))
        case .responsibilityAssigned:
            .responsibilityAssigned(ResponsibilityAssigned(subject: subject(), holder: text(), role: text()))
        default: .responsibilityEnded(ResponsibilityEnded(subject: subject(), holder: text(), role: text()))
        }
    }

    private mutating func gift() -> AidKind { random.one(of: AidKind.allCases.filter { $0 != .credit }) }

    private mutating func subject() -> HouseholdOrUnit {
        random.chance(50) ? .household(identifier()) : .unit(identifier())
    }

    private mutating func unitBody(of kind: EventKind) -> EventBody {
        switch kind {
        case .unitEstablished:
            .unitEstablished(
                UnitEstablished(
                    unit: identifier(), name: text(), kind: word(), area: maybe { $0.word() },
                    code: maybe { $0.identifier() }, parent: maybe { $0.unit() }))
        case .unitChanged:
            .unitChanged(
                UnitChanged(
                    unit: identifier(), name: maybe { $0.text() }, code: maybe { $0.identifier() }, area: word(),
                    parent: maybe { $0.unit() }))
        case .unitMerged: .unitMerged(UnitMerged(unit: identifier(), into: unit()))
        case .unitDivided:
            .unitDivided(
                UnitDivided(
                    unit: identifier(), into: Array(PayloadContext.units.keys.sorted().dropFirst(random.number(0...1))))
            )
        case .householdTotalReported:
            .householdTotalReported(
                HouseholdTotalReported(unit: identifier(), households: count(), persons: maybe { $0.count() }))
        default:
            .initiativeRecorded(
                InitiativeRecorded(unit: identifier(), title: text(), proposer: maybe { $0.text() }))
        }
    }

    private mutating func householdBody(of kind: EventKind) -> EventBody {
        let household = identifier()
        switch kind {
        case .householdRegistered:
            return .householdRegistered(
                HouseholdRegistered(
                    household: household, unit: unit(), members: members(), cause: maybe { $0.word() },
                    splitFrom: maybe { $0.identifier() }, transfer: maybe { $0.identifier() }))
        case .householdMoved:
            return .householdMoved(
                HouseholdMoved(household: household, unit: unit(), cause: maybe { $0.word() }))
        case .householdSizeChanged:
            return .householdSizeChanged(HouseholdSizeChanged(household: household, members: members()))
        case .householdDissolved:
            return .householdDissolved(
                HouseholdDissolved(household: household, cause: word(), transfer: maybe { $0.identifier() }))
        case .householdClassified:
            return .householdClassified(
                HouseholdClassified(
                    household: household, class: random.one(of: TokenSet<HouseholdClass>.all.words),
                    socialProtection: random.chance(50), standard: maybe { $0.identifier() },
                    area: maybe { $0.word() }, review: maybe { $0.word() }, incomeScore: maybe { $0.count() },
                    deprivationScore: maybe { $0.count() }, deprivations: words(), causes: words()))
        case .householdExitedPoverty:
            let from = random.one(of: HouseholdClass.povertyClasses.words)
            return .householdExitedPoverty(
                HouseholdExitedPoverty(
                    household: household, from: from, to: random.one(of: from.betterClasses.words),
                    socialProtection: random.chance(50), cause: maybe { $0.word() }))
        default: return .incomeAssessed(IncomeAssessed(household: household, perPersonMonthlyVND: count()))
        }
    }

    private mutating func otherBody(of kind: EventKind) -> EventBody {
        switch kind {
        case .aidGiven:
            .aidGiven(
                AidGiven(
                    subject: subject(), kind: word(), donor: text(), donorKind: word(),
                    amountVND: maybe { $0.count(least: 1) }, quantity: maybe { $0.count(least: 1) },
                    measure: maybe { $0.text() }, programme: maybe { $0.text() }, fund: maybe { $0.identifier() }))
        case .sponsorAssigned: .sponsorAssigned(SponsorAssigned(household: identifier(), sponsor: text()))
        case .sponsorEnded: .sponsorEnded(SponsorEnded(household: identifier(), sponsor: text()))
        case .awardGranted:
            .awardGranted(
                AwardGranted(
                    recipientKind: word(), recipient: identifier(), form: text(), authority: text(),
                    unit: maybe { $0.unit() }, movement: maybe { $0.text() }, achievement: maybe { $0.text() }))
        case .awardRevoked: .awardRevoked(AwardRevoked(award: reference(), cause: text()))
        case .planAdopted:
            .planAdopted(
                PlanAdopted(
                    plan: identifier(), title: text(), targets: targets(), parentPlan: maybe { $0.identifier() }))
        case .planRevised:
            .planRevised(
                PlanRevised(
                    plan: identifier(), title: text(), replaces: identifier(), targets: targets(),
                    parentPlan: maybe { $0.identifier() }))
        case .originChanged: .originChanged(OriginChanged(origin: identifier()))
        case .periodClosed: .periodClosed(PeriodClosed(through: day(), figures: maybe { $0.figures() }))
        default: .eventVoided(EventVoided(event: reference(), reason: text()))
        }
    }

    /// Targets that the first form can hold, or of any kind.
    private mutating func targets() -> [Target] {
        let isFirst = random.chance(40)
        return (1...random.number(1...6)).map { isFirst ? firstTarget("t\($0)") : target("t\($0)") }
    }

    private mutating func decimal() -> ExactDecimal {
        ExactDecimal(digits: count(), fractionDigits: random.number(0...ExactDecimal.maximumFractionDigits))!
    }

    private mutating func firstTarget(_ id: String) -> Target {
        let kind = random.one(of: [TargetKind.reduction, .stock, .rate])
        let due = day()
        return Target(
            id: id, measure: random.chance(50) ? [.poor] : [.nearPoor],
            where: maybe { TargetFilter(socialProtection: $0.random.chance(50)) }, kind: kind,
            from: kind == .reduction && random.chance(50) && due > .first ? due.previous : nil, due: due,
            comparison: random.one(of: [.atLeast, .atMost, .below, .equal]),
            value: kind == .rate ? .decimal(decimal()) : .count(count()), quote: text())
    }

    private mutating func target(_ id: String) -> Target {
        var target = Target(
            id: id, kind: word(), due: "2024-12-31", comparison: random.one(of: [.atLeast, .atMost, .below, .equal]),
            value: nil, quote: text())
        while target.kind != .resources, target.measure.isEmpty {
            target.measure = TokenSet(mask: UInt16(random.number(1...63)))!
        }
        target.value =
            target.kind.isShare || target.kind == .income && random.chance(50)
            ? .decimal(decimal()) : .count(count())
        switch target.kind {
        case .income:
            target.statistic = word()
            if random.chance(30) { (target.comparison, target.value) = (.rises, nil) }
            target.leastShare = maybe { _ in ExactDecimal("0.75")! }
        case .lasting:
            target.months = random.one(of: [12, 24, 36])
            target.measure = random.chance(50) ? [.poor] : [.poor, .nearPoor]
            target.value = .decimal(ExactDecimal(digits: Int64(random.number(0...100)), fractionDigits: 2)!)
        case .sponsored:
            target.value = .decimal(ExactDecimal(digits: Int64(random.number(0...100)), fractionDigits: 2)!)
        case .resources:
            target.of = random.chance(50) ? .gifts : .amountVND
            target.givers = TokenSet(mask: UInt16(random.number(0...2_047)))!
            target.programmes = Set((0..<random.number(0...3)).map { _ in text() }).sorted()
        default: target.of = random.chance(50) ? .persons : .households
        }
        if random.chance(50) {
            let isProtected =
                target.kind == .lasting || target.kind == .resources ? nil : maybe { $0.random.chance(50) }
            target.filter = TargetFilter(
                unit: maybe { $0.unit() }, area: maybe { $0.word() }, socialProtection: isProtected)
            if target.filter == TargetFilter() { target.filter = nil }
        }
        if target.kind != .stock, target.kind != .rate, target.kind != .sponsored {
            target.from = maybe { _ in "2021-05-05" }
        }
        return target
    }

    private mutating func figures() -> ClosedFigures {
        var counts: [Counts.Row] = []
        for unit in PayloadContext.units.keys.sorted() where random.chance(60) {
            for householdClass in HouseholdClass.allCases {
                for socialProtection in [false, true] where random.chance(40) {
                    let account = Account(
                        unit: unit, householdClass: householdClass, socialProtection: socialProtection)
                    let tally = Tally(households: Int(count(least: 1)), persons: Int(count(least: 1)))
                    counts.append(Counts.Row(account: account, tally: tally))
                }
            }
        }
        return ClosedFigures(
            counts: counts.sorted { $0.account < $1.account },
            gifts: ClosedFigures.Sum(count: Int(count()), amountVND: count()),
            loans: ClosedFigures.Sum(count: Int(count()), amountVND: count()),
            awards: ClosedFigures.Awards(granted: Int(count()), revoked: Int(count())))
    }

    private mutating func maybe<Value>(_ draw: (inout Self) -> Value) -> Value? {
        random.chance(50) ? draw(&self) : nil
    }

    private mutating func word<Word: Token>() -> Word { random.one(of: TokenSet<Word>.all.words) }

    private mutating func words<Word: Token>() -> TokenSet<Word> {
        var set = TokenSet<Word>()
        for word in Word.allCases where random.chance(40) { _ = set.insert(word) }
        return set
    }

    private mutating func text() -> String {
        let limit = random.chance(5) ? FieldLimits.textBytes : 60
        return string(["Phường", "xã", "nghèo", " ", "-", "ấp", "a", "1", "🏠", "“", "Đ"], upTo: limit)
    }

    private mutating func identifier() -> String {
        string(["P", "1", "-", "0", "#", "ấp", "_"], upTo: FieldLimits.identifierBytes)
    }

    private mutating func string(_ pieces: [String], upTo limit: Int) -> String {
        var text = ""
        let wanted = random.number(1...limit)
        while true {
            let piece = random.one(of: pieces)
            if text.utf8.count + piece.utf8.count > wanted { return text.isEmpty ? "x" : text }
            text += piece
        }
    }

    private mutating func unit() -> String { random.one(of: PayloadContext.units.keys.sorted()) }

    private mutating func reference() -> EventReference {
        random.one(of: PayloadContext.events.keys.sorted { $0.entry < $1.entry })
    }

    private mutating func members() -> UInt32 {
        random.chance(20) ? .random(in: 1 ... .max, using: &random) : .random(in: 1...12, using: &random)
    }

    private mutating func count(least: Int64 = 0) -> Int64 {
        random.chance(20) ? .random(in: least ... .max, using: &random) : .random(in: least...500, using: &random)
    }

    private mutating func day() -> Day {
        let range = Day.first.daysSinceEpoch...Day.last.daysSinceEpoch
        return Day(daysSinceEpoch: .random(in: range, using: &random))!
    }
}
