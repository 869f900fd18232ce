// What is written is what is read back, in whatever order the members stand; the same entry gives the same bytes.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite("Interchange round trip")
struct InterchangeRoundTripTests {
    /// The contract's own example, on one line.
    private static let example =
        #"{"id":"p1-2021-12","recordedAt":"2021-12-28T03:00:00Z","actor":"UBND Phường 1","document":"12/QĐ-UBND","#
        + #""reason":"Rà soát định kỳ 2021","events":["#
        + #"{"type":"householdRegistered","effectiveOn":"2021-12-20","household":"P1-0001","unit":"phuong-1","#
        + #""members":4},"#
        + #"{"type":"householdClassified","effectiveOn":"2021-12-20","household":"P1-0001","class":"poor","#
        + #""socialProtection":false}]}"#

    private static var exampleEntry: Entry {
        Entry(
            id: "p1-2021-12", recordedAt: Instant("2021-12-28T03:00:00Z"), actor: "UBND Phường 1",
            document: "12/QĐ-UBND", reason: "Rà soát định kỳ 2021",
            events: [
                Event(
                    effectiveOn: "2021-12-20",
                    body: .householdRegistered(
                        HouseholdRegistered(household: "P1-0001", unit: "phuong-1", members: 4))),
                Event(
                    effectiveOn: "2021-12-20",
                    body: .householdClassified(HouseholdClassified(household: "P1-0001", class: .poor))),
            ])
    }

