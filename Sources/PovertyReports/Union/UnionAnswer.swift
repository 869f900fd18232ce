// An answer of a union as programs read it: that of one ledger, with the position of each ledger beside it, so that the
// same question can be asked again; and where it was asked for, the answers of the offices.

import EventLedger
import PovertyLedger

/// An answer, and the cut of the union that it was asked at. Of one ledger by itself it is the answer alone.
public struct UnionAnswer<Report: LedgerAnswer>: LedgerAnswer {
    /// The name of the union; nil for one ledger by itself.
    public let union: String?
    /// The last position that is known of each office.
    public let positions: [(office: String, position: Position)]
    /// The version of the rules of each office, where they are not all the same; else nil.
    public let rulesVersions: [(office: String, version: UInt32)]?
    /// The answer.
    public let report: Report
    /// The answer of each office; nil where they were not asked for.
    public let offices: [(office: String, report: Report)]?

    /// The answer at a cut.
    public init(
        _ report: Report, at cut: UnionCutView, offices: [(office: String, report: Report)]? = nil
    ) {
        union = cut.view.name
        positions = cut.positions
        rulesVersions = cut.view.hasDifferentRules ? cut.view.offices.map { ($0.name, $0.rulesVersion) } : nil
        self.report = report
        self.offices = offices
    }

    /// The union, then the columns of the answer, then the offices. In CSV the name of the union comes last.
    public var columns: [AnswerColumn<UnionAnswer>] {
        let own: AnswerColumn<UnionAnswer> = .part({ $0.report }, report.columns)
        guard let union else { return [own] }
        let head: AnswerColumn<UnionAnswer> = .json("union") { json, answer in
            json.beginObject()
            json.member(named: "name")
            json.string(union)
            json.member(named: "positions")
            json.beginObject()
            for (office, position) in answer.positions {
                json.member(named: office)
                json.int(Int64(position))
            }
            json.endObject()
            if let versions = answer.rulesVersions {
                json.member(named: "rulesVersions")
                json.beginObject()
                for (office, version) in versions {
                    json.member(named: office)
                    json.int(Int64(version))
                }
                json.endObject()
            }
            json.endObject()
        }
        let parts: AnswerColumn<UnionAnswer> = .json("offices") { json, answer in
            json.beginArray()
            for part in answer.offices ?? [] {
                json.beginObject()
                json.member(named: "office")
                json.string(part.office)
                json.member(named: "answer")
                part.report.write(to: &json)
                json.endObject()
            }
            json.endArray()
        }
        return [head, own] + (offices == nil ? [] : [parts])
            + [AnswerColumn<UnionAnswer>.text("union") { $0.union }.notInJSON.lastInCSV]
    }
}

extension UnionCutView {
    /// The same question asked of each office by itself; nil for one ledger.
    public func eachOffice<Report>(
        _ ask: (UnionCutView) throws(LedgerError) -> Report
    ) throws(LedgerError) -> [(office: String, report: Report)]? {
        guard view.name != nil else { return nil }
        var answers: [(office: String, report: Report)] = []
        for (office, cut) in zip(view.offices, cuts) {
            do {
                let alone = UnionCutView(view: UnionView(office.view), cuts: [cut])
                answers.append((office.name, try ask(alone)))
            } catch {
                // A unit that is asked for need not be one of this office.
                guard error.code == .unknownUnit else { throw error }
            }
        }
        return answers
    }

    /// This cut of the offices that another cut has, for a question about both.
    public func part(of other: UnionCutView) -> UnionCutView {
        guard view.name != nil, other.view.name == nil else { return self }
        let path = other.view.path
        let index = cuts.firstIndex { $0.view.ledger.path == path } ?? 0
        return UnionCutView(view: other.view, cuts: [cuts[index]])
    }
}
