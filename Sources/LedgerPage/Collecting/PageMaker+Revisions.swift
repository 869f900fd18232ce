// The revision triangle: each closed period as filed, at every later closing and now, with the entries and documents that
// changed it in between.

import PovertyReports

extension PageMaker {
    /// The closed periods with their stages.
    mutating func writeRevisions() throws(LedgerError) {
        let periods = closings.isEmpty ? [] : try view.revisions().periods
        json.member("revisions")
        json.beginArray()
        for period in periods {
            json.beginObject()
            json.member("through")
            json.int(period.closing.through.daysSinceEpoch)
            json.member("closing")
            json.shown("\(period.closing.reference)")
            json.member("stages")
            json.beginArray()
            for stage in period.stages { write(stage) }
            json.endArray()
            json.endObject()
        }
        json.endArray()
    }

    private mutating func write(_ stage: RevisionStage) {
        json.beginObject()
        json.member("position")
        json.int(stage.position)
        json.member("known")
        json.string(stage.moment.word)
        json.member("through")
        json.intOrNull(stage.moment.through?.daysSinceEpoch)
        json.member("figures")
        json.beginArray()
        for householdClass in [HouseholdClass.poor, .nearPoor] {
            let tally = stage.counts.filter { $0.account.householdClass == householdClass }
                .reduce(Tally.zero) { $0 + $1.tally }
            json.int(tally.households)
            json.int(tally.persons)
        }
        json.endArray()
        json.member("changes")
        json.beginArray()
        for change in stage.changes.prefix(question.limits.changesPerStage) { write(change) }
        json.endArray()
        json.member("left")
        json.int(max(0, stage.changes.count - question.limits.changesPerStage))
        json.endObject()
    }

    private mutating func write(_ change: RevisionChange) {
        json.beginArray()
        json.string(change.cause.rawValue)
        json.shown(change.entry)
        json.shown(change.document)
        json.int(change.recordedAt.day(at: view.ledger.offset).daysSinceEpoch)
        json.int(change.account.householdClass.rawValue)
        json.int(change.account.socialProtection ? 1 : 0)
        json.int(change.change.households)
        json.int(change.change.persons)
        json.endArray()
    }
}
