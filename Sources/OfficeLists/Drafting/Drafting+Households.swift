// Lists of households: after a review, of those that left poverty, and as they are registered. Each row is matched,
// then compared in unit, members and class; afterwards those that the list does not have are looked for.

import EventLedger
import Files
import PovertyLedger
import Tables

/// A row of a list of households that was matched.
private struct MatchedRow {
    let index: Int
    let match: HouseholdMatch
}

extension Drafting {
    /// Compares the households of the list.
    mutating func draftHouseholds() throws(LedgerError) {
        let matches = matchRows()
        let known = matches.compactMap { row in
            if case .known(let number) = row.match { (index: row.index, number: number) } else { nil }
        }
        for (index, number) in known {
            let household = list.households[index]
            guard register.state(number).isPresent else { continue }
            try notePlace(number, household.rowUnit)
        }
        let place = list.households.first.map { $0.rowUnit.place ?? $0.place }
        guard try !isOfAnotherUnit(), !areOfOtherUnits(at: place) else { return }
        askForEmptyColumns(known)
        try readDecisions(on: known)
        for row in matches { try draft(row) }
        if list.kind != .exits { try draftMissing() }
    }

    /// Matches all rows; two that lead to one household, or have one new code, are both in doubt.
    private mutating func matchRows() -> [MatchedRow] {
        var rows: [MatchedRow] = []
        var first: [String: Int] = [:]
        var twice: Set<String> = []
        func code(of match: HouseholdMatch) -> String? {
            switch match {
            case .known(let number): register.codes[Int(number)]
            case .new(let code): code
            case .doubt: nil
            }
        }
        for (index, household) in list.households.enumerated() {
            let match = matcher.match(code: household.code, household.identities, at: household.place)
            if case .known(let number) = match { listed.insert(number) }
            if let code = code(of: match), first.updateValue(index, forKey: code) != nil { twice.insert(code) }
            rows.append(MatchedRow(index: index, match: match))
        }
        for (place, row) in rows.enumerated() {
            let household = list.households[row.index]
            guard let code = code(of: row.match), twice.contains(code) || household.contradictedIn != nil else {
                continue
            }
            rows[place] = MatchedRow(
                index: row.index,
                match: .doubt(
                    MatchDoubt(
                        code: "sameHousehold",
                        text:
                            "two rows are about household \(code); if one of them split from the other, give it a "
                            + "code of its own", place: household.code?.place ?? household.place)))
        }
        return rows
    }

    private mutating func draft(_ row: MatchedRow) throws(LedgerError) {
        let household = list.households[row.index]
        let doubts = doubts(of: household.rows)
        guard !doubts.blocks else {
            // Reading has asked already; which household it is may be in doubt too.
            switch row.match {
            case .known, .new(code: .some): break
            case .doubt, .new: hasUnmatchedRows = true
            }
            return
        }
        switch row.match {
        case .doubt(let doubt):
            ask(doubt)
        case .known(let number):
            try draft(known: number, household, row.index)
        case .new(let code):
            guard code != nil || !doubts.isAboutPersons else {
                hasUnmatchedRows = true
                return
            }
            guard !doubts.isAboutMembers else { return }
            try draft(new: code, household, row.index)
        }
    }
}

// A household that the ledger does not have.
extension Drafting {
    private mutating func draft(
        new code: String?, _ household: ListedHousehold, _ index: Int
    ) throws(LedgerError) {
        guard list.kind != .exits, household.exit == nil || household.exit?.value == .notPoor else {
            hasUnmatchedRows = true
            return questions.ask(
                "unknownHousehold", at: household.code?.place ?? household.place,
                "the ledger does not have this household, so that it can't have left a class; write its code, or "
                    + "register it with a list of households first")
        }
        if household.exit != nil {
            var change = DraftChange(.outside, at: household.exit?.place)
            change.household = code
            return unchanged.append(change)
        }
        if let previous = household.previousClass, HouseholdClass.povertyClasses.contains(previous.value) {
            hasUnmatchedRows = true
            return questions.ask(
                "previousClassDiffers", at: previous.place,
                "the list says that the household was \(term: previous.value.name) before, and the ledger does not have it; "
                    + "write its code, or register it first")
        }
        guard let found = try unit(household.unit, household.unitCode, hamlet(of: household), at: household.place)
        else {
            return
        }
        guard let unit = found else {
            return questions.askOnce(
                "noUnit", at: household.place,
                "no column names the unit of the household, and none was named for the list; add a column Xã/Phường, or "
                    + "name the unit whose list it is")
        }
        guard let members = members(of: household).flatMap(UInt32.init(exactly:)), members > 0 else {
            return questions.ask(
                "noMembers", at: household.members?.place ?? household.place,
                "the list does not say how many members the household has; write the number, at least 1")
        }
        guard household.class != nil || list.kind == .households else {
            return questions.askOnce("noClass", at: household.place, Drafting.noClass(of: list.kind))
        }
        guard daysAgree(household, isKnown: false, isFirst: isFirst(in: unit.current)) else { return }
        let isCodeGiven = household.code == nil
        let code = if let code { code } else { try nextCode(in: unit) }
        let place = (household.code ?? household.class.map { Stated("", at: $0.place) })?.place ?? household.place
        var change = DraftChange(.new, at: place)
        change.household = code
        change.unit = try register.unitName(unit.current)
        change.toClass = household.class?.value
        change.toCount = Int(members)
        var events: [Event] = [
            .householdRegistered(
                code, in: try register.unitName(unit.current), members: members, on: day,
                cause: list.kind == .review ? .survey : nil)
        ]
        if let decided = household.class?.value {
            events.append(
                classified(code, decided, isProtected(household, before: false), findings(of: household)))
        }
        propose([change], events, household, index, code, isCodeGiven: isCodeGiven)
    }

