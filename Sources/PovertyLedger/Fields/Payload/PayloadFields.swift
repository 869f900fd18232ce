// The fields of each event type in place. A name is one of the declaration of the type; that each accessor reads what
// decoding gives is tested over random payloads. Plans and closings have nested blocks, and are decoded.

import EventLedger

extension PayloadView<UnitEstablished> {
    /// Its name.
    public var name: RawSpan { @_lifetime(copy self) get { text("name") } }
    /// Its kind.
    public var kind: UnitKind? { word("kind") }
    /// Whether it is urban or rural.
    public var area: Area? { word("area") }
    /// Its official code.
    public var code: RawSpan? { @_lifetime(copy self) get { optionalText("code") } }
    /// The unit it is part of, by the number of its stream.
    public var parentNumber: UInt32? { optional("parent") }
}

extension PayloadView<UnitChanged> {
    /// Its new name.
    public var name: RawSpan? { @_lifetime(copy self) get { optionalText("name") } }
    /// Its new official code.
    public var code: RawSpan? { @_lifetime(copy self) get { optionalText("code") } }
    /// Its new kind of area.
    public var area: Area? { word("area") }
    /// The unit it is part of now, by the number of its stream.
    public var parentNumber: UInt32? { optional("parent") }
}

extension PayloadView<UnitMerged> {
    /// The unit that it became part of, by the number of its stream.
    public var intoNumber: UInt32 { number("into") }
}

extension PayloadView<UnitDivided> {
    /// The units that it was divided among, by the numbers of their streams; nil where the payload is cut short. Cost:
    /// an array; divisions are few.
    public var intoNumbers: [UInt32]? {
        var numbers: [UInt32] = []
        var offset = PayloadShape(of: UnitDivided.self).fixedBytes
        for _ in 0..<(number("into") as UInt16) {
            guard let length = payload.load(offset + 4, as: UInt16.self),
                let number = payload.load(offset, as: UInt32.self)
            else { return nil }
            numbers.append(number)
            offset += UnitForm.slotBytes + Int(length)
        }
        return offset <= payload.byteCount ? numbers : nil
    }
}

extension PayloadView<HouseholdTotalReported> {
    /// All households of the unit, from 0.
    public var households: Int64 { number("households") }
    /// All persons of the unit, from 0.
    public var persons: Int64? { optional("persons") }
}

extension PayloadView<HouseholdRegistered> {
    /// The unit it is in, by the number of its stream.
    public var unitNumber: UInt32 { number("unit") }
    /// Its members (nhân khẩu), from 1.
    public var members: UInt32 { number("members") }
    /// Why it was registered.
    public var cause: RegistrationCause? { word("cause") }
    /// The household it split from.
    public var splitFrom: RawSpan? { @_lifetime(copy self) get { optionalText("splitFrom") } }
    /// The office that it came from and the id of its transfer.
    public var transfer: RawSpan? { @_lifetime(copy self) get { optionalLastText("transfer") } }
}

extension PayloadView<HouseholdMoved> {
    /// The unit it is in now, by the number of its stream.
    public var unitNumber: UInt32 { number("unit") }
    /// Why.
    public var cause: MoveCause? { word("cause") }
}

extension PayloadView<HouseholdSizeChanged> {
    /// Its members (nhân khẩu) from now on, from 1.
    public var members: UInt32 { number("members") }
}

extension PayloadView<HouseholdDissolved> {
    /// Why.
    public var cause: DissolutionCause? { word("cause") }
    /// The office that it goes to and the id of its transfer.
    public var transfer: RawSpan? { @_lifetime(copy self) get { optionalTrailingText() } }
}

