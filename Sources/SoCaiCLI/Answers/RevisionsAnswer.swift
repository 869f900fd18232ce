// The revisions of closed periods as JSON and as CSV; `RevisionsAnswer+Table` has the tables.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai revisions`.
struct RevisionsAnswer: TableAnswer {
    /// The periods, in their order.
    let periods: [RevisedPeriod]
    /// Whether accounts tell units apart.
    let isByUnit: Bool
    /// The ledger's offset, which says on which day something became known.
    let offset: UTCOffset

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("periods", list: periods) { json, period in
            json.beginObject()
            json.member("through", period.closing.through.description)
            json.member("closing", period.closing.reference.description)
            json.member("stages", list: period.stages) { json, stage in
                json.beginObject()
                json.member("known", stage.moment.word)
                json.member("knownThrough", stage.moment.through?.description)
                json.member("position", stage.position)
                json.member("counts", list: stage.counts) { json, row in
                    json.beginObject()
                    json.members(of: row.account, isByUnit: isByUnit)
                    json.member("households", row.tally.households)
                    json.member("persons", row.tally.persons)
                    json.endObject()
                }
                json.member("changes", list: stage.changes) { json, change in self.change(change, &json) }
                json.endObject()
            }
            json.endObject()
        }
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private func change(_ change: RevisionChange, _ json: inout JSONWriter) {
        json.beginObject()
        json.member("cause", change.cause.rawValue)
        json.member("entry", change.entry)
        json.member("document", change.document)
        json.member("recordedAt", change.recordedAt)
        json.member("claimedTime", change.claimedTime)
        json.members(of: change.account, isByUnit: isByUnit)
        json.member("households", change.change.households)
        json.member("persons", change.change.persons)
        json.endObject()
    }

    /// One of the lists as CSV, since each has columns of its own.
    func csv(_ list: RevisionsList) -> String {
        let unit = isByUnit ? ["unit"] : []
        let account = unit + ["class", "socialProtection", "households", "persons"]
        let stage = ["through", "known", "knownThrough", "position"]
        var csv = CSVText(
            stage + (list == .changes ? ["cause", "entry", "document", "recordedAt"] : []) + account
                + (list == .changes ? ["claimedTime"] : []))
        for period in periods {
            for stage in period.stages {
                let place: [String?] = [
                    period.closing.through.description, stage.moment.word, stage.moment.through?.description,
                    "\(stage.position)",
                ]
                if list == .figures {
                    for row in stage.counts { csv.append(place + fields(row.account, row.tally)) }
                } else {
                    for change in stage.changes {
                        let cause = [
                            change.cause.rawValue, change.entry, change.document, change.recordedAt.description,
                        ]
                        csv.append(
                            place + cause + fields(change.account, change.change) + ["\(change.claimedTime)"])
                    }
                }
            }
        }
        return csv.text
    }

    private func fields(_ account: Account, _ tally: Tally) -> [String?] {
        (isByUnit ? [account.unit] : []) + [
            account.householdClass.name, "\(account.socialProtection)", "\(tally.households)", "\(tally.persons)",
        ]
    }
}

extension RevisionStage.Moment {
    /// The word that JSON and CSV have.
    var word: String {
        switch self {
        case .filed: "filed"
        case .closing: "closing"
        case .now: "now"
        }
    }

    /// The last day of the later period whose closing it is.
    var through: Day? {
        if case .closing(let through) = self { through } else { nil }
    }
}
