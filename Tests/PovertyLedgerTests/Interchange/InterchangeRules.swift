// The interchange form as the contract has it, written down a second time for the tests: which members there are, of
// what shape, and which may be left out. It is never derived from the code it tests.

/// The rules of the contract, section 3 and 4.
enum InterchangeRules {
    static let head = [
        MemberRule("id", .identifier), MemberRule(optional: "position", .count(from: 1)),
        MemberRule(optional: "recordedAt", .instant), MemberRule(optional: "claimedTime", .flag),
        MemberRule("actor", .text(atMost: 400)), MemberRule(optional: "document", .text(atMost: 400)),
        MemberRule(optional: "reason", .anyText), MemberRule(optional: "restates", .anyText),
    ]

    /// A target but for `where`, which is an object of its own, and `value` of a rate.
    static let target = [
        MemberRule("id", .identifier), MemberRule("measure", .oneOrMore(classes)),
        MemberRule("kind", .word(["reduction", "stock", "rate", "increase"])), MemberRule("due", .day),
        MemberRule("comparison", .word(["atLeast", "atMost", "below", "equal"])), MemberRule("value", .count(from: 0)),
        MemberRule("quote", .anyText), MemberRule(optional: "of", .word(["households", "persons"])),
    ]
    static let filter = [
        MemberRule(optional: "unit", .identifier), MemberRule(optional: "area", area),
        MemberRule(optional: "socialProtection", .flag),
    ]

    static let area = Shape.word(["urban", "rural"])
    static let household = MemberRule("household", .identifier)
    static let unit = MemberRule("unit", .identifier)
    static let members = MemberRule("members", .whole(least: 1, most: 4_294_967_295))
    static let classes = ["poor", "nearPoor", "disadvantaged", "average", "betterOff", "wellOff"]
    static let deprivations = [
        "employment", "dependants", "nutrition", "healthInsurance", "adultEducation", "schoolAttendance",
        "housingQuality", "housingArea", "waterSource", "hygienicToilet", "telecommunication", "informationAccess",
    ]
    static let causes = [
        "land", "capital", "labour", "tools", "knowledge", "skills", "illnessOrAccident", "other",
    ]
    static let aidKinds = [
        "cash", "goods", "housing", "livelihood", "credit", "healthInsurance", "education", "labour", "ideas",
    ]
    static let donorKinds = [
        "stateBudget", "nationalProgramme", "fundForThePoor", "massOrganisation", "agency", "enterprise",
        "religiousBody", "household", "individual", "abroad", "policyBank",
    ]

    static let fund = MemberRule("fund", .identifier)
    /// What a pledge and a receipt have in common. A loan is no contribution.
    static let contribution = [
        fund, MemberRule("kind", .word(aidKinds.filter { $0 != "credit" })), MemberRule("donor", .anyText),
        MemberRule("donorKind", .word(donorKinds)), MemberRule(optional: "amountVND", .count(from: 1)),
        MemberRule(optional: "quantity", .count(from: 1)), MemberRule(optional: "measure", .anyText),
        MemberRule(optional: "earmark", .anyText),
    ]