    /// Whether no household of a unit, or of those that merged into it, has a class yet.
    private mutating func isFirst(in unit: UInt32) -> Bool {
        !classifiedUnits.contains(register.tree.root(of: unit))
    }

    /// Proposes what a row changes of its household.
    private mutating func propose(
        _ changes: [DraftChange], _ events: [Event], _ household: ListedHousehold, _ index: Int, _ code: String,
        isCodeGiven: Bool = false
    ) {
        let document = Drafting.document(household.decisionNumber)
        let changes = changes.map { change in
            var change = change
            change.document = document
            return change
        }
        members.append((index, code, true))
        proposals.append(
            Proposal(
                changes: changes, events: events, document: document, place: changes.first?.place,
                household: code, listed: index, isCodeGiven: isCodeGiven))
    }

    private func classified(
        _ code: String, _ decided: HouseholdClass, _ isProtected: Bool, _ findings: Findings
    ) -> Event {
        .householdClassified(
            code, as: decided, on: day, socialProtection: isProtected, area: findings.area,
            incomeScore: findings.incomeScore, deprivationScore: findings.deprivationScore,
            deprivations: findings.deprivations, causes: findings.causes)
    }
}

// A household of the ledger.
extension Drafting {
    private mutating func draft(
        known number: UInt32, _ household: ListedHousehold, _ index: Int
    ) throws(LedgerError) {
        let code = register.codes[Int(number)]
        let state = register.state(number)
        let place = household.code?.place ?? household.place
        guard !state.isDissolved else {
            return questions.ask(
                "dissolvedHousehold", at: place, household: code,
                "household \(code) was dissolved by \(day); a household that comes back gets a new code, and a "
                    + "dissolution that was wrong is voided")
        }
        guard state.isRegistered else {
            // It is registered later, or its registration was voided: the rules decide.
            return try draft(new: code, household, index)
        }
        guard let unit = try unit(household.unit, household.unitCode, hamlet(of: household), at: household.place) else {
            return
        }
        homes.insert(register.tree.root(of: state.unit))
        if list.kind == .exits, try isElsewhere(number, household.rowUnit, at: place) { return }
        let isExitKnown = isExitKnown(household, number)
        if let exit = register.decisions.latestExit(of: number), states(household, exit) {
            guard isExitKnown != false else { return askForOtherDecision(household, number, at: place) }
            guard daysAgree(household, isKnown: isExitKnown == true, isFirst: false) else { return }
            return try confirm(code, state, index, at: place)
        }
        let isKnown = isKnown(household, number)
        let isFirst = state.householdClass == .unclassified && self.isFirst(in: state.unit)
        guard daysAgree(household, isKnown: isKnown, isFirst: isFirst) else { return }
        var changes: [DraftChange] = []
        var events: [Event] = []
        // A list of exits has the unit where the household left poverty, from which it may have moved since.
        if let unit, list.kind != .exits, !register.tree.isPart(state.unit, of: unit.current) {
            try move(code, state, to: unit, household, &changes, &events)
        }
        if let members = members(of: household).flatMap(UInt32.init(exactly:)), members > 0, members != state.members {
            var change = DraftChange(.resized, at: household.members?.place ?? household.place)
            (change.fromCount, change.toCount) = (Int(state.members), Int(members))
            changes.append(change)
            events.append(.householdSizeChanged(code, members: members, on: day))
        }
        guard try decide(code, number, state, household, &changes, &events) else { return }
        let unitName = try register.unitName(state.unit)
        for index in changes.indices {
            changes[index].household = code
            changes[index].unit = changes[index].unit ?? unitName
        }
        guard events.isEmpty else { return propose(changes, events, household, index, code) }
        try confirm(code, state, index, at: place)
    }

    private mutating func confirm(
        _ code: String, _ state: HouseholdState, _ index: Int, at place: CellPlace
    ) throws(LedgerError) {
        var change = DraftChange(.confirmed, at: place)
        (change.household, change.unit) = (code, try register.unitName(state.unit))
        (change.fromClass, change.toClass) = (state.householdClass, state.householdClass)
        members.append((index, code, false))
        unchanged.append(change)
    }

