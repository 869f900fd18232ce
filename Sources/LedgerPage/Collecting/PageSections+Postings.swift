// The postings of a page, by day: with the household where households are listed, else summed up by position, day and
// account. The page's own sums of them are the only figures that are not answers of a report.

import PovertyReports

extension HistorySections {
    /// The postings up to the page's last day; those before its first count from that on.
    mutating func writePostings() {
        var postings: [HouseholdPosting] = []
        let last = to.daysSinceEpoch
        histories.forEachPosting { if $0.day <= last { postings.append($0) } }
        if listsHouseholds {
            write(postings: postings.sorted { ($0.day, $0.position) < ($1.day, $1.position) }, withHouseholds: true)
        } else {
            write(postings: summed(postings), withHouseholds: false)
        }
    }
}

extension PageSections {
    /// One posting for each day, position, unit and account, sorted so.
    func summed(_ postings: [HouseholdPosting]) -> [HouseholdPosting] {
        let first = from.daysSinceEpoch
        func precedes(_ left: HouseholdPosting, _ right: HouseholdPosting) -> Bool {
            let days = (max(left.day, first), max(right.day, first))
            if days.0 != days.1 { return days.0 < days.1 }
            if left.position != right.position { return left.position < right.position }
            return (left.unit, left.account) < (right.unit, right.account)
        }
        var sums: [HouseholdPosting] = []
        for posting in postings.sorted(by: precedes) {
            let day = max(posting.day, first)
            if let sum = sums.last, sum.day == day, sum.position == posting.position, sum.unit == posting.unit,
                sum.account == posting.account
            {
                sums[sums.count - 1] = sum + posting
            } else {
                sums.append(posting.moved(to: day))
            }
        }
        return sums.filter { $0.households != 0 || $0.persons != 0 }
    }

    /// Writes postings in their order.
    mutating func write(postings: [HouseholdPosting], withHouseholds: Bool) {
        var packed = Packed()
        var (day, position) = (Int32(0), 0)
        for posting in postings {
            packed.add(signed: posting.day - day)
            packed.add(signed: posting.position - position)
            packed.add(UInt64(posting.unit) << 4 | UInt64(posting.account & 15))
            packed.add(signed: posting.households)
            packed.add(signed: posting.persons)
            if withHouseholds { packed.add(posting.household) }
            (day, position) = (posting.day, posting.position)
        }
        json.member("postings")
        json.beginObject()
        json.member("count")
        json.int(postings.count)
        json.member("withHouseholds")
        json.bool(withHouseholds)
        json.member("rows")
        json.string(packed.base64)
        json.endObject()
    }
}
