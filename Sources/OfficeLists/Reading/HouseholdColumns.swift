// The columns of lists of households, looked up once: a list has many rows.

import PovertyLedger

/// Columns by what they mean; 0 for one that the list has not.
struct HouseholdColumns {
    let householdNumber, code, identityNumber, headName, memberName, personName, relation: Int
    let birthDay, birthDayMale, birthDayFemale: Int
    let unit, unitCode, hamlet, area: Int
    let standing, classPoor, classNearPoor, classNotPoor, newlyPoor, poorAgain, stillPoor, previousClass: Int
    let members, socialProtection, incomeScore, deprivationScore: Int
    let decisionNumber, decisionDay, decision, reviewDay, deprivations, causes: Int
    let deprivationMarks: [(word: Deprivation, column: Int)]
    let causeMarks: [(word: Cause, column: Int)]
    /// Whether marks say which class a household has.
    let hasClassMarks: Bool
    /// Whether a row is a person, and not a household.
    let isRowAPerson: Bool

    init(_ columns: [ListField: Int]) {
        func column(_ field: ListField) -> Int { columns[field] ?? 0 }
        householdNumber = column(.householdNumber)
        code = column(.code)
        identityNumber = column(.identityNumber)
        headName = column(.headName)
        memberName = column(.memberName)
        personName = column(.personName)
        relation = column(.relation)
        birthDay = column(.birthDay)
        birthDayMale = column(.birthDayMale)
        birthDayFemale = column(.birthDayFemale)
        unit = column(.unit)
        unitCode = column(.unitCode)
        hamlet = column(.hamlet)
        area = column(.area)
        standing = column(.class)
        classPoor = column(.classPoor)
        classNearPoor = column(.classNearPoor)
        classNotPoor = column(.classNotPoor)
        newlyPoor = column(.newlyPoor)
        poorAgain = column(.poorAgain)
        stillPoor = column(.stillPoor)
        previousClass = column(.previousClass)
        hasClassMarks = classPoor + classNearPoor + classNotPoor + newlyPoor + poorAgain + stillPoor > 0
        members = column(.members)
        socialProtection = column(.socialProtection)
        incomeScore = column(.incomeScore)
        deprivationScore = column(.deprivationScore)
        decisionNumber = column(.decisionNumber)
        decisionDay = column(.decisionDay)
        decision = column(.decision)
        reviewDay = column(.reviewDay)
        deprivations = column(.deprivations)
        causes = column(.causes)
        deprivationMarks = Deprivation.allCases.compactMap { word in
            columns[.mark(for: word)].map { (word, $0) }
        }
        causeMarks = Cause.allCases.compactMap { word in columns[.mark(for: word)].map { (word, $0) } }
        isRowAPerson =
            memberName > 0 || relation > 0 || (householdNumber > 0 && columns[.rowNumber] != nil && personName > 0)
    }
}
