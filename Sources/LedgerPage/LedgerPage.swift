// A page of a ledger as one file: what it is asked for, its bytes, and the file that they become. It computes no figure;
// `Collecting` asks the reports, and `PageFrame` puts style, script and data around what they say.

import Files
import PovertyReports

/// How much of a ledger a page has: beyond these it says what it leaves out, and the command that shows it.
public struct PageLimits: Hashable, Sendable {
    /// The most events of households with which they are listed one by one.
    public var householdEvents = 40_000
    /// The most findings that are listed of a rule of the audit.
    public var findingsPerRule = 20
    /// The most changes that are listed of a stage of a closed period.
    public var changesPerStage = 200
    /// The most movement tables.
    public var movements = 80
    /// The most pairs of a day and a position at which units are told apart as known then.
    public var unitMaps = 4_000

    /// The usual ones.
    public init() {}
}

/// What a page is asked for.
public struct PageQuestion: Sendable {
    /// The first day that can be chosen; nil for the last day before the plans begin, or without plans that of the first
    /// event of a household.
    public var from: Day?
    /// The last day that can be chosen; nil for the last day of recording.
    public var to: Day?
    /// The level of the units of rows; nil for those that households are in.
    public var level: UnitKind?
    /// The language in which it opens.
    public var language = ReportLanguage.vietnamese
    /// How much it has.
    public var limits = PageLimits()

    /// The whole ledger by the units that households are in, in Vietnamese.
    public init() {}
}

/// A page of a ledger, ready to be written.
public struct LedgerPage: Sendable {
    /// HTML in UTF-8, with everything in it.
    public let bytes: [UInt8]
    /// The first day that can be chosen.
    public let from: Day
    /// The last day that can be chosen.
    public let to: Day
    /// The last position that it knows.
    public let position: Position
    /// How many households it lists with their events; nil where it lists none.
    public let listedHouseholds: Int?

    /// Writes the page into a new file, for its owner and group.
    ///
    /// Throws `fileExists`, `noSuchFile` (the folder), `permissionDenied`, `noSpace`, `storage`. Where it throws there is
    /// no file of that name.
    public func write(to path: String) throws(LedgerError) {
        let file = try StagedFile(for: path)
        try file.write(bytes)
        try file.publish()
    }
}

extension HouseholdView {
    /// A page of everything that is recorded.
    ///
    /// Throws `notFound` where nothing is recorded, `invalidValue` for a span that ends before it begins or is longer
    /// than 100 years, and what the reports throw. Cost: about forty replays for a ledger with four closed years;
    /// memory 100 bytes an event of a household.
    public func page(_ question: PageQuestion = PageQuestion()) throws(LedgerError) -> LedgerPage {
        var maker = try PageMaker(self, question)
        let data = try maker.data()
        return LedgerPage(
            bytes: PageFrame(language: question.language, data: data).bytes, from: maker.from, to: maker.to,
            position: maker.position,
            listedHouseholds: maker.listsHouseholds ? maker.histories.householdCount : nil)
    }
}

extension UnionView {
    /// A page of a ledger, or of a union: its figures at any day as known now, without what is one ledger's alone.
    ///
    /// Throws what `HouseholdView.page` does. Cost: that of the page of each ledger, without its revisions and proof.
    public func page(_ question: PageQuestion = PageQuestion()) throws(LedgerError) -> LedgerPage {
        if let ledger { return try ledger.page(question) }
        var maker = try UnionPageMaker(self, question)
        let data = try maker.data()
        return LedgerPage(
            bytes: PageFrame(language: question.language, data: data).bytes, from: maker.from, to: maker.to,
            position: maker.position, listedHouseholds: nil)
    }
}

extension EvidenceBundle {
    /// A page of the bundle: its figures at any day up to its last cut, as known at each cut and at the end of its events.
    ///
    /// Throws `invalidValue` for a span longer than 100 years, and `refusedProof` where the folder changed since it was
    /// checked. Cost: two passes over its events.
    public func page(_ question: PageQuestion = PageQuestion()) throws(LedgerError) -> LedgerPage {
        var maker = try BundlePageMaker(self, question)
        let data = try maker.data()
        return LedgerPage(
            bytes: PageFrame(language: question.language, data: data).bytes, from: maker.from, to: maker.to,
            position: maker.position,
            listedHouseholds: maker.listsHouseholds ? maker.histories.householdCount : nil)
    }
}
