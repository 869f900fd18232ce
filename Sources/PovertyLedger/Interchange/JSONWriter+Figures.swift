// The figures of a closing as JSON, in an exported event and in the answers of the command line alike.

extension JSONWriter {
    /// Writes figures as an object: `counts`, `gifts`, `loans`, `awards`.
    public mutating func figures(_ figures: ClosedFigures) {
        beginObject()
        member("counts")
        beginArray()
        for row in figures.counts {
            beginObject()
            member("unit")
            string(row.account.unit ?? "")
            member("class")
            string(row.account.householdClass.name)
            member("socialProtection")
            bool(row.account.socialProtection)
            figure("households", row.tally.households)
            figure("persons", row.tally.persons)
            endObject()
        }
        endArray()
        for (name, sum) in [("gifts" as StaticString, figures.gifts), ("loans", figures.loans)] {
            member(name)
            beginObject()
            figure("count", sum.count)
            figure("amountVND", sum.amountVND)
            endObject()
        }
        member("awards")
        beginObject()
        figure("granted", figures.awards.granted)
        figure("revoked", figures.awards.revoked)
        endObject()
        endObject()
    }

    private mutating func figure(_ name: StaticString, _ number: some BinaryInteger) {
        member(name)
        int(number)
    }
}
