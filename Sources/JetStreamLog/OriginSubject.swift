// The subject of an office: its origin in the letters that a subject of NATS may have, and back again. A subject ends at
// a blank and has levels at dots, and `*` and `>` stand for others, so none of these may come out of an origin.

/// The subjects of one origin.
struct OriginSubject: Hashable, Sendable {
    /// The origin as one level of a subject.
    let token: String

    /// Where its messages are appended.
    var name: String { Self.prefix + "." + token }
    /// Where those who wait hear of what is kept.
    var keptName: String { Self.keptPrefix + "." + token }

    /// Where entries are handed to those who record for it.
    var recordName: String { Self.recordPrefix + "." + token }

    static let prefix = "socai.ledger"
    static let keptPrefix = "socai.kept"
    static let recordPrefix = "socai.record"
    /// What a stream says in its metadata of how its servers write.
    static let promise = "socai_sync"
    /// What servers list a connection as.
    static let clientName = "socai"

    /// The subjects of an origin, which is not empty.
    init(origin: String) {
        var token = ""
        for byte in origin.utf8 {
            if Self.isPlain(byte) {
                token.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                token += "=" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
            }
        }
        self.token = token
    }

    /// The origin that a level of a subject was made from; nil where it was made from none.
    static func origin(of token: String) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(token.utf8)[...]
        while let byte = rest.popFirst() {
            if isPlain(byte) {
                bytes.append(byte)
            } else {
                guard byte == UInt8(ascii: "="), let high = rest.popFirst().flatMap(digit),
                    let low = rest.popFirst().flatMap(digit), !isPlain(high << 4 | low)
                else { return nil }
                bytes.append(high << 4 | low)
            }
        }
        return bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// The value of a digit as `init` writes it: no capital letters, so that an origin has one subject.
    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
