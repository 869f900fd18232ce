// The words that hostile inputs are made of: for each kind of token of JSON and CSV the ways in which it can be
// written, right ones that readers forget and wrong ones that readers let pass. A generator draws; nothing is judged
// here.

import Foundation
import LedgerTestSupport

/// A value of JSON that is written in many ways.
indirect enum HostileValue: Sendable {
    case text(String), whole(Int), bool(Bool)
    case list([HostileValue])
    case object([(name: String, value: HostileValue)])
}

/// Writes values as text that says the same, or nearly.
struct HostileWriter {
    var random: SeededGenerator
    /// How many tokens of a thousand are written wrongly.
    let wrongPerMille: Int
    private(set) var bytes: [UInt8] = []

    init(_ random: SeededGenerator, wrongPerMille: Int) {
        self.random = random
        self.wrongPerMille = wrongPerMille
    }

    private mutating func isWrong() -> Bool { random.number(0...999) < wrongPerMille }

    private mutating func put(_ text: String) { bytes += Array(text.utf8) }

    /// A whole line.
    mutating func line(_ value: HostileValue) {
        if isWrong() { bytes += random.one(of: [[0xEF, 0xBB, 0xBF], [0], [0xFE, 0xFF], Array("//\n".utf8), [0x1E]]) }
        space()
        write(value)
        space()
        if isWrong() {
            put(random.one(of: ["}", "x", " {}", "\u{0}", ",", "null", "\u{FEFF}", "#", ";", "]", "\u{1A}"]))
        }
        if isWrong() { bytes.removeLast(random.number(1...bytes.count)) }
        if isWrong(), !bytes.isEmpty { bytes[random.number(0...bytes.count - 1)] ^= UInt8(1 << random.number(0...7)) }
    }

    private mutating func space() {
        if random.chance(12) { put(random.one(of: [" ", "\t", "\r", "  ", " \t "])) }
        if isWrong() {
            put(random.one(of: ["\u{B}", "\u{C}", "\u{A0}", "\u{2028}", "/**/", "\u{0}", "\u{FEFF}", "\u{85}"]))
        }
    }

    private mutating func write(_ value: HostileValue) {
        switch value {
        case .bool(let flag):
            put(isWrong() ? random.one(of: ["True", "TRUE", "1", "\"true\"", "tru", "null"]) : "\(flag)")
        case .whole(let number): write(number)
        case .text(let text): write(text)
        case .list(let elements):
            put("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { comma() }
                space()
                write(element)
                space()
            }
            if isWrong() { put(random.one(of: [",", ",,", "null"])) }
            put("]")
        case .object(let members): write(members)
        }
    }

    private mutating func comma() { put(isWrong() ? random.one(of: ["", ",,", ";", "，"]) : ",") }

    private mutating func write(_ members: [(name: String, value: HostileValue)]) {
        var members = random.chance(30) ? members.shuffled(using: &random) : members
        if isWrong(), let again = members.randomElement(using: &random) { members.append(again) }
        if isWrong() {
            members.append((random.one(of: ["x", "", "__proto__", "ID", "id ", "type\u{0}"]), .whole(1)))
        }
        if isWrong(), !members.isEmpty { members.remove(at: random.number(0...members.count - 1)) }
        put("{")
        for (index, member) in members.enumerated() {
            if index > 0 { comma() }
            space()
            write(member.name)
            space()
            put(isWrong() ? random.one(of: ["", "=", "::", "："]) : ":")
            space()
            write(member.value)
            space()
        }
        if isWrong() { put(random.one(of: [",", "\"x\"", "null:null"])) }
        put(isWrong() ? random.one(of: ["", "]", "}}"]) : "}")
    }

    private mutating func write(_ number: Int) {
        if isWrong() { return put("\(random.one(of: [0, 1, 2, -1, .max, .min, 100, 1 << 32, number + 1]))") }
        guard isWrong() else { return put("\(number)") }
        let forms = [
            "\(number).0", "\(number)e0", "\(number)E+0", "+\(number)", "0\(number)", "\"\(number)\"", "-0",
            "\(number).",
            "0x\(number)", "\(number)_0", "1e400", "99999999999999999999999", "9223372036854775808",
            "-9223372036854775809",
            "NaN", "Infinity", "-", ".5", "４", "\(number)0e-1", "1e9999999999", "0.0000000001e10", "--\(number)",
            "null",
        ]
        put(random.one(of: forms))
    }

    private mutating func write(_ text: String) {
        // Letters with their marks apart are the same text; another text is another entry, and may be none.
        var text = random.chance(5) ? text.decomposedStringWithCanonicalMapping : text
        if isWrong() {
            text = random.one(of: [
                "", " ", text + " ", "2023-02-30", "9999-12-31", "poor", "ﬁ", "\u{202E}", "0,01", "1/3",
            ])
        }
        let quote = isWrong() ? random.one(of: ["'", "`", "”", ""]) : "\""
        put(quote)
        for scalar in text.unicodeScalars {
            if random.chance(4) {
                for unit in String(scalar).utf16 { put("\\u" + hexadecimal(unit)) }
            } else if scalar == "\"" || scalar == "\\" {
                put("\\\(scalar)")
            } else if scalar == "/", random.chance(50) {
                put("\\/")
            } else {
                put(String(scalar))
            }
            if random.number(0...9) == 0, isWrong() { bytes += hostileBytes() }
        }
        put(isWrong() ? "" : quote)
    }