    private func written(_ line: EntryLine) -> String {
        var writer = EntryWriter()
        writer.append(line)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("the contract's example is read and written byte for byte")
    func contractExample() throws {
        var reader = EntryReader()
        let line = try reader.read(Array(Self.example.utf8))
        #expect(line == EntryLine(Self.exampleEntry))
        #expect(written(line) == Self.example + "\n")
    }

    @Test("what an export adds stands in its place and is read back")
    func exportedMembers() throws {
        let line = EntryLine(Self.exampleEntry, position: 48_211, claimedTime: true)
        let text = written(line)
        #expect(
            text.hasPrefix(
                #"{"id":"p1-2021-12","position":48211,"recordedAt":"2021-12-28T03:00:00Z","claimedTime":true,"actor":"#)
        )
        var reader = EntryReader()
        #expect(try reader.read(Array(text.utf8.dropLast())) == line)
        let unclaimed = text.replacing(#""claimedTime":true"#, with: #""claimedTime":false"#)
        #expect(try reader.read(Array(unclaimed.utf8.dropLast())).claimedTime == false)
    }

    @Test("random entries of all kinds come back as they were")
    func randomEntries() throws {
        var reader = EntryReader()
        var writer = EntryWriter()
        for seed in 0..<400 as Range<UInt64> {
            let line = Self.randomLine(seed: seed)
            writer.removeAll()
            writer.append(line)
            let bytes = writer.bytes
            let read = try reader.read(Array(bytes.dropLast()))
            #expect(read == line, "seed \(seed)")
            writer.removeAll()
            writer.append(read)
            #expect(writer.bytes == bytes, "seed \(seed)")
        }
    }

    private static func randomLine(seed: UInt64) -> EntryLine {
        var draw = RandomBody(random: SeededGenerator(seed: seed))
        let kinds = EventKind.allCases
        let events = (0..<draw.random.number(1...8)).map { index in
            let kind = kinds[(Int(seed) * 3 + index) % kinds.count]
            let day = kind == .eventVoided ? nil : Day(daysSinceEpoch: Int32(draw.random.number(-719_162...2_932_896)))
            return Event(effectiveOn: day, body: draw.body(of: kind))
        }
        let texts = ["UBND \"Phường 1\"", "a\\b", "/", "🏠 ấp", "\u{2028}", "é"]
        let entry = Entry(
            id: "e-\(seed)",
            recordedAt: draw.random.chance(50)
                ? Instant(microsecondsSinceEpoch: Int64(draw.random.number(0...2_000_000_000_000_000))) : nil,
            actor: draw.random.one(of: texts), document: draw.random.pick(texts.prefix(draw.random.number(0...6))),
            reason: draw.random.pick(texts.prefix(draw.random.number(0...6))),
            restates: draw.random.pick(texts.prefix(draw.random.number(0...6))), events: events)
        return EntryLine(
            entry, position: draw.random.chance(50) ? Int64(seed) + 1 : nil, claimedTime: draw.random.chance(50))
    }

    @Test("members may stand in any order")
    func memberOrder() throws {
        var reader = EntryReader()
        var random = SeededGenerator(seed: 4_711)
        for (type, members) in InterchangeRules.events {
            var line = InterchangeRules.fullLine(type, members)
            let expected = try reader.read(line.written.bytes)
            for round in 0..<20 {
                for scope in SampleLine.Scope.allCases { line[scope].shuffle(using: &random) }
                #expect(try reader.read(line.written.bytes) == expected, "\(type), \(random), round \(round)")
            }
        }
    }

    @Test("optional members may be left out, each by itself and all of them")
    func optionalMembers() throws {
        var reader = EntryReader()
        for (type, members) in InterchangeRules.events {
            let full = InterchangeRules.fullLine(type, members)
            for scope in [SampleLine.Scope.head, .event] {
                let optional = InterchangeRules.rules(scope, type, members).filter { !$0.isRequired }.map(\.name)
                // A unitChanged must change something, and a contribution is of something: that stays when all others go.
                let kept = [
                    "unitChanged": "name", "contributionPledged": "quantity", "contributionReceived": "amountVND",
                ]
                let sets = optional.map { [$0] } + [optional.filter { kept[type] != $0 }]
                for left in sets {
                    var line = full
                    line[scope].removeAll { left.contains($0.name) }
                    _ = try reader.read(line.written.bytes)
                }
            }
        }
    }

    @Test("blanks and escapes change nothing")
    func blanksAndEscapes() throws {
        var reader = EntryReader()
        let plain =
            #"{"id":"é/1","actor":"a🏠","events":[{"type":"periodClosed","effectiveOn":"2022-12-31","#
            + #""through":"2022-12-31"}]}"#
        let other =
            " {\t\"\\u0069d\" :\"\\u00e9\\/1\" , \"actor\":\"\\u0061\\ud83C\\uDFE0\",\r\"events\": [ {"
            + #""t\u0079pe":"\u0070eriodClosed","effectiveOn":"2022\u002d12-31","through":"2022-12-31" } ] } "#
        #expect(try reader.read(Array(other.utf8)) == reader.read(Array(plain.utf8)))
    }

    @Test("decomposed text is composed, and limits hold for what comes out")
    func normalisation() throws {
        var reader = EntryReader()
        func line(_ id: String) -> [UInt8] {
            Array(
                (#"{"id":"\#(id)","actor":"Phươ\#u{300}ng","events":[{"type":"eventVoided","event":"\#(id)#1","#
                    + #""reason":"e\#u{301}"}]}"#).utf8)
        }
        // "ộ" is three bytes composed and five decomposed: 21 of them are 63 bytes, 105 before.
        let decomposed = String(repeating: "o\u{323}\u{302}", count: 21)
        let entry = try reader.read(line(decomposed)).entry
        #expect(Array(entry.id.utf8) == Array(String(repeating: "\u{1ED9}", count: 21).utf8))
        #expect(Array(entry.actor.utf8) == Array("Ph\u{1B0}\u{1EDD}ng".utf8))
        guard case .eventVoided(let void) = entry.events[0].body else { return #expect(Bool(false)) }
        #expect(Array(void.event.entry.utf8) == Array(entry.id.utf8))
        #expect(Array(void.reason.utf8) == [0xC3, 0xA9])
        #expect(throws: LedgerError.self) { try reader.read(line(decomposed + "aa")) }
    }

    @Test("aid to a unit, a rate, the widest numbers")
    func particularValues() throws {
        var reader = EntryReader()
        let entry = try reader.read(
            Array(
                (#"{"id":"e","actor":"a","events":[{"type":"aidGiven","effectiveOn":"0001-01-01","unit":"u","#
                    + #""kind":"credit","donor":"d","donorKind":"policyBank","amountVND":9223372036854775807},"#
                    + #"{"type":"householdSizeChanged","effectiveOn":"9999-12-31","household":"h","members":4294967295},"#
                    + #"{"type":"planAdopted","effectiveOn":"2022-01-01","plan":"p","title":"t","targets":[{"id":"r","#
                    + #""measure":"nearPoor","kind":"rate","due":"2025-12-31","comparison":"below","value":"0.01","#
                    + #""quote":"dưới 1 %"},{"id":"d","measure":"poor","kind":"reduction","due":"2023-12-31","#
                    + #""from":"2022-12-31","comparison":"atLeast","value":145,"quote":"giảm 145","#
                    + #""where":{"socialProtection":false}}]}]}"#).utf8)
        ).entry
        #expect(
            entry.events == [
                Event(
                    effectiveOn: .first,
                    body: .aidGiven(
                        AidGiven(
                            subject: .unit("u"), kind: .credit, donor: "d", donorKind: .policyBank, amountVND: .max))),
                Event(
                    effectiveOn: .last,
                    body: .householdSizeChanged(HouseholdSizeChanged(household: "h", members: .max))),
                Event(
                    effectiveOn: "2022-01-01",
                    body: .planAdopted(
                        PlanAdopted(
                            plan: "p", title: "t",
                            targets: [
                                Target(
                                    id: "r", measure: [.nearPoor], kind: .rate, due: "2025-12-31", comparison: .below,
                                    value: .decimal(try #require(ExactDecimal("0.01"))), quote: "dưới 1 %"),
                                Target(
                                    id: "d", measure: [.poor], where: TargetFilter(socialProtection: false),
                                    kind: .reduction,
                                    from: "2022-12-31", due: "2023-12-31", comparison: .atLeast, value: 145,
                                    quote: "giảm 145"),
                            ]))),
            ])
    }
}
