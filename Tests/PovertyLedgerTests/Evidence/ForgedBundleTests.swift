// The promise that a signature is not enough: figures that the events do not give, and events that no ledger records,
// are refused by both verifiers although everything was hashed and signed with the right key.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger
@testable import PovertyReports

@Suite("Evidence bundles: signed forgeries", .timeLimit(.minutes(60)))
struct ForgedBundleTests {
    /// Changes parts of a bundle; the name says what, and how the refusal of both must begin to speak of it.
    private struct Forgery: Sendable {
        let name: String
        let change: @Sendable (inout ForgedBundle) -> Bool
    }

    /// The place of the first record of a type, behind those of its first entries where asked for.
    private static func place(_ type: UInt8, _ bundle: ForgedBundle) -> Int? {
        bundle.records.firstIndex { $0[0] == type && $0[1] == 0 }
    }

    /// Changes a byte of the first record of a type: at an offset of the record, or behind the stream's id.
    private static func byte(_ name: String, _ type: UInt8, _ offset: Int, inPayload: Bool = true) -> Forgery {
        Forgery(name: name) { bundle in
            guard let place = place(type, bundle) else { return false }
            let start = inPayload ? 16 + Int(bundle.records[place][3]) : 0
            bundle.records[place][start + offset] ^= 0x41
            return true
        }
    }

    private static func head(_ name: String, _ change: @escaping @Sendable (inout [UInt8]) -> Void) -> Forgery {
        Forgery(name: name) { bundle in
            change(&bundle.heads[1])
            return true
        }
    }

    /// Keeps some of the events, and cuts before all of them, so that the cuts are none of what is wrong.
    private static func keep(_ places: Range<Int>, of bundle: inout ForgedBundle) -> Bool {
        bundle.records = Array(bundle.records[places])
        let cut = Cut(effectiveOn: bundle.cuts[0].cut.effectiveOn, position: 0)
        bundle.cuts = [EvidenceCut(cut: cut, unitsOn: bundle.cuts[0].unitsOn)]
        bundle.files = bundle.files.filter { !$0.key.hasPrefix("cut/") || $0.key.hasPrefix("cut/001/") }
        return true
    }

    private static let forgeries: [Forgery] = [
        Forgery(name: "other counts") { bundle in
            let path = "cut/001/counts.json"
            let digit = bundle.files[path]?.lastIndex { (UInt8(ascii: "1")...UInt8(ascii: "8")).contains($0) }
            guard let digit else { return false }
            bundle.files[path]?[digit] += 1
            return true
        },
        Forgery(name: "other movement") { bundle in
            bundle.files["cut/001/movement.json"]?.append(0x0A)
            return true
        },
        Forgery(name: "another file listed") { bundle in
            bundle.files["cut/001/more.json"] = [0x0A]
            return true
        },
        Forgery(name: "a file not listed") { bundle in bundle.files.removeValue(forKey: "README.md") != nil },
        Forgery(name: "a cut within an entry") { bundle in
            let place = bundle.owners.indices.dropLast().first { bundle.owners[$0] == bundle.owners[$0 + 1] }
            guard let place else { return false }
            let cut = Cut(effectiveOn: bundle.cuts[0].cut.effectiveOn, position: place + 1)
            bundle.cuts[0] = EvidenceCut(cut: cut, unitsOn: bundle.cuts[0].unitsOn)
            return true
        },
        byte("a class that is not the summary's", 9, 2), byte("protection that is not the summary's", 9, 3),
        byte("a unit that is not the summary's", 5, 2), byte("an exit's class that is not the summary's", 10, 3),
        byte("a summary that is not the payload's", 9, 12, inPayload: false),
        byte("a stream of another number", 5, 8, inPayload: false),
        byte("a category there is not", 5, 2, inPayload: false),
        byte("a day there is not", 5, 7, inPayload: false), byte("an id that is too long", 5, 3, inPayload: false),
        Forgery(name: "a unit that there is not, in both places") { bundle in
            guard let place = place(5, bundle) else { return false }
            bundle.records[place][13] = 0x40
            bundle.records[place][16 + Int(bundle.records[place][3]) + 3] = 0x40
            return true
        },
        Forgery(name: "the id of a unit that is no text") { bundle in
            guard let place = place(1, bundle) else { return false }
            let id = Array(bundle.records[place][16..<16 + Int(bundle.records[place][3])])
            for other in bundle.records.indices
            where bundle.records[other][2] == 2 && bundle.records[other][16...].starts(with: id)
                && Int(bundle.records[other][3]) == id.count
            {
                bundle.records[other][16] = 0xFF
            }
            return true
        },
        Forgery(name: "a registration cut short") { bundle in
            guard let place = place(5, bundle) else { return false }
            bundle.records[place] = Array(bundle.records[place].prefix(16 + Int(bundle.records[place][3]) + 9))
            return true
        },
        Forgery(name: "a void of what comes later") { bundle in
            guard let place = place(0, bundle) else { return false }
            bundle.records[place][16 + Int(bundle.records[place][3]) + 1] = 0x40
            return true
        },
        Forgery(name: "a void without a reason") { bundle in
            guard let place = place(0, bundle) else { return false }
            bundle.records[place] = Array(bundle.records[place].prefix(16 + Int(bundle.records[place][3]) + 8))
            return true
        },
        head("a form there is not") { $0[0] = 2 }, head("an unknown flag") { $0[1] |= 4 },
        head("a longer id than there is") { $0[2] += 1 }, head("more events than there are") { $0[12] += 1 },
        head("no event") { $0[12] = 0 }, head("another first position") { $0[16] += 1 },
        head("recorded before the one before") { $0[31] = 0xFF },
        Forgery(name: "nothing behind the first event of an entry of several") { bundle in
            let place = bundle.owners.indices.dropLast().last { bundle.owners[$0] == bundle.owners[$0 + 1] }
            return place.map { keep(0..<$0 + 1, of: &bundle) } ?? false
        },
        Forgery(name: "the first event left out") { bundle in keep(1..<bundle.records.count, of: &bundle) },
    ]

