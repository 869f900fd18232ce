// The audit of a union: the findings of each ledger with its office, and what only several ledgers together can show. It
// changes no figure and takes no side.

import EventLedger
import Files
import PovertyLedger

extension UnionCutView {
    /// Runs the checks of all rules, or of those asked for, in each ledger, and those that compare ledgers.
    ///
    /// All findings are counted; of each rule the first by day and office are listed. Throws what `CutView.audit` does.
    /// Cost: that of one for each ledger, and memory for the codes of all households in the registers.
    public func audit(_ parameters: AuditParameters = AuditParameters()) throws(LedgerError) -> Audit {
        if let alone { return try alone.audit(parameters) }
        var counts: [AuditRule: Int] = [:]
        var findings: [AuditRule: [Finding]] = [:]
        var ahead: Instant?
        for (office, cut) in zip(view.offices, cuts) {
            let part = try cut.audit(parameters)
            for count in part.counts { counts[count.rule, default: 0] += count.findings }
            for var finding in part.findings {
                finding.office = office.name
                findings[finding.rule, default: []].append(finding)
            }
            ahead = [ahead, part.lastRecordedAheadOfClock].compactMap(\.self).max()
        }
        // Whoever asks for all rules asks for those of a union too.
        let isAll = parameters.rules.isSuperset(of: AuditRule.allCases)
        let asked = AuditRule.ofUnion.filter { isAll || parameters.rules.contains($0) }
        var own: [Finding] = []
        if asked.contains(.householdInTwoOffices) { own += try householdsInTwoOffices() }
        if asked.contains(.unitsDiffer) { own += try unitsThatDiffer() }
        if asked.contains(.rulesDiffer), view.hasDifferentRules {
            own.append(
                Finding(
                    .rulesDiffer, on: cut.effectiveOn,
                    sentence: "the ledgers are recorded under different versions of the rules: \(view.rulesWords())"))
        }
        if !asked.filter({ [.repeatedTransfer, .arrivedWithoutLeaving, .inTransit].contains($0) }).isEmpty {
            own += try transferFindings().filter { asked.contains($0.rule) }
        }
        for finding in own {
            counts[finding.rule, default: 0] += 1
            findings[finding.rule, default: []].append(finding)
        }
        let rules = (asked + AuditRule.allCases.filter(parameters.rules.contains)).enumerated().sorted {
            ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
        }.map(\.element)
        return Audit(
            cut: cut, parameters: parameters,
            counts: rules.map { Audit.Count(rule: $0, findings: counts[$0] ?? 0) },
            findings: rules.flatMap { listed(findings[$0] ?? [], parameters) },
            lastRecordedAheadOfClock: ahead, isOfUnion: true)
    }

    /// The first findings of a rule by day, those of one day in their order.
    private func listed(_ findings: [Finding], _ parameters: AuditParameters) -> [Finding] {
        let sorted = findings.enumerated().sorted {
            ($0.element.effectiveOn, $0.offset) < ($1.element.effectiveOn, $1.offset)
        }
        return sorted.prefix(parameters.listedPerRule).map(\.element)
    }

    /// The households that are in the register of more than one office on the day of the cut, by code.
    private func householdsInTwoOffices() throws(LedgerError) -> [Finding] {
        var first: [String: Int] = [:]
        var several: [String: [Int]] = [:]
        for (index, cut) in cuts.enumerated() {
            let households = try cut.view.fold(cut.cut).households
            for number in 0..<households.count where households[number].isPresent {
                let code = try cut.view.householdName(UInt32(number))
                guard let other = first.updateValue(index, forKey: code) else { continue }
                several[code, default: [other]].append(index)
            }
        }
        return several.sorted { $0.key < $1.key }.map { code, offices in
            let names = offices.map { view.offices[$0].name }.joined(separator: ", ")
            return Finding(
                .householdInTwoOffices, on: cut.effectiveOn, household: code,
                figures: [FindingFigure("offices", offices.count)],
                sentence: "the code is in the register of \(offices.count) offices, \(names), and counts in each")
        }
    }

    /// The units that two offices know in different ways on the day whose units are counted by.
    private func unitsThatDiffer() throws(LedgerError) -> [Finding] {
        let united = try unitedUnits()
        var findings: [Finding] = []
        for (number, name) in united.names.enumerated() {
            var known: [(office: String, standing: UnitStanding)] = []
            for (index, own) in united.numbers.enumerated() {
                guard let place = own.firstIndex(of: UInt32(number)),
                    let standing = try UnitStanding(UInt32(place), cuts[index], united, index)
                else { continue }
                known.append((view.offices[index].name, standing))
            }
            guard let first = known.first, let other = known.first(where: { $0.standing != first.standing }) else {
                continue
            }
            let difference = first.standing.difference(from: other.standing)
            findings.append(
                Finding(
                    .unitsDiffer, on: unitsOn, unit: name,
                    sentence:
                        "\(first.office) and \(other.office) differ in what they recorded of the unit: \(difference)"))
        }
        return findings
    }
}

/// What is known of a unit on one day in one ledger, in terms of all ledgers.
private struct UnitStanding: Equatable {
    let kind: UnitKind?
    let area: Area?
    /// The unit it is merged into, or itself.
    let root: UInt32
    let isDivided: Bool
    let parent: UInt32?

    /// Nil where the ledger does not know it as established on the day.
    init?(_ number: UInt32, _ cut: CutView, _ united: UnitedUnits, _ ledger: Int) throws(LedgerError) {
        let units = try cut.unitsOfUnion()
        let day = cut.unitsOn
        guard Int(number) < units.units.count, units.units[Int(number)].establishedOn <= day.daysSinceEpoch else {
            return nil
        }
        func here(_ number: UInt32) -> UInt32? {
            Int(number) < united.numbers[ledger].count ? united.numbers[ledger][Int(number)] : nil
        }
        kind = units.kind(of: number)
        area = units.area(of: number, on: day)
        root = here(units.root(of: number, on: day)) ?? .max
        isDivided = units.units[Int(number)].isDivided(on: day.daysSinceEpoch)
        parent = units.parent(of: number, on: day).flatMap(here)
    }

    /// What differs, in words.
    func difference(from other: UnitStanding) -> Sentence {
        if kind != other.kind { return "its kind" }
        if root != other.root { return "the unit it is merged into" }
        if isDivided != other.isDivided { return "whether it is divided" }
        if parent != other.parent { return "the unit it is part of" }
        return "its area"
    }
}
