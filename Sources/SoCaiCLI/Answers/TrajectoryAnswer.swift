// The trajectory against the plan as JSON and as CSV; `TrajectoryAnswer+Table` has the tables.

import PovertyLedger

/// The answer of `socai trajectory`.
struct TrajectoryAnswer: TableAnswer {
    /// The trajectory.
    let trajectory: Trajectory
    /// The titles of the plans inside the cut, by id.
    let titles: [String: String]

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("cut", trajectory.cut, unitsOn: trajectory.cut.effectiveOn)
        json.member("years", list: trajectory.years) { json, row in
            json.beginObject()
            json.member("year", row.year)
            json.member("class", row.householdClass.name)
            json.member("openingHouseholds", row.opening)
            json.member("closingHouseholds", row.closing)
            json.member("totalHouseholds")
            if let total = row.totalHouseholds { json.int(total) } else { json.null() }
            json.endObject()
        }
        json.member("targets", list: trajectory.targets, TrajectoryAnswer.append)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private static func append(_ json: inout JSONWriter, _ row: TargetOutcome) {
        json.beginObject()
        json.member("plan", row.plan)
        json.member("id", row.target.id)
        json.member("due")
        json.day(row.target.due)
        json.member("kind", row.target.kind.name)
        json.member("comparison", row.target.comparison.name)
        json.member("target")
        switch row.target.value {
        case .households(let count): json.int(count)
        case .rate(let rate): json.string(rate.description)
        }
        json.member("actual")
        switch row.actual {
        case nil: json.null()
        case .households(let count): json.int(count)
        case .rate(let households, let all):
            json.beginObject()
            json.member("households", Int(households))
            json.member("of", Int(all))
            json.endObject()
        }
        json.member("verdict", row.verdict.rawValue)
        json.member("totals")
        if let totals = row.totals { append(&json, totals) } else { json.null() }
        json.endObject()
    }

    private static func append(_ json: inout JSONWriter, _ totals: RateTotals) {
        json.beginObject()
        json.member("older", list: totals.older) { json, older in
            json.beginObject()
            json.member("unit", older.unit)
            json.member("effectiveOn")
            json.day(older.effectiveOn)
            json.member("households")
            json.int(older.households)
            json.endObject()
        }
        json.member("missing", list: totals.missing) { json, unit in json.string(unit) }
        json.member("emptied", list: totals.emptied) { json, unit in json.string(unit) }
        json.endObject()
    }

    /// One of the lists as CSV, since each has columns of its own.
    func csv(_ list: TrajectoryList) -> String {
        switch list {
        case .years: yearsCSV
        case .targets: targetsCSV
        }
    }

    /// The cut, behind the columns of each list.
    private var place: CutColumns { CutColumns(trajectory.cut, unitsOn: trajectory.cut.effectiveOn) }

    private var yearsCSV: String {
        var csv = CSVText(
            ["year", "class", "openingHouseholds", "closingHouseholds", "totalHouseholds"] + place.names)
        for row in trajectory.years {
            csv.append(
                [
                    "\(row.year)", row.householdClass.name, "\(row.opening)", "\(row.closing)",
                    row.totalHouseholds.map { "\($0)" },
                ] + place.fields)
        }
        return csv.text
    }

    private var targetsCSV: String {
        var csv = CSVText(
            ["plan", "id", "due", "kind", "comparison", "target", "actual", "of", "verdict", "totals"] + place.names)
        for row in trajectory.targets {
            var actual: (String?, String?) = (nil, nil)
            switch row.actual {
            case nil: break
            case .households(let count): actual.0 = "\(count)"
            case .rate(let households, let all): actual = ("\(households)", "\(all)")
            }
            csv.append(
                [
                    row.plan, row.target.id, "\(row.target.due)", row.target.kind.name, row.target.comparison.name,
                    "\(row.target.value)", actual.0, actual.1, row.verdict.rawValue,
                    row.totals.flatMap { $0.isSound ? nil : $0.words() },
                ] + place.fields)
        }
        return csv.text
    }
}