    /// What the folds call damage is a refusal of the bundle, at the place where they found it.
    @Test func anEventThatCannotBeFoldedIsRefusedWithItsPosition() throws {
        var found: (fixture: BundleFixture, forged: ForgedBundle, place: Int)?
        for seed in UInt64(30)...49 where found == nil {
            let fixture = try BundleFixture(seed: seed, events: 200)
            let bundle = try ForgedBundle(fixture.bundle("good"))
            if let total = Self.place(4, bundle) { found = (fixture, bundle, total) }
        }
        var (fixture, forged, place) = try #require(found, "no history has a total")
        forged.records[place] = Array(forged.records[place].prefix(16 + Int(forged.records[place][3]) + 3))
        let path = fixture.folder.file("forged")
        try forged.write(to: path, signedBy: fixture.key)
        let error = try #require(fixture.refusal(of: path))
        #expect(error.code == .refusedProof && error.place.position == place + 1, "\(error)")
        #expect(error.place.file == path, "\(error)")
    }

    @Test func aSignatureIsNotEnough() throws {
        // The first seed whose history has events of all these types.
        let fixture = try BundleFixture(seed: 30, events: 200)
        let good = try ForgedBundle(fixture.bundle("good"))
        var paths: [(path: String, name: String)] = []
        for (number, forgery) in Self.forgeries.enumerated() {
            var forged = good
            try #require(forgery.change(&forged), "\(fixture.history) has nothing for: \(forgery.name)")
            let path = fixture.folder.file("\(number)")
            try forged.write(to: path, signedBy: fixture.key)
            paths.append((path, forgery.name))
        }
        // What is put together again without a change holds, so that nothing else is what is refused.
        let same = fixture.folder.file("same")
        try good.write(to: same, signedBy: fixture.key)
        #expect(fixture.refusal(of: same) == nil)
        let verdicts = try PythonVerifier.verdicts(on: [same] + paths.map(\.path), key: "\(fixture.key.verifierKey)")
        #expect(verdicts.count == paths.count + 1 && verdicts.first == "holds")
        for ((path, name), verdict) in zip(paths, verdicts.dropFirst()) {
            #expect(verdict.hasPrefix("refused: "), "\(name): \(verdict)")
            let error = fixture.refusal(of: path)
            #expect(error?.isRefusedProof == true, "\(name): \(error.map { "\($0)" } ?? "holds")")
            // Each is refused for what was forged, not because figures differ in the end.
            let isOfFigures = name.hasPrefix("other ")
            for said in [verdict, error?.problem.description ?? ""] {
                #expect(said.contains("is not what the events give") == isOfFigures, "\(name): \(said)")
            }
        }
    }
}
