// What a column of a list can mean. The words are those of the map that people edit, so that they never change.

import PovertyLedger

/// The meaning of a column.
public enum ListField: String, CaseIterable, Hashable, Sendable {
    /// Not read.
    case ignored
    /// The number of a row.
    case rowNumber
    /// The number of a household, on its head's row only: what marks a new household.
    case householdNumber
    /// The code of the household.
    case code
    /// The number of an identity card.
    case identityNumber
    /// The name of the head.
    case headName
    /// The name of a member other than the head.
    case memberName
    /// The name of a person, head or not.
    case personName
    /// The relation to the head.
    case relation
    /// The day or year of birth.
    case birthDay
    /// The day or year of birth of a man; nothing in the rows of women.
    case birthDayMale
    /// The day or year of birth of a woman; nothing in the rows of men.
    case birthDayFemale
    /// Male or female.
    case sex
    /// The ward or commune.
    case unit
    /// The official code of the ward or commune.
    case unitCode
    /// The hamlet.
    case hamlet
    /// The address.
    case address
    /// Town or country.
    case area
    /// The class.
    case `class`
    /// A mark that the household is poor.
    case classPoor
    /// A mark that the household is near-poor.
    case classNearPoor
    /// A mark that the household is neither.
    case classNotPoor
    /// A mark that the household is poor for the first time.
    case newlyPoor
    /// A mark that the household is poor again.
    case poorAgain
    /// A mark that the household was poor before and still is.
    case stillPoor
    /// The class before the review.
    case previousClass
    /// The number of members.
    case members
    /// Whether it is under social protection.
    case socialProtection
    /// Score B1.
    case incomeScore
    /// Score B2.
    case deprivationScore
    /// The number of the decision.
    case decisionNumber
    /// The day of the decision.
    case decisionDay
    /// Number and day of the decision in one cell.
    case decision
    /// The day of the review.
    case reviewDay
    /// The deprivations, as numbers or words.
    case deprivations
    /// A mark for an indicator.
    case deprivationEmployment, deprivationDependants, deprivationNutrition, deprivationHealthInsurance
    /// A mark for an indicator.
    case deprivationAdultEducation, deprivationSchoolAttendance, deprivationHousingQuality, deprivationHousingArea
    /// A mark for an indicator.
    case deprivationWaterSource, deprivationHygienicToilet, deprivationTelecommunication, deprivationInformationAccess
    /// The causes, as numbers or words.
    case causes
    /// A mark for a cause.
    case causeLand, causeCapital, causeLabour, causeTools, causeKnowledge, causeSkills, causeIllnessOrAccident
    /// A mark for other causes.
    case causeOther
    /// What was given.
    case aidKind
    /// What it was given for (lĩnh vực), from which the kind of some grants follows.
    case aidField
    /// Its amount or worth in đồng.
    case amount
    /// An amount of money beside one of goods.
    case amountCash
    /// The worth of goods beside an amount of money.
    case amountGoods
    /// What a row states as the sum of its amounts; compared with them.
    case amountTotal
    /// How many.
    case quantity
    /// What the quantity counts.
    case measure
    /// Who gave.
    case donor
    /// What kind of giver that is.
    case donorKind
    /// The programme.
    case programme
    /// The fund.
    case fund
    /// The day of the grant.
    case day
    /// Whether the grant was made.
    case status
    /// The name of the recipient of an award, of whatever kind.
    case recipient
    /// The name of a collective that received an award.
    case collective
    /// The kind of the recipient of an award.
    case recipientKind
    /// The form of an award.
    case form
    /// Who granted an award.
    case authority
    /// The movement of an award.
    case movement
    /// What an award was granted for.
    case achievement
    /// All households of a unit.
    case households
    /// All persons of a unit.
    case persons
    /// A remark. Not read.
    case note

    /// The field of a mark for an indicator.
    public static func mark(for deprivation: Deprivation) -> ListField {
        switch deprivation {
        case .employment: .deprivationEmployment
        case .dependants: .deprivationDependants
        case .nutrition: .deprivationNutrition
        case .healthInsurance: .deprivationHealthInsurance
        case .adultEducation: .deprivationAdultEducation
        case .schoolAttendance: .deprivationSchoolAttendance
        case .housingQuality: .deprivationHousingQuality
        case .housingArea: .deprivationHousingArea
        case .waterSource: .deprivationWaterSource
        case .hygienicToilet: .deprivationHygienicToilet
        case .telecommunication: .deprivationTelecommunication
        case .informationAccess: .deprivationInformationAccess
        }
    }

    /// The field of a mark for a cause.
    public static func mark(for cause: Cause) -> ListField {
        switch cause {
        case .land: .causeLand
        case .capital: .causeCapital
        case .labour: .causeLabour
        case .tools: .causeTools
        case .knowledge: .causeKnowledge
        case .skills: .causeSkills
        case .illnessOrAccident: .causeIllnessOrAccident
        case .other: .causeOther
        }
    }

    /// Whether its values are about persons, so that no message quotes them.
    var isPersonal: Bool {
        switch self {
        case .identityNumber, .headName, .memberName, .personName, .relation, .birthDay, .birthDayMale, .birthDayFemale,
            .sex, .address, .recipient, .note:
            true
        default: false
        }
    }

    /// How its text is used where it is recorded as it is written.
    var use: PersonalData.Use {
        switch self {
        case .donor: .giver
        case .recipient, .collective, .measure, .fund: .name
        case .code, .unitCode: .code
        default: .sentence
        }
    }

    /// How many bytes of its text the ledger takes: of an id, of a document, of any other text.
    var maximumBytes: Int {
        switch self {
        case .code, .unitCode, .recipient, .collective, .fund: 64
        case .decisionNumber, .decision: 400
        default: 4000
        }
    }

    /// Whether its values are days.
    var isDay: Bool { self == .decisionDay || self == .reviewDay || self == .day }

    /// Whether words for it, such as `Hộ nghèo`, are values of other columns too.
    var isWordOfValues: Bool {
        switch self {
        case .classPoor, .classNearPoor, .classNotPoor, .newlyPoor, .poorAgain, .stillPoor, .headName, .personName,
            .birthDayMale, .birthDayFemale, .collective, .amountCash, .amountGoods, .unit, .hamlet, .socialProtection:
            true
        default: rawValue.hasPrefix("deprivation") && self != .deprivationScore || rawValue.hasPrefix("cause")
        }
    }

    /// Whether its value has no part in what the list states.
    var isPassedOver: Bool { self == .ignored || self == .note || self == .sex || self == .address }
}