extension PayloadView<HouseholdClassified> {
    /// The class that was decided; never `unclassified`.
    public var `class`: HouseholdClass? { word("class") }
    /// Whether the household is under social protection (bảo trợ xã hội).
    public var socialProtection: Bool? { flag("socialProtection") }
    /// The standard applied, an id such as `nd07-2021`.
    public var standard: RawSpan? { @_lifetime(copy self) get { optionalText("standard") } }
    /// The kind of area whose line was applied.
    public var area: Area? { word("area") }
    /// The kind of review.
    public var review: Review? { word("review") }
    /// Score A (income) of Circular 07/2021/TT-BLĐTBXH, from 0.
    public var incomeScore: Int64? { optional("incomeScore") }
    /// Score B (deprivation) of Circular 07/2021/TT-BLĐTBXH, from 0.
    public var deprivationScore: Int64? { optional("deprivationScore") }
    /// The indicators in which the household is deprived, of the twelve.
    public var deprivations: TokenSet<Deprivation> { words("deprivations") }
    /// Causes of poverty.
    public var causes: TokenSet<Cause> { words("causes") }
}

extension PayloadView<HouseholdExitedPoverty> {
    /// The class it left, which must be the one in force: `poor` or `nearPoor`.
    public var from: HouseholdClass? { word("from") }
    /// The better class it reached.
    public var to: HouseholdClass? { word("to") }
    /// Whether the household is under social protection (bảo trợ xã hội) from now on.
    public var socialProtection: Bool? { flag("socialProtection") }
    /// What led to the decision.
    public var cause: ExitCause? { word("cause") }
}

extension PayloadView<IncomeAssessed> {
    /// Income per person and month, in VND, from 0.
    public var perPersonMonthlyVND: Int64 { number("perPersonMonthlyVND") }
}

extension PayloadView<AidGiven> {
    /// What was given.
    public var kind: AidKind? { word("kind") }
    /// Whether it is a loan, which is never added to gifts.
    public var isLoan: Bool { kind == .credit }
    /// Who gave.
    public var donor: RawSpan { @_lifetime(copy self) get { text("donor") } }
    /// What kind of giver that is.
    public var donorKind: DonorKind? { word("donorKind") }
    /// Its amount or worth in VND, from 1.
    public var amountVND: Int64? { optional("amountVND") }
    /// How many, in units of `measure`, from 1.
    public var quantity: Int64? { optional("quantity") }
    /// What `quantity` counts, such as `kg`.
    public var measure: RawSpan? { @_lifetime(copy self) get { optionalText("measure") } }
    /// The programme it was part of.
    public var programme: RawSpan? { @_lifetime(copy self) get { optionalText("programme") } }
    /// The fund that it was paid out of.
    public var fund: RawSpan? { @_lifetime(copy self) get { optionalLastText("fund") } }
}

extension PayloadView<SponsorAssigned> {
    /// The sponsor.
    public var sponsor: RawSpan { @_lifetime(copy self) get { text("sponsor") } }
}

extension PayloadView<SponsorEnded> {
    /// The sponsor.
    public var sponsor: RawSpan { @_lifetime(copy self) get { text("sponsor") } }
}

extension PayloadView<InitiativeRecorded> {
    /// What it is called.
    public var title: RawSpan { @_lifetime(copy self) get { text("title") } }
    /// Who proposed it.
    public var proposer: RawSpan? { @_lifetime(copy self) get { optionalText("proposer") } }
}

extension PayloadView<AwardGranted> {
    /// What kind of recipient that is.
    public var recipientKind: RecipientKind? { word("recipientKind") }
    /// The form of the award, such as `giấy khen`.
    public var form: RawSpan { @_lifetime(copy self) get { text("form") } }
    /// Who granted it.
    public var authority: RawSpan { @_lifetime(copy self) get { text("authority") } }
    /// The unit the recipient belongs to, by the number of its stream.
    public var unitNumber: UInt32? { optional("unit") }
    /// The movement it was granted for.
    public var movement: RawSpan? { @_lifetime(copy self) get { optionalText("movement") } }
    /// What it was granted for.
    public var achievement: RawSpan? { @_lifetime(copy self) get { optionalText("achievement") } }
}

