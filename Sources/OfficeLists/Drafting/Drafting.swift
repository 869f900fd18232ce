// A draft under work: what the list states is compared with the ledger, and what differs becomes proposals, what is in
// doubt questions. The kinds of lists are in `Drafting+….swift`. Whether the ledger accepts a proposal is judged after.

import EventLedger
import Files
import PovertyLedger
import Tables

/// A list while it is compared with a ledger.
struct Drafting {
    let list: OfficeList
    let options: DraftOptions
    var matcher: HouseholdMatcher
    var resolver: UnitResolver
    var questions: DraftQuestions
    var proposals: [Proposal] = []
    /// What is not proposed and belongs in the report: confirmations, and what is missing.
    var unchanged: [DraftChange] = []
    /// The household of each row that was matched, with its code: who is in which.
    var members: [(listed: Int, code: String, isProposed: Bool)] = []
    /// The households of the ledger that the list has, or may have.
    var listed: Set<UInt32> = []
    /// The units that rows name, with the number of the rows.
    var scopes: [UInt32: Int] = [:]
    /// The unit that the title names; nil where it names none that the ledger has.
    let title: TitledUnit?
    /// The unit that it names beside that of the office.
    let titleBeside: TitledUnit?
    /// How many households that the list places in its own unit are elsewhere in the ledger, and how many are there.
    var placed = (elsewhere: 0, inside: 0)
    /// The same of households whose row names a unit.
    var stated = (elsewhere: 0, inside: 0)
    /// What the ledger has of the decisions on the households of the list.
    var recorded = RecordedDecisions()
    /// The units of the households that rows are about.
    var homes: Set<UInt32> = []
    /// The units that have a household with a class, as the day has them.
    lazy var classifiedUnits: Set<UInt32> = {
        var units: Set<UInt32> = []
        for number in 0..<register.codes.count {
            let state = register.households[number]
            guard state.isPresent, state.householdClass != .unclassified else { continue }
            units.insert(register.tree.root(of: state.unit))
        }
        return units
    }()
    /// Whether some decision of the list is of its year.
    lazy var hasDecisionsOfYear = list.households.contains { $0.decisionDay.map { isOfYear($0.value) } ?? false }
    /// The columns of marks that some row fills.
    let filled: FilledMarks
    /// The hamlet that the title names.
    var part = TitledPart.none
    /// The rows whose hamlet is no unit of the ledger: the first, the last, their number.
    var unusedHamlets: (first: Int, last: Int, count: Int)?
    /// Whether some grant of the list names a household, and whether some has a day.
    let hasHouseholds, hasDays: Bool
    /// Whether it is unknown of a row which household it is about.
    var hasUnmatchedRows = false
    private let doubtfulRows: [Int: [ListQuestion]]
    private let hiddenRows: Set<Int>
    /// Whether rows are persons, so that they count the members.
    private let rowsArePersons: Bool
    private var nextCodes: NextCodes?
    /// Codes that were given or stated in this list, by how they look.
    private var taken: Set<[UInt8]> = []

    init(
        _ list: OfficeList, _ options: DraftOptions, _ view: HouseholdView, codes: HouseholdCodes?
    ) throws(LedgerError) {
        self.list = list
        self.options = options
        let register = try HouseholdRegister(view, on: options.day)
        matcher = HouseholdMatcher(register: register, codes: codes, codeColumn: list.columns[.code])
        resolver = try UnitResolver(register, unit: options.unit)
        questions = DraftQuestions(list.questions)
        doubtfulRows = Dictionary(grouping: list.questions, by: \.place.row)
        hiddenRows = Set(list.hiddenRows)
        rowsArePersons =
            list.columns[.memberName] != nil || list.columns[.relation] != nil
            || list.households.contains { $0.persons > 1 }
        filled = FilledMarks(list)
        hasHouseholds = list.grants.contains { $0.code != nil || !$0.identities.isEmpty }
        hasDays = list.grants.contains { $0.day != nil }
        (title, titleBeside) = try Drafting.titledUnits(of: list, &resolver)
        if let hamlet = list.hamlet { part = try resolver.part(hamlet.value, of: title?.unit) }
        // Rows that reading could not place may be of any household.
        hasUnmatchedRows = list.questions.contains {
            [.rowWithoutHousehold, .unknownRow, .sumDiffers].contains($0.code)
        }
    }

    var day: Day { options.day }
    /// Whether it states nothing at all.
    private var isEmpty: Bool {
        list.households.isEmpty && list.grants.isEmpty && list.awards.isEmpty && list.totals.isEmpty
            && list.questionCount == 0 && !list.notes.contains { $0.kind == .notGiven }
    }
    /// Whether two columns have one meaning without which nothing of the list is certain. Of members, scores and marks a
    /// row is certain without them.
    private var hasDoubtfulColumns: Bool {
        let isOfHouseholds = [.review, .exits, .households].contains(list.kind)
        let needed: Set<ListField> = [
            .code, .unit, .unitCode, .hamlet, .class, .decisionNumber, .decisionDay, .decision,
        ]
        return list.questions.contains { question in
            guard question.code == .duplicateColumn, let field = question.field, !field.isPersonal else { return false }
            return !isOfHouseholds || needed.contains(field)
        }
    }
    var register: HouseholdRegister { matcher.register }