    /// The members of each type of event but for `type`, `effectiveOn` and `targets`.
    static let events: [(type: String, members: [MemberRule])] = [
        (
            "unitEstablished",
            [
                unit, MemberRule("name", .anyText), MemberRule("kind", .word(["city", "ward", "commune", "hamlet"])),
                MemberRule(optional: "area", area), MemberRule(optional: "code", .identifier),
                MemberRule(optional: "parent", .identifier),
            ]
        ),
        (
            "unitChanged",
            [
                unit, MemberRule(optional: "name", .anyText), MemberRule(optional: "code", .identifier),
                MemberRule(optional: "area", area), MemberRule(optional: "parent", .identifier),
            ]
        ),
        ("unitMerged", [unit, MemberRule("into", .identifier)]),
        ("unitDivided", [unit, MemberRule("into", .units)]),
        (
            "householdTotalReported",
            [unit, MemberRule("households", .count(from: 0)), MemberRule(optional: "persons", .count(from: 0))]
        ),
        (
            "householdRegistered",
            [
                household, unit, members, MemberRule(optional: "cause", .word(["survey", "movedIn", "split"])),
                MemberRule(optional: "splitFrom", .identifier), MemberRule(optional: "transfer", .identifier),
            ]
        ),
        ("householdMoved", [household, unit, MemberRule(optional: "cause", .word(["moved", "boundaryChange"]))]),
        ("householdSizeChanged", [household, members]),
        (
            "householdDissolved",
            [
                household, MemberRule("cause", .word(["movedAway", "deceased", "merged", "other"])),
                MemberRule(optional: "transfer", .identifier),
            ]
        ),
        (
            "householdClassified",
            [
                household, MemberRule("class", .word(classes)), MemberRule(optional: "socialProtection", .flag),
                MemberRule(optional: "standard", .identifier), MemberRule(optional: "area", area),
                MemberRule(optional: "review", .word(["periodic", "regular"])),
                MemberRule(optional: "incomeScore", .count(from: 0)),
                MemberRule(optional: "deprivationScore", .count(from: 0)),
                MemberRule(optional: "deprivations", .words(deprivations)),
                MemberRule(optional: "causes", .words(causes)),
            ]
        ),
        (
            "householdExitedPoverty",
            [
                household, MemberRule("from", .word(["poor", "nearPoor"])),
                MemberRule("to", .word(["nearPoor", "disadvantaged", "average", "betterOff", "wellOff"])),
                MemberRule(optional: "socialProtection", .flag),
                MemberRule(optional: "cause", .word(["review", "request"])),
            ]
        ),
        ("incomeAssessed", [household, MemberRule("perPersonMonthlyVND", .count(from: 0))]),
        (
            "aidGiven",
            [
                household, MemberRule("kind", .word(aidKinds)), MemberRule("donor", .anyText),
                MemberRule("donorKind", .word(donorKinds)), MemberRule(optional: "amountVND", .count(from: 1)),
                MemberRule(optional: "quantity", .count(from: 1)), MemberRule(optional: "measure", .anyText),
                MemberRule(optional: "programme", .anyText), MemberRule(optional: "fund", .identifier),
            ]
        ),
        ("sponsorAssigned", [household, MemberRule("sponsor", .anyText)]),
        ("sponsorEnded", [household, MemberRule("sponsor", .anyText)]),
        (
            "awardGranted",
            [
                MemberRule("recipientKind", .word(["household", "individual", "collective"])),
                MemberRule("recipient", .identifier), MemberRule("form", .anyText), MemberRule("authority", .anyText),
                MemberRule(optional: "unit", .identifier), MemberRule(optional: "movement", .anyText),
                MemberRule(optional: "achievement", .anyText),
            ]
        ),
        ("awardRevoked", [MemberRule("award", .reference), MemberRule("cause", .anyText)]),
        ("initiativeRecorded", [unit, MemberRule("title", .anyText), MemberRule(optional: "proposer", .anyText)]),
        (
            "fundEstablished",
            [fund, MemberRule("name", .anyText), MemberRule("level", .word(["city", "ward", "commune", "hamlet"]))]
        ),
        ("contributionPledged", contribution + [MemberRule(optional: "due", .day)]),
        ("contributionReceived", contribution + [MemberRule(optional: "pledge", .reference)]),
        ("initiativeAdopted", [unit, MemberRule("initiative", .reference)]),
        ("movementJoined", [MemberRule("collective", .identifier), MemberRule("movement", .anyText)]),
        (
            "reviewHeld",
            [
                unit, MemberRule("kind", .word(["preliminary", "final"])), MemberRule("through", .day),
                MemberRule(optional: "document", .anyText),
            ]
        ),
        ("responsibilityAssigned", [household, MemberRule("holder", .anyText), MemberRule("role", .anyText)]),
        ("responsibilityEnded", [unit, MemberRule("holder", .anyText), MemberRule("role", .anyText)]),
        (
            "planAdopted",
            [
                MemberRule("plan", .identifier), MemberRule("title", .anyText),
                MemberRule(optional: "parentPlan", .identifier),
            ]
        ),
        (
            "planRevised",
            [
                MemberRule("plan", .identifier), MemberRule("title", .anyText), MemberRule("replaces", .identifier),
                MemberRule(optional: "parentPlan", .identifier),
            ]
        ),
        ("periodClosed", [MemberRule("through", .day)]),
        ("originChanged", [MemberRule("origin", .keyName)]),
        ("eventVoided", [MemberRule("event", .reference), MemberRule("reason", .anyText)]),
    ]

    /// What an event has before its own members.
    static func common(_ type: String) -> [MemberRule] {
        type == "eventVoided" ? [] : [MemberRule("effectiveOn", .day)]
    }

    /// A valid line with every member that a type may have.
    static func fullLine(_ type: String, _ members: [MemberRule]) -> SampleLine {
        let name = SampleMember(name: "type", value: .string(type))
        var line = SampleLine(
            head: head.map(\.valid), event: [name] + (common(type) + members).map(\.valid))
        line.head[0].value = .string("e-1")
        if hasTargets(type) {
            line.target = target.map(\.valid)
            line.filter = filter.map(\.valid)
        }
        return line
    }

    /// The rules of one object of a line.
    static func rules(_ scope: SampleLine.Scope, _ type: String, _ members: [MemberRule]) -> [MemberRule] {
        switch scope {
        case .head: head
        case .event: common(type) + members
        case .target: hasTargets(type) ? target : []
        case .filter: hasTargets(type) ? filter : []
        }
    }

    private static func hasTargets(_ type: String) -> Bool { type == "planAdopted" || type == "planRevised" }
}
