// All tables of an export, begun in one order, which is that of the table `readme` and of the page for analysts.

import EventLedger
import PovertyLedger

/// The tables of an export.
struct AnalysisTables {
    let readme: BegunTable<ReadmeRow>
    let ledger: BegunTable<LedgerRow>
    let classes: BegunTable<HouseholdClass>
    let states: BegunTable<HouseholdStateRow>
    let decisions: BegunTable<DecisionRow>
    let unitTable: BegunTable<UnitRow>
    let unitLines: BegunTable<UnitLineRow>
    let totals: BegunTable<FieldsRow<HouseholdTotalReported>>
    let incomes: BegunTable<FieldsRow<IncomeAssessed>>
    let aid: BegunTable<FieldsRow<AidGiven>>
    let sponsorships: BegunTable<SponsorshipRow>
    let awards: BegunTable<FieldsRow<AwardGranted>>
    let revocations: BegunTable<RevocationRow>
    let funds: BegunTable<FieldsRow<FundEstablished>>
    let contributions: BegunTable<ContributionRow>
    let plans: BegunTable<PlanRow>
    let targets: BegunTable<TargetRow>
    let closings: BegunTable<ClosingRow>
    let closingFigures: BegunTable<ClosingFigureRow>
    let entries: BegunTable<EntryRow>
    let events: BegunTable<WholeEventRow>

    /// Begins them all.
    init(_ set: inout TableSet) throws(LedgerError) {
        readme = try set.begin(.readme)
        ledger = try set.begin(.ledger)
        classes = try set.begin(.classes)
        states = try set.begin(.householdStates)
        decisions = try set.begin(.decisions)
        unitTable = try set.begin(.units)
        unitLines = try set.begin(.unitLines)
        totals = try set.begin(.totals)
        incomes = try set.begin(.incomes)
        aid = try set.begin(.aid)
        sponsorships = try set.begin(.sponsorships)
        awards = try set.begin(.awards)
        revocations = try set.begin(.revocations)
        funds = try set.begin(.funds)
        contributions = try set.begin(.contributions)
        plans = try set.begin(.plans)
        targets = try set.begin(.targets)
        closings = try set.begin(.closings)
        closingFigures = try set.begin(.closingFigures)
        entries = try set.begin(.entries)
        events = try set.begin(.events)
    }

    /// What is said of each.
    static var descriptions: [TableDescription] {
        var set = TableSet(NoSink())
        do throws(LedgerError) {
            _ = try AnalysisTables(&set)
        } catch { preconditionFailure("a sink that writes nothing does not fail") }
        return set.descriptions
    }
}

/// A sink that writes nothing.
private final class NoSink: TableSink {
    func begin(_ table: TableDescription) throws(LedgerError) {}
    func append(_ values: inout [ExportValue], to table: Int) throws(LedgerError) {}
    func end(_ views: [ViewDescription], progress: () throws(LedgerError) -> Void) throws(LedgerError) {}
    func publish() throws(LedgerError) {}
}
