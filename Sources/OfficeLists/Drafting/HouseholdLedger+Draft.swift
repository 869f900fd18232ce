// The one call that drafts: a list and a ledger in, entries, questions and a report out. Nothing is recorded, and
// nothing is written; see `Draft.write` for that.

import EventLedger
import Files
import PovertyLedger

extension HouseholdLedger {
    /// Compares a list with this ledger as of a day, as known now, and proposes the entries that make the ledger say
    /// what the list says.
    ///
    /// `codes` is the office's own file of who is in which household; without it households are known by their codes
    /// alone. What an import would refuse is a question, not a proposal. Throws `unknownUnit` for the unit of the
    /// options, `invalidValue` where nobody is named who records and the list has no one unit and for texts of the
    /// options that identify a person, `duplicateEntry` for an id that is taken, and what reading the ledger does. Cost:
    /// one replay, of aid and awards two, a timeline a household whose row names a decision, and a dry run.
    public func draft(
        _ list: OfficeList, _ options: DraftOptions, codes: HouseholdCodes? = nil
    ) throws(LedgerError) -> Draft {
        try options.check()
        let (drafting, closed) = try read { (view) throws(LedgerError) in
            var drafting = try Drafting(list, options, view, codes: codes)
            try drafting.run()
            return (drafting, try view.closings().last?.through)
        }
        var work = drafting
        let actor = try work.actor()
        let maker = DraftEntries(
            kind: list.kind, options: options, actor: actor ?? "-", closedThrough: closed, checksum: list.checksum
        )
        work.holdBackClosed(maker)
        if actor == nil, !work.proposals.isEmpty {
            throw LedgerError(
                .invalidValue, "nobody is named who records, and the list is not that of one unit",
                remedy: "name the actor")
        }
        var judge = DraftJudge(ledger: self, maker: maker)
        let outcome = try judge.judge(work.proposals)
        for (proposal, error) in outcome.refused { work.ask(error, proposal) }
        return work.draft(outcome)
    }
}

extension Drafting {
    /// Who records: who was named, or the unit whose list it is, by its name on the day: of several the lowest that all
    /// are part of. Where the list names none, those that its households are in.
    mutating func actor() throws(LedgerError) -> String? {
        if let actor = options.actor { return actor }
        let named = ownUnit.map { [$0.scope] } ?? Set(scopes.keys)
        let lines = (named.isEmpty ? homes : named).sorted().map(register.tree.line)
        let common = lines.first?.first { unit in lines.allSatisfy { $0.contains(unit) } }
        return try common.map { (unit) throws(LedgerError) in try resolver.name(of: unit) }
    }

    /// Holds back what changes a closed period, unless the options say why it may.
    mutating func holdBackClosed(_ maker: DraftEntries) {
        guard options.restates == nil, let through = maker.closedThrough else { return }
        let held = proposals.filter(maker.touchesClosedPeriod)
        guard !held.isEmpty else { return }
        proposals.removeAll(where: maker.touchesClosedPeriod)
        questions.askOnce(
            "closedPeriod", at: held.compactMap(\.place).first, rows: held.count,
            "the period through \(through) is closed, and the list changes it; say why (restates), or draft it as of "
                + "a later day")
    }

    /// Asks about what the rules refuse.
    mutating func ask(_ error: LedgerError, _ proposal: Proposal) {
        let problem: Sentence =
            error.conflicting.isEmpty
            ? error.problem : "\(error.problem) (in conflict with \(error.conflicting.joined(separator: ", ")))"
        questions.ask(
            error.code.rawValue, at: proposal.place, household: proposal.household,
            error.remedy.isEmpty ? problem : "\(problem); \(error.remedy)")
    }

    /// The draft of what was accepted.
    consuming func draft(_ outcome: DraftJudge.Outcome) -> Draft {
        let changes = (unchanged + outcome.accepted.flatMap(\.changes)).enumerated().sorted { left, right in
            func rank(_ item: (offset: Int, element: DraftChange)) -> (Int, Int, Int) {
                (item.element.place?.row ?? .max, item.element.place?.column ?? .max, item.offset)
            }
            return rank(left) < rank(right)
        }.map(\.element)
        let counts = DraftChangeKind.allCases.compactMap { kind in
            let rows = changes.count { $0.kind == kind }
            return rows > 0 ? DraftCount(kind: kind, rows: rows) : nil
        }
        var notes = list.notes
        if let unused = unusedHamlets, unused.first <= unused.last {
            notes.append(ListNote(kind: .unusedHamlet, rows: unused.first...unused.last, count: unused.count))
        }
        let report = DraftReport(
            kind: list.kind, sheet: OfficeListReader.shown(sheetName: list.sheetName), cut: register.cut,
            unit: resolver.within.flatMap { try? register.unitName($0.number) }, counts: counts, changes: changes,
            questions: questions.sorted,
            entries: outcome.entries.map { DraftedEntry(id: $0.id, document: $0.document, events: $0.events.count) },
            headings: list.map.columns.map { column in
                ColumnMap.Column(heading: PersonalData.masked(column.heading, .sentence), field: column.field)
            }, notes: notes)
        return Draft(entries: outcome.entries, report: report, codes: codes(outcome))
    }

    /// The office's own file with the persons of each household that is certain.
    private func codes(_ outcome: DraftJudge.Outcome) -> HouseholdCodes? {
        guard var codes = matcher.codes else { return nil }
        let accepted = Set(outcome.accepted.compactMap(\.listed))
        for (index, code, isProposed) in members where !isProposed || accepted.contains(index) {
            for person in list.households[index].identities { codes.note(person, in: code) }
        }
        return codes
    }
}
