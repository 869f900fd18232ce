// Ledgers and lists for the tests of drafting. Lists are made as reading gives them, without a file, so that a test
// says exactly what a list states. It drafts nothing.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Tables
import Testing

@testable import OfficeLists

/// A ledger in a folder of its own, with a city and three wards: `phuong-1` with two hamlets, `phuong-2`, `xa-3`.
struct DraftLedger {
    let folder: TemporaryLedger
    let ledger: HouseholdLedger
    private(set) var entries = 0

    init() throws {
        folder = try TemporaryLedger()
        ledger = try HouseholdLedger(at: folder.path)
        try record([
            .unitEstablished("city", name: "Thành phố Bạc Liêu", kind: .city, on: "2021-01-01", code: "954"),
            .unitEstablished(
                "phuong-1", name: "Phường 1", kind: .ward, on: "2021-01-01", area: .urban, code: "31825",
                parent: "city"),
            .unitEstablished(
                "phuong-2", name: "Phường 2", kind: .ward, on: "2021-01-01", area: .urban, code: "31813",
                parent: "city"),
            .unitEstablished(
                "xa-3", name: "Xã Hiệp Thành", kind: .commune, on: "2021-01-01", area: .rural, code: "31840",
                parent: "city"),
            .unitEstablished("khom-1", name: "Khóm 1", kind: .hamlet, on: "2021-01-01", parent: "phuong-1"),
            .unitEstablished("khom-2", name: "Khóm 2", kind: .hamlet, on: "2021-01-01", parent: "phuong-1"),
        ])
    }

    mutating func record(_ events: [Event], restates: String? = nil) throws {
        entries += 1
        _ = try ledger.record(
            Entry(id: "before-\(entries)", actor: "UBND", document: "\(entries)/QĐ", restates: restates, events: events)
        )
    }

    /// A household with a class since a day.
    mutating func add(
        _ code: String, in unit: String = "phuong-1", members: UInt32 = 4, _ found: HouseholdClass? = .poor,
        on day: Day = "2022-12-20"
    ) throws {
        try record(
            [.householdRegistered(code, in: unit, members: members, on: day)]
                + (found.map { [.householdClassified(code, as: $0, on: day)] } ?? []))
    }

    /// The household as its history says, folded by hand.
    func state(_ code: String, on day: Day) throws -> NaiveStanding? {
        var standing: NaiveStanding?
        let items: [HistoryItem]
        do throws(LedgerError) {
            items = try ledger.history(of: code).items
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
        for item in items where item.void == nil {
            guard let effective = item.source.event.effectiveOn, effective <= day else { continue }
            switch item.source.event.body {
            case .householdRegistered(let fields):
                standing = NaiveStanding(unit: fields.unit, members: Int(fields.members))
            case .householdMoved(let fields): standing?.unit = fields.unit
            case .householdSizeChanged(let fields): standing?.members = Int(fields.members)
            case .householdDissolved: standing?.isDissolved = true
            case .householdClassified(let fields):
                if standing?.householdClass != fields.class { standing?.documents = [] }
                standing?.documents.formUnion(item.source.document.map { [$0] } ?? [])
                standing?.householdClass = fields.class
                standing?.isProtected = fields.socialProtection
                standing?.fields = fields
            case .householdExitedPoverty(let fields):
                standing?.documents = item.source.document.map { [$0] } ?? []
                standing?.householdClass = fields.to
                standing?.isProtected = fields.socialProtection
                standing?.fields = nil
            default: break
            }
        }
        return standing
    }
}

/// The state of a household, by its history.
struct NaiveStanding: Equatable {
    var unit: String
    var members: Int
    var householdClass: HouseholdClass?
    var isProtected = false
    var isDissolved = false
    var fields: HouseholdClassified?
    /// The documents of the decisions since it came into its class.
    var documents: Set<String> = []
}

/// A row of a list of households, as a test states it.
struct Row {
    var code: String?
    var persons: [(name: String, number: String?, born: Day?)] = []
    var unit: String?
    var unitCode: String?
    var hamlet: String?
    var found: HouseholdClass?
    var exit: ListedExit?
    var previous: HouseholdClass?
    var members: Int?
    var isProtected: Bool?
    var incomeScore: Int64?
    var deprivationScore: Int64?
    var deprivations: TokenSet<Deprivation>?
    var causes: TokenSet<Cause>?
    var area: Area?
    var decision: String?
    var decidedOn: Day?
    var reviewedOn: Day?

