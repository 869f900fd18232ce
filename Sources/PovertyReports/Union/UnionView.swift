// A state of the ledgers of a union, and the cut of a union: a day, and a position in each ledger. A ledger by itself is
// asked the same way, and answers as it does alone. It holds no figures.

import EventLedger
import Files
import PovertyLedger

/// One committed state of each ledger of a union; or of one ledger, to be asked like a union.
public struct UnionView {
    /// An office and the state of its ledger.
    public struct Office {
        /// The name of the office.
        public let name: String
        /// The state of its ledger.
        public let view: HouseholdView
        /// The version of the rules under which it was recorded when the union was opened; 0 for a ledger by itself, of
        /// which nobody asks.
        public internal(set) var rulesVersion: UInt32 = 0
    }

    /// The name of the union; nil where this is one ledger by itself.
    public let name: String?
    /// The path of the union file or the ledger.
    public let path: String
    /// The offices in the order of the file.
    public private(set) var offices: [Office]

    init(name: String, path: String, offices: [Office]) {
        (self.name, self.path, self.offices) = (name, path, offices)
    }

    /// A ledger by itself.
    public init(_ view: HouseholdView) {
        (name, path, offices) = (nil, view.ledger.path, [Office(name: "", view: view)])
    }

    /// The ledger that is asked by itself; nil for a union.
    public var ledger: HouseholdView? { name == nil ? offices[0].view : nil }

    /// The same states, each figure of them folded from the raw events, even where balances are kept.
    public var replayed: UnionView {
        var view = self
        view.offices = offices.map {
            Office(name: $0.name, view: $0.view.replayed, rulesVersion: $0.rulesVersion)
        }
        return view
    }

    /// The offset of the ledgers from UTC.
    public var offset: UTCOffset { offices[0].view.ledger.offset }

    /// The day that the clock shows at the offset of the ledgers.
    public var today: Day { offices[0].view.ledger.today }

    /// Whether the ledgers were recorded under different versions of the rules: one of an older version holds nothing of
    /// what later ones brought, and was not judged by them.
    public var hasDifferentRules: Bool { offices.contains { $0.rulesVersion != offices[0].rulesVersion } }

    /// Which ledgers were recorded under which version of the rules, in words; of each at most `limit` offices.
    public func rulesWords(namingAtMost limit: Int = 20) -> Sentence {
        let byVersion = Dictionary(grouping: offices, by: \.rulesVersion).sorted { $0.key < $1.key }
        return .list(
            byVersion.map { version, offices in
                let names = offices.prefix(limit).map { Sentence(value: $0.name) }
                let rest = offices.count - names.count
                return "version \(Int(version)) in \(Sentence.list(names + (rest > 0 ? ["\(rest) more"] : [])))"
            }, separator: "; ")
    }

    /// The number of events in all ledgers.
    public var eventCount: Int { offices.reduce(0) { $0 + $1.view.ledger.lastPosition } }
}

extension UnionView {
    /// The states at a cut: the last position of each ledger that was recorded by then, or of `KnownAt.positions` the
    /// one that is named for each office. `unitsOn` is the day whose units are counted by, by default the cut's own.
    ///
    /// `closing` is in each ledger the closing of its own. Throws `invalidPosition` for one position where there are
    /// several ledgers, for an office that has none, and for one inside an entry; and what `HouseholdView.at` throws.
    public func at(_ expression: CutExpression, unitsOn: Day? = nil) throws(LedgerError) -> UnionCutView {
        var cuts: [CutView] = []
        cuts.reserveCapacity(offices.count)
        let positions = try positions(expression.knownAt)
        for (index, office) in offices.enumerated() {
            let known = positions.map { KnownAt.position($0[index]) } ?? expression.knownAt
            do {
                let cut = try office.view.cut(CutExpression(expression.effectiveOn, knownAt: known))
                cuts.append(office.view.at(cut, unitsOn: unitsOn))
            } catch { throw name == nil ? error : error.with(file: office.view.ledger.path) }
        }
        return UnionCutView(view: self, cuts: cuts)
    }

    /// The positions that are named, in the order of the offices; nil where none are.
    private func positions(_ known: KnownAt) throws(LedgerError) -> [Position]? {
        guard name != nil else { return nil }
        switch known {
        case .position:
            throw LedgerError(
                .invalidPosition, "a union of \(offices.count) ledgers has no position of its own",
                remedy: "write one for each office, such as #\(offices[0].name)=12,…, or a day or an instant",
                file: path)
        case .positions(let positions):
            let names = Set(offices.map(\.name))
            if let other = positions.keys.sorted().first(where: { !names.contains($0) }) {
                throw LedgerError(
                    .invalidPosition, "the union has no office \(other)", remedy: "name the offices of its file",
                    file: path)
            }
            var found: [Position] = []
            for office in offices {
                guard let position = positions[office.name] else {
                    throw LedgerError(
                        .invalidPosition, "the office \(office.name) has no position",
                        remedy: "write one for each office; 0 is before its first event", file: path)
                }
                found.append(position)
            }
            return found
        default: return nil
        }
    }
}

/// The questions at one cut of a union, or of one ledger, by the units of one day.
///
/// Figures are sums over the ledgers, each household counted in the ledger that has it. Units with the same id are one.
public struct UnionCutView {
    /// The states of the ledgers.
    public let view: UnionView
    /// The cut of each ledger, in the order of the offices.
    public let cuts: [CutView]

    /// The day whose units are counted by.
    public var unitsOn: Day { cuts[0].unitsOn }

    /// The day; and as its position the number of events that are known in all ledgers, which in one ledger is its
    /// position.
    public var cut: Cut {
        Cut(effectiveOn: cuts[0].cut.effectiveOn, position: cuts.reduce(0) { $0 + $1.cut.position })
    }

    /// The ledger that is asked by itself; nil for a union.
    var alone: CutView? { view.name == nil ? cuts[0] : nil }

    /// The offices with the last position that is known of each: with the day, all that is needed to ask again.
    public var positions: [(office: String, position: Position)] {
        zip(view.offices, cuts).map { ($0.name, $1.cut.position) }
    }

    /// The cut as it is written to ask again, such as `2023-12-31@#phuong-1=120,phuong-2=98`.
    public var text: String { "\(cut.effectiveOn)@\(KnownAt.text(positions))" }

    /// The error of a question that one ledger answers and a union does not.
    func unanswered(_ what: Sentence) -> LedgerError {
        LedgerError(
            .askAnOffice, "a union does not answer \(what)", remedy: "ask the ledger of the office", file: view.path)
    }
}