extension PayloadView<AwardRevoked> {
    /// The award, by the event that granted it, by its position; nil where there is none.
    public var award: Position? { Position(exactly: number("award") as UInt64) }
    /// Why.
    public var cause: RawSpan { @_lifetime(copy self) get { text("cause") } }
}

extension PayloadView<PeriodClosed> {
    /// The last day of the period.
    public var through: Day? { Day(daysSinceEpoch: number("through")) }
}

extension PayloadView<OriginChanged> {
    /// The new origin, the name of the key that signs.
    public var origin: RawSpan { @_lifetime(copy self) get { text("origin") } }
}

extension PayloadView<FundEstablished> {
    /// Its name.
    public var name: RawSpan { @_lifetime(copy self) get { text("name") } }
    /// The level of the units it is for.
    public var level: UnitKind? { word("level") }
}

extension PayloadView<ContributionPledged> {
    /// What is to be given; never `credit`.
    public var kind: AidKind? { word("kind") }
    /// Who gives.
    public var donor: RawSpan { @_lifetime(copy self) get { text("donor") } }
    /// What kind of giver that is.
    public var donorKind: DonorKind? { word("donorKind") }
    /// Its amount or worth in VND, from 1.
    public var amountVND: Int64? { optional("amountVND") }
    /// How many, in units of `measure`, from 1.
    public var quantity: Int64? { optional("quantity") }
    /// What `quantity` counts, such as `kg`.
    public var measure: RawSpan? { @_lifetime(copy self) get { optionalText("measure") } }
    /// The programme it is meant for.
    public var earmark: RawSpan? { @_lifetime(copy self) get { optionalText("earmark") } }
    /// By when it is to be given.
    public var due: Day? { (optional("due") as Int32?).flatMap { Day(daysSinceEpoch: $0) } }
}

extension PayloadView<ContributionReceived> {
    /// What was given; never `credit`.
    public var kind: AidKind? { word("kind") }
    /// Who gave.
    public var donor: RawSpan { @_lifetime(copy self) get { text("donor") } }
    /// What kind of giver that is.
    public var donorKind: DonorKind? { word("donorKind") }
    /// Its amount or worth in VND, from 1.
    public var amountVND: Int64? { optional("amountVND") }
    /// How many, in units of `measure`, from 1.
    public var quantity: Int64? { optional("quantity") }
    /// What `quantity` counts, such as `kg`.
    public var measure: RawSpan? { @_lifetime(copy self) get { optionalText("measure") } }
    /// The programme it is meant for.
    public var earmark: RawSpan? { @_lifetime(copy self) get { optionalText("earmark") } }
    /// The pledge it keeps, by the position of the event.
    public var pledge: Position? { (optional("pledge") as UInt64?).flatMap { Position(exactly: $0) } }
}

extension PayloadView<InitiativeAdopted> {
    /// The initiative, by the position of the event that recorded it; nil where there is none.
    public var initiative: Position? { Position(exactly: number("initiative") as UInt64) }
}

extension PayloadView<MovementJoined> {
    /// The movement.
    public var movement: RawSpan { @_lifetime(copy self) get { text("movement") } }
}

extension PayloadView<ReviewHeld> {
    /// Which review it was.
    public var kind: ReviewKind? { word("kind") }
    /// The last day that was reviewed.
    public var through: Day? { Day(daysSinceEpoch: number("through")) }
    /// The report of the review.
    public var document: RawSpan? { @_lifetime(copy self) get { optionalText("document") } }
}

extension PayloadView<ResponsibilityAssigned> {
    /// Who is responsible.
    public var holder: RawSpan { @_lifetime(copy self) get { text("holder") } }
    /// For what.
    public var role: RawSpan { @_lifetime(copy self) get { text("role") } }
}

extension PayloadView<ResponsibilityEnded> {
    /// Who was responsible.
    public var holder: RawSpan { @_lifetime(copy self) get { text("holder") } }
    /// For what.
    public var role: RawSpan { @_lifetime(copy self) get { text("role") } }
}