    init(_ code: String?, _ found: HouseholdClass? = nil, members: Int? = 4, unit: String? = "Phường 1") {
        self.code = code
        self.found = found
        self.members = members
        self.unit = unit
    }

    /// The row with something else in it.
    func with(_ change: (inout Row) -> Void) -> Row {
        var row = self
        change(&row)
        return row
    }
}

extension OfficeList {
    /// A list of a kind, for what a test adds.
    static func made(_ kind: ListKind) -> OfficeList {
        OfficeList(kind: kind, sheetName: "2023", headerRows: 1...1, map: ColumnMap())
    }

    /// A list of households from row 2 on; a row more for each further person.
    static func of(_ rows: [Row], _ kind: ListKind = .review) -> OfficeList {
        var list = OfficeList.made(kind)
        var number = 2
        for row in rows {
            func stated<Value>(_ value: Value?, _ column: Int) -> Stated<Value>? {
                value.map { Stated($0, at: CellPlace(row: number, column: column)) }
            }
            var household = ListedHousehold(place: CellPlace(row: number, column: 1))
            household.code = stated(row.code, 2)
            household.unit = stated(row.unit, 3)
            household.unitCode = stated(row.unitCode, 4)
            household.hamlet = stated(row.hamlet, 5)
            household.class = stated(row.found, 6)
            household.exit = stated(row.exit, 6)
            household.previousClass = stated(row.previous, 7)
            household.members = stated(row.members, 8)
            household.socialProtection = stated(row.isProtected, 9)
            household.incomeScore = stated(row.incomeScore, 10)
            household.deprivationScore = stated(row.deprivationScore, 11)
            household.deprivations = stated(row.deprivations, 12)
            household.causes = stated(row.causes, 13)
            household.area = stated(row.area, 14)
            household.decisionNumber = stated(row.decision, 15)
            household.decisionDay = stated(row.decidedOn, 16)
            household.reviewDay = stated(row.reviewedOn, 17)
            household.persons = row.persons.count
            household.identities = row.persons.enumerated().map { index, person in
                PersonIdentity(
                    row: number + index, name: person.name, identityNumber: person.number,
                    birth: person.born.map { .day($0) }, isHead: index == 0)
            }
            let last = number + max(row.persons.count, 1) - 1
            household.rows = number...last
            list.households.append(household)
            number = last + 1
        }
        return list
    }

    /// The list with a doubt of reading about a row.
    func asking(_ code: ListQuestion.Code, row: Int, field: ListField? = nil) -> OfficeList {
        var list = self
        list.questions.append(ListQuestion(code, at: CellPlace(row: row, column: 1), field: field, "a doubt"))
        list.questionCount = list.questions.count
        return list
    }
}

extension Draft {
    /// The events of all entries.
    var events: [Event] { entries.flatMap(\.events) }
    /// The words of the questions, in order.
    var questionCodes: [String] { report.questions.map(\.code) }
    /// What rows mean, as `kind household`.
    var changes: [String] { report.changes.map { "\($0.kind.rawValue) \($0.household ?? "-")" } }
}

extension DraftOptions {
    /// The options of most tests: 20 December 2023, recorded by somebody.
    static func on(_ day: Day = "2023-12-20", _ change: (inout DraftOptions) -> Void = { _ in }) -> DraftOptions {
        var options = DraftOptions(day: day)
        options.actor = "UBND Phường 1"
        change(&options)
        return options
    }
}