    private mutating func hexadecimal(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16, uppercase: random.chance(50))
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// What has no place inside a string.
    private mutating func hostileBytes() -> [UInt8] {
        let escapes = [
            "\\ud800", "\\udc00", "\\ud83d\\u0041", "\\uDBFF\\uDBFF", "\\x41", "\\u12", "\\U0041", "\\u00zz", "\\'",
            "\\",
            "\\0", "\\u+041", "\\u 041", "\u{0}", "\u{1}", "\n", "\t", "\u{1F}", "\"", "\\u0000", "\\u000a",
        ]
        let sequences: [[UInt8]] = [
            [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
            [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xBF], [0xE1, 0xBB], [0xFF], [0xFE], [0xC3],
            [0xF8, 0x88, 0x80, 0x80, 0x80],
        ]
        return random.chance(50) ? Array(random.one(of: escapes).utf8) : random.one(of: sequences)
    }
}

/// Tables of comma-separated values, right and nearly right.
enum HostileTable {
    static func bytes(_ random: inout SeededGenerator) -> [UInt8] {
        var bytes: [UInt8] = random.chance(8) ? [0xEF, 0xBB, 0xBF] : []
        for _ in 0..<random.number(0...5) {
            let fields = random.chance(2) ? random.number(99...102) : random.number(1...5)
            for field in 0..<fields {
                if field > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes += self.field(&random)
            }
            bytes += Array(random.one(of: ["\n", "\n", "\r\n", "\r\n", "", "\r", "\n\n", "\n\r", " \n"]).utf8)
        }
        if random.chance(6), !bytes.isEmpty { bytes.removeLast(random.number(1...bytes.count)) }
        return bytes
    }

    private static func field(_ random: inout SeededGenerator) -> [UInt8] {
        let plain = [
            "", "poor", "2022-12-31", "52", " 52 ", "Phường 1", "hộ nghèo", "he\u{302}\u{301}", "=1+1", "1 234",
            "\u{0}",
        ]
        let quoted = [
            "\"\"", "\"a\"", "\"a,b\"", "\"a\"\"b\"", "\"a\nb\"", "\"a\r\nb\"", "\"\"\"\"", "\"ễ\"", "\"", "\"a\"b",
            "a\"b", "\"a", "\"a\" ",
            "'a,b'", "\"a\rb\"", "\"\"\"", "“a,b”",
        ]
        if random.chance(3) {
            return random.one(of: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x22, 0xE1, 0xBB, 0x22], [0xC0, 0xAF]])
        }
        return Array((random.chance(70) ? random.one(of: plain) : random.one(of: quoted)).utf8)
    }
}

/// Files of proofs, right and nearly right.
enum HostileProof {
    /// A sound file with a few changes to its lines and bytes.
    static func bytes(from sound: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var lines = sound.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        for _ in 0..<random.number(0...2) { change(&lines, &random) }
        var bytes = Array(lines.joined(separator: [0x0A]))
        if random.chance(15), !bytes.isEmpty {
            bytes[random.number(0...bytes.count - 1)] ^= UInt8(1 << random.number(0...7))
        }
        if random.chance(4) {
            bytes += random.one(of: [[0x0A], [0], Array("x".utf8), [0x0D, 0x0A], Array("— a AAAAAAA=\n".utf8)])
        }
        if random.chance(3) { bytes = [0xEF, 0xBB, 0xBF] + bytes }
        return bytes
    }

    private static func change(_ lines: inout [[UInt8]], _ random: inout SeededGenerator) {
        let index = random.number(0...lines.count - 1)
        let word = lines[index].prefix { $0 != 0x20 }
        switch random.number(0...9) {
        case 0: lines.remove(at: index)
        case 1: lines.insert(lines[index], at: index)
        case 2: lines.swapAt(index, random.number(0...lines.count - 1))
        case 3: lines.insert([], at: index)
        case 4: lines[index] += random.one(of: [[0x0D], [0x20], [0x09], Array("=".utf8), [0xC2, 0xA0], [0x7F]])
        case 5: lines[index] = Array(word) + [0x20] + number(&random)
        case 6: lines[index] = number(&random)
        case 7 where lines[index].count > 3:
            // Another text of the same bytes, where base64 is read carelessly.
            let place = lines[index].count - (lines[index].last == UInt8(ascii: "=") ? 2 : 1)
            lines[index][place] = random.one(of: Array("ABCDQRgwxyz0189+/=-_".utf8))
        case 8: lines.insert(Array(lines[index].reversed()), at: index)
        default: lines[index] = Array(lines[index].dropLast(random.number(1...4)))
        }
        if lines.isEmpty { lines = [[]] }
    }

    private static func number(_ random: inout SeededGenerator) -> [UInt8] {
        let texts = [
            "0", "00", "01", "-1", "+1", "30", "31", "32", "9223372036854775807", "9223372036854775808", "", " 1", "1 ",
            "1e1", "0x1", "１",
        ]
        return Array(random.one(of: texts).utf8)
    }
}
