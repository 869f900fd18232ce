// The forms in which a cut states what was known; each is resolved to a position before anything is folded.

import EventLedger

/// What was known: everything by now, by the end of a day, by an instant, at a position, or when the period was closed.
public enum KnownAt: Hashable, Sendable {
    /// Everything recorded so far.
    case now
    /// What was recorded by the end of a day at the ledger's own offset from UTC.
    case day(Day)
    /// What was recorded at an instant or before it.
    case instant(Instant)
    /// What was recorded up to a position, which must be the last of an entry.
    case position(Position)
    /// What was recorded when the period that the day falls in was closed, the closing included; without a day to cut
    /// at, when the last period was closed.
    case closing
    /// What was recorded up to a position of each ledger of a union, by the names of their offices.
    case positions([String: Position])
}

extension KnownAt {
    /// Reads a day (a month or a year means its last), an RFC 3339 instant, `#POSITION`, `closing`, or of a union
    /// `#OFFICE=POSITION,…`, which names each office once.
    ///
    /// Throws `invalidValue` for anything else.
    public init(_ text: String) throws(LedgerError) {
        if text == "closing" {
            self = .closing
        } else if text.hasPrefix("#"), let position = Int(text.dropFirst()), position > 0 {
            self = .position(position)
        } else if text.hasPrefix("#"), text.contains("="), let positions = KnownAt.positions(text.dropFirst()) {
            self = .positions(positions)
        } else if let day = CutExpression.day(text) {
            self = .day(day)
        } else if let instant = Instant(text) {
            self = .instant(instant)
        } else {
            throw LedgerError(
                .invalidValue, "\"\(text)\" does not say what was known",
                remedy: "write a day, an instant such as 2024-01-15T09:00:00Z, #POSITION, or closing")
        }
    }

    /// A position for each office; nil where it is not written so, or names an office twice. It is 0 where nothing was
    /// known of an office.
    private static func positions(_ text: Substring) -> [String: Position]? {
        var positions: [String: Position] = [:]
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let pair = part.split(separator: "=", omittingEmptySubsequences: false)
            guard pair.count == 2, !pair[0].isEmpty, !pair[1].isEmpty,
                pair[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let position = Position(pair[1]),
                positions.updateValue(position, forKey: String(pair[0])) == nil
            else { return nil }
        }
        return positions
    }
}

extension KnownAt {
    /// As written after the @ of a cut; `now` where nothing limits it.
    package var text: String {
        switch self {
        case .now: "now"
        case .day(let day): "\(day)"
        case .instant(let instant): "\(instant)"
        case .position(let position): "#\(position)"
        case .closing: "closing"
        case .positions(let positions): KnownAt.text(positions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        }
    }

    /// The positions of the ledgers of a union, in that order, as they are written after the @ of a cut.
    package static func text(_ positions: [(office: String, position: Position)]) -> String {
        "#" + positions.map { "\($0.office)=\($0.position)" }.joined(separator: ",")
    }
}