    /// Compares all rows.
    mutating func run() throws(LedgerError) {
        guard list.questionCount <= list.questions.count else {
            return questions.ask(
                "tooManyQuestions", at: nil,
                "reading the list gave \(list.questionCount) questions, more than are listed, so that it is "
                    + "unknown which rows are in doubt; answer those that are listed and draft it again")
        }
        if isEmpty {
            questions.ask(
                "emptyList", at: nil,
                "the list has a header and no rows that were read; name another sheet, or another kind of list")
        }
        askForHiddenRows()
        guard try titleAgrees(), !hasDoubtfulColumns else { return }
        switch list.kind {
        case .review, .exits, .households: try draftHouseholds()
        case .aid: try draftGrants()
        case .awards: try draftAwards()
        case .totals: try draftTotals()
        }
    }
}

extension Drafting {
    /// Doubts about the rows of a household or another item: whether nothing of it is certain, and whether the doubt is
    /// only about who its persons are.
    func doubts(of rows: ClosedRange<Int>) -> (blocks: Bool, isAboutPersons: Bool, isAboutMembers: Bool) {
        var doubts = (blocks: false, isAboutPersons: false, isAboutMembers: false)
        guard !doubtfulRows.isEmpty || !hiddenRows.isEmpty else { return doubts }
        for row in rows {
            if hiddenRows.contains(row) { doubts.blocks = true }
            for question in doubtfulRows[row] ?? [] {
                if question.code == .membersDiffer {
                    doubts.isAboutMembers = true
                } else if question.field?.isPersonal == true, question.code != .samePerson {
                    doubts.isAboutPersons = true
                } else {
                    doubts.blocks = true
                }
            }
        }
        return doubts
    }

    /// Asks about rows that nobody sees: by mistake they were taken out of the list, or left in it.
    private mutating func askForHiddenRows() {
        guard let first = list.hiddenRows.first else { return }
        let count = list.hiddenRows.count
        questions.askOnce(
            "hiddenRows", at: CellPlace(row: first, column: 1), rows: count,
            "hidden rows of the list: \(count), and nothing of them is proposed; show them, such as by clearing the filter, "
                + "or delete what does not belong to the list")
    }

    /// The members that a row states, or that its persons are; nil where it says neither.
    func members(of household: ListedHousehold) -> Int? {
        household.members?.value ?? (rowsArePersons && household.persons > 0 ? household.persons : nil)
    }

    /// The unit that a row names; nil where it is in doubt, which is asked then. `.some(nil)` where it names none.
    mutating func unit(
        _ stated: Stated<String>?, _ code: Stated<String>?, _ hamlet: Stated<String>?, at place: CellPlace
    ) throws(LedgerError) -> ListedUnit?? {
        // The office that made the list may be above the unit that was named for it.
        let listed = if let stated { stated } else { try unitOfTitle(code) }
        let unit = isAboveNamed(listed) ? nil : listed
        switch try resolver.unit(unit, code: code, hamlet: hamlet) {
        case .success(let found):
            if let found, try isOutsideTitle(found, unit ?? code ?? hamlet) { return nil }
            // A row without a unit of its own has that of the list.
            if let found { scopes[found.scope, default: 0] += 1 }
            if let hamlet, let found, register.units.kind(of: found.number) != .hamlet { noteUnused(hamlet.place.row) }
            // That is none for a city: households and aid are in its wards and communes.
            let isNamed = unit != nil || code != nil || hamlet != nil
            if let found, !isNamed, register.units.kind(of: found.current) == .city { return .some(nil) }
            return .some(found)
        case .failure(let doubt):
            questions.askOnce(doubt.code, at: doubt.place ?? (unit ?? code ?? hamlet)?.place ?? place, doubt.text)
            return nil
        }
    }

    /// Whether a unit is only that of the title, in which the unit is that was named for the list.
    private func isAboveNamed(_ unit: Stated<String>?) -> Bool {
        guard let unit, let within = resolver.within, let title, unit.place.row < list.headerRows.lowerBound else {
            return false
        }
        return register.tree.isPart(within.number, of: title.unit.current)
    }

    private mutating func noteUnused(_ row: Int) {
        guard row > list.headerRows.upperBound else { return }
        unusedHamlets = (unusedHamlets?.first ?? row, row, (unusedHamlets?.count ?? 0) + 1)
    }

    /// Asks why a row can't be matched.
    mutating func ask(_ doubt: MatchDoubt) {
        if doubt.isShared {
            questions.askOnce(doubt.code, at: doubt.place, doubt.text)
        } else {
            questions.ask(doubt.code, at: doubt.place, doubt.text)
        }
        listed.formUnion(doubt.candidates)
        hasUnmatchedRows = true
    }

    /// The next code of a unit.
    mutating func nextCode(in unit: ListedUnit) throws(LedgerError) -> String {
        if nextCodes == nil {
            let stated = list.households.compactMap { $0.code.map { NormalizedText.normalized($0.value) } }
            let reserved = (matcher.codes?.allCodes ?? []).union(stated)
            nextCodes = NextCodes(register, reserved: reserved)
            for code in reserved { taken.insert(LookAlike.look(of: code)) }
        }
        let name = try register.unitName(unit.current)
        while let code = nextCodes?.next(in: unit, named: name) {
            let isNew = taken.insert(LookAlike.look(of: code)).inserted
            if isNew, matcher.register.number(lookingLike: code) == nil { return code }
        }
        return ""
    }

    /// A document as an entry has it.
    static func document(_ number: Stated<String>?) -> String? {
        number.map { NormalizedText.normalized($0.value) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
