// The promise: an id that cannot be told from another by reading it is not recorded, and one that older programs
// recorded stays usable. What looks the same is found to.

import EventLedger
import Foundation
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite struct IdentifierTests {
    /// Every scalar of the categories that the contract names, in the middle of an id; and letters and digits of any
    /// script.
    @Test func everyInvisibleScalarIsRefused() {
        var (refused, accepted) = (0, 0)
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isInvisible: Bool?
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: isInvisible = true
            case .spaceSeparator: isInvisible = value != 0x20
            case .uppercaseLetter, .lowercaseLetter, .decimalNumber, .dashPunctuation: isInvisible = false
            default: isInvisible = nil
            }
            guard let isInvisible else { continue }
            let problem = IdentifierRules.problem("a\(scalar)b")
            #expect((problem != nil) == isInvisible, "U+\(String(value, radix: 16)): \(problem ?? "accepted")")
            if isInvisible { refused += 1 } else { accepted += 1 }
        }
        #expect(refused > 200 && accepted > 2_000)
    }

    @Test(arguments: [
        (" A", "begins with a blank"), ("A ", "ends with a blank"), (" ", "begins with a blank"),
        ("A\u{A0}", "has U+00A0, NO-BREAK SPACE"), ("\u{200B}", "has U+200B, ZERO WIDTH SPACE"),
        ("A\u{202E}B", "has U+202E, RIGHT-TO-LEFT OVERRIDE"), ("A\u{2028}B", "has U+2028, LINE SEPARATOR"),
        ("A\u{2029}B", "has U+2029, PARAGRAPH SEPARATOR"), ("A\u{3000}B", "has U+3000, IDEOGRAPHIC SPACE"),
        ("A\u{FEFF}", "has U+FEFF, ZERO WIDTH NO-BREAK SPACE"), ("A\u{AD}B", "has U+00AD, SOFT HYPHEN"),
        // Drawn as nothing, though letters, marks and symbols to Unicode.
        ("A\u{3164}", "has U+3164, HANGUL FILLER"), ("A\u{FE0F}", "has U+FE0F, VARIATION SELECTOR-16"),
        ("\u{2800}", "has U+2800, BRAILLE PATTERN BLANK"), ("A\u{E0041}", "has U+E0041, TAG LATIN CAPITAL LETTER A"),
    ])
    func whatIsWrongIsNamed(id: String, problem: String) {
        #expect(IdentifierRules.problem(id)?.description == problem)
    }

    @Test(arguments: ["A", "P1-0001", "hộ-5", "Phường 2", "a b  c", "Đ-1", "한국", "e\u{301}x", "№ 5", "A.", "#1", "'1"])
    func whatCanBeReadIsAccepted(id: String) { #expect(IdentifierRules.problem(id) == nil) }

    @Test(arguments: [
        ("A", "a"), ("A", "\u{410}"), ("A", "\u{FF21}"), ("A", "\u{391}"), ("A", "A\u{200B}"), ("A", " A "),
        ("1", "0001"), ("0", "000"), ("P1-0001", "p01-1"), ("P1-0001", "P1\u{2013}0001"), ("P1-0001", "P1\u{2212}0001"),
        ("P1-0001", "P1\u{2011}0001"), ("P1-1", "P1\u{2500}1"), ("ĐB-1", "\u{D0}B-1"), ("ĐB-1", "\u{189}b-1"),
        ("đb", "\u{F0}b"), ("hộ 5", "HỘ\u{A0}\u{A0}5"), ("XII", "\u{216B}"), ("5", "\u{2464}"), ("5", "\u{0665}"),
        ("x2", "x\u{B2}"), ("fi", "\u{FB01}"), ("B", "\u{1D401}"), ("HOA", "\u{41D}\u{41E}\u{410}"), ("Ё", "Ë"),
        ("copy", "\u{441}\u{43E}\u{440}\u{443}"), ("KM", "\u{39A}\u{39C}"),
    ])
    func looksTheSame(one: String, other: String) {
        #expect(LookAlike.look(of: one) == LookAlike.look(of: other), "\(one) \(other)")
    }

    @Test(arguments: [
        ("A", "A."), ("A", "B"), ("10", "1"), ("P1-0001", "P1-0010"), ("P10-1", "P1-01"), ("D", "Đ"), ("o", "ô"),
        ("a b", "ab"), ("P1-1", "P11"), ("hộ", "ho"), ("1-0", "1-"), ("e1", "e-1"), ("ж", "zh"), ("", "0"),
    ])
    func looksDifferent(one: String, other: String) {
        #expect(LookAlike.look(of: one) != LookAlike.look(of: other), "\(one) \(other)")
    }

    /// What is made of each id is what is made of its look: folding twice changes nothing more.
    @Test func aLookIsItsOwnLook() {
        for id in ["P1–0001", "Ａ①Ⅻ", "  00 0 ", "Đð", "НОА-007", "ế", "x²", "0a0b00c"] {
            let look = LookAlike.look(of: id)
            #expect(LookAlike.look(of: String(decoding: look, as: UTF8.self)) == look, "\(id)")
        }
    }

    // MARK: Recording

    private func aid(_ household: String) -> Event {
        .aidGiven(to: .household(household), .cash, donor: "d", donorKind: .agency, on: "2022-02-01")
    }

    @Test func newIdsAreRefusedWhereverTheyStand() throws {
        var scenario = try RuleScenario.poorHousehold()
        let day: Day = "2022-02-01"
        let target = Target(
            id: "t\u{200B}", measure: [.poor], kind: .stock, due: day, comparison: .atMost, value: 1, quote: "q")
        let events: [Event] = [
            .householdRegistered("H2 ", in: "A", members: 1, on: day),
            .householdRegistered("H2", in: "A", members: 1, on: day, cause: .split, splitFrom: "H1\u{A0}"),
            .householdClassified("H1", as: .poor, on: day, standard: " nd07-2021"),
            .unitEstablished("\u{200B}", name: "x", kind: .ward, on: day),
            .awardGranted(to: .individual, "I\u{202E}", form: "f", authority: "a", on: day),
            .planAdopted("k ", title: "k", targets: [target], on: day),
            .planAdopted("k", title: "k", targets: [target], on: day), aid("H1\u{2060}"),
            .fundEstablished("Q ", name: "q", level: .city, on: day),
            .movementJoined("m", by: .collective("t\u{A0}"), on: day),
        ]
        for event in events {
            let place = Comment(rawValue: "\(event)")
            let error = #expect(throws: LedgerError.self, place) {
                try scenario.ledger.record(Entry(id: "n", actor: "UBND", events: [event]))
            }
            #expect(error?.code == .invalidValue && error?.place.event == 1, place)
            #expect(error?.remedy == IdentifierRules.remedy, place)
            // With the option each is recorded, in a ledger of its own.
            var other = try RuleScenario.poorHousehold()
            let entry = Entry(id: "n", actor: "UBND", events: [event])
            #expect(try !other.ledger.record(entry, keepingIdentifiers: true).wasAlreadyRecorded, place)
            try other.given(aid("H1"))
        }
        let error = #expect(throws: LedgerError.self) {
            try scenario.ledger.record(Entry(id: "n ", actor: "UBND", events: [aid("H1")]))
        }
        #expect(error?.problem == "\"id\" is \"n \", which ends with a blank")
        #expect(try scenario.ledger.ledger.lastPosition() == 5)
        // Texts are not ids: what a donor is called is his own affair.
        try scenario.given(
            .aidGiven(to: .household("H1"), .cash, donor: " Công ty\u{A0}A ", donorKind: .enterprise, on: day))
    }

    /// A ledger with such ids goes on: whatever names what is there is recorded.
    @Test func whatOlderProgramsRecordedStaysInUse() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { RuleScenario.now })
        let day: Day = "2022-01-01"
        let old = Entry(
            id: "cũ\u{200B}", actor: "UBND",
            events: [
                .unitEstablished("U ", name: "u", kind: .ward, on: day),
                .householdRegistered("A ", in: "U ", members: 4, on: day),
                .householdClassified("A ", as: .poor, on: day),
                .awardGranted(to: .individual, " I", form: "f", authority: "a", on: day),
            ])
        try ledger.record(old, keepingIdentifiers: true)
        let later: [Event] = [
            .householdExitedPoverty("A ", from: .poor, to: .average, on: "2023-01-01"),
            .householdRegistered("B", in: "U ", members: 2, on: "2023-01-01", cause: .split, splitFrom: "A "),
            .householdTotalReported("U ", households: 9, on: "2023-12-31"), aid("A "),
            .awardRevoked(EventReference(entry: "cũ\u{200B}", ordinal: 4), cause: "sai", on: "2023-01-01"),
            .eventVoided(EventReference(entry: "cũ\u{200B}", ordinal: 3), reason: "sai"),
            .householdClassified("A ", as: .poor, on: day),
        ]
        try ledger.record(Entry(id: "mới", actor: "UBND", events: later))
        // Sent again, it is what is there; another id of the kind is refused still.
        #expect(try ledger.record(old).wasAlreadyRecorded)
        #expect(throws: LedgerError.self) {
            try ledger.record(Entry(id: "x", actor: "UBND", events: [aid("A\u{A0}")]))
        }
        #expect(try ledger.at("2022-12-31").counts(by: .unit).tally(of: .poor).households == 1)
        #expect(try ledger.verify().isSound)
        // Its export makes an equal ledger with the option, and none without it.
        let lines = place.folder.file("e.jsonl")
        let exported = try Self.lines(ledger)
        try Data(exported.utf8).write(to: URL(fileURLWithPath: lines))
        let copy = try HouseholdLedger(
            at: place.folder.file("copy.socai"), mode: .create, clock: { RuleScenario.now })
        let error = #expect(throws: LedgerError.self) {
            try copy.importLines(from: [lines], options: ImportOptions(keepsRecordedTimes: true))
        }
        #expect(error?.place.line == 1 && error?.code == .invalidValue)
        let report = try copy.importLines(
            from: [lines], options: ImportOptions(keepsRecordedTimes: true, keepsIdentifiers: true))
        #expect(report.entries == 2 && report.events == 11)
        #expect(try Self.lines(copy).replacing("\"claimedTime\":true,", with: "") == exported)
    }

    private static func lines(_ ledger: HouseholdLedger) throws -> String {
        var bytes: [UInt8] = []
        try ledger.export { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
