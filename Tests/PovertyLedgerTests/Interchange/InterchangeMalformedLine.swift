// Spoils valid lines, one way at a time. What error is due follows from the way, never from what the program says.

import PovertyLedger

/// A spoilt line, and the error that is due.
struct MalformedLine {
    /// The line without its end.
    let bytes: [UInt8]
    /// The code that is due.
    let code: LedgerError.Code
    /// The column that is due, or nil when the way of spoiling doesn't determine it.
    let column: Int?
    /// The member that the message must name.
    var member: String?
    /// Whether the error must name the entry `e-1` and its event 1.
    var isInEvent = false
    /// How it was spoilt.
    let way: String

    init(_ line: SampleLine, _ code: LedgerError.Code, _ way: String, member: String? = nil, inEvent: Bool = false) {
        let (bytes, column) = line.written
        self.bytes = bytes
        self.column = column
        self.code = code
        self.way = way
        self.member = member
        isInEvent = inEvent
    }

    init(_ bytes: [UInt8], _ code: LedgerError.Code, column: Int?, _ way: String) {
        self.bytes = bytes
        self.code = code
        self.column = column
        self.way = way
    }
}