    /// Whether a row of a list of exits is about an exit of the same year that the ledger has. What happened to the
    /// household since is not what such a row is about.
    private func states(_ household: ListedHousehold, _ exit: RecognisedExit) -> Bool {
        guard list.kind == .exits, Day(daysSinceEpoch: exit.day)?.year == day.year,
            household.class?.value ?? exit.to == exit.to, household.previousClass?.value ?? exit.from == exit.from
        else { return false }
        switch household.exit?.value ?? list.exit?.value {
        case .leftPoverty: return exit.from == .poor
        case .leftNearPoverty: return exit.from == .nearPoor
        case .notPoor: return exit.to.isBetter(than: .nearPoor)
        case nil: return true
        }
    }

    private func move(
        _ code: String, _ state: HouseholdState, to unit: ListedUnit, _ household: ListedHousehold,
        _ changes: inout [DraftChange], _ events: inout [Event]
    ) throws(LedgerError) {
        var change = DraftChange(
            .moved, at: (household.hamlet ?? household.unit ?? household.unitCode)?.place ?? household.place)
        change.fromUnit = try register.unitName(state.unit)
        let to = try register.unitName(unit.current)
        change.unit = to
        changes.append(change)
        // Who is in a unit that was divided must be moved, and did not move.
        let division = register.units.units[Int(register.tree.root(of: state.unit))].division
        let isBoundary = division.map { $0.day <= day.daysSinceEpoch && $0.into.contains(unit.current) } ?? false
        events.append(.householdMoved(code, to: to, on: day, cause: isBoundary ? .boundaryChange : nil))
    }

    /// Whether a row states the class that its household has, by a decision on which that does not rest yet. A list of
    /// exits confirms no class.
    private func isRenewed(_ household: ListedHousehold, _ number: UInt32) -> Bool {
        household.class != nil && list.kind != .exits && document(of: household) != nil && !isKnown(household, number)
    }

    /// Adds what the row says of the class; false where it is in doubt, so that nothing of the row is certain.
    private mutating func decide(
        _ code: String, _ number: UInt32, _ state: HouseholdState, _ household: ListedHousehold,
        _ changes: inout [DraftChange], _ events: inout [Event]
    ) throws(LedgerError) -> Bool {
        // A title may say of all rows that they left.
        let exit = household.exit.flatMap { household.rows.contains($0.place.row) ? $0.place : nil }
        let place = household.class?.place ?? exit ?? household.code?.place ?? household.place
        let before = state.householdClass
        let target: HouseholdClass
        switch classMeant(by: household, number, before) {
        case .class(let found): target = found
        case .nothing: return true
        case .missing:
            questions.askOnce("noClass", at: place, Drafting.noClass(of: list.kind))
            return false
        case .doubt(let word, let text):
            questions.ask(word, at: place, household: code, text)
            return false
        }
        let decision = register.decisions[Int(number)]
        let isProtected = isProtected(household, before: state.socialProtection)
        guard target != before else {
            let found = findings(of: household, before: decision.findings)
            // Of a household that was never classified the list says no class either.
            guard target != .unclassified else { return true }
            let isAmended = found != decision.findings || isProtected != state.socialProtection
            guard isAmended || isRenewed(household, number) else { return true }
            var change = DraftChange(isAmended ? .amended : .renewed, at: place)
            (change.fromClass, change.toClass) = (before, target)
            changes.append(change)
            events.append(classified(code, target, isProtected, found))
            return true
        }
        if let previous = household.previousClass, previous.value != before {
            questions.ask(
                "previousClassDiffers", at: previous.place, household: code,
                "the list says that the household was \(term: previous.value.name) before, and in the ledger it is "
                    + "\(term: before.name); correct the cell, or record what happened in between")
            return false
        }
        if decision.day == day.daysSinceEpoch,
            let reference = try register.view.ledger.references(at: [decision.position]).first
        {
            questions.ask(
                "sameDayDecision", at: place, household: code,
                "\(reference) of the same day says that the household is \(term: before.name); void it if it was wrong, or "
                    + "draft the list as of the day on which that changed")
            return false
        }
        let isExit = HouseholdClass.povertyClasses.contains(before) && target.isBetter(than: before)
        let isWorse = before.isBetter(than: target)
        var change = DraftChange(isExit ? .leftPoverty : isWorse ? .worsened : .classified, at: place)
        (change.fromClass, change.toClass) = (before, target)
        changes.append(change)
        let found = findings(of: household)
        if isExit {
            events.append(
                .householdExitedPoverty(
                    code, from: before, to: target, on: day, socialProtection: isProtected,
                    cause: list.kind == .review ? .review : nil))
            // An exit has no room for what the review found.
            guard !found.isEmpty else { return true }
        }
        events.append(classified(code, target, isProtected, found))
        return true
    }
}
