// Spoils a line member by member: missing, twice, unknown, of the wrong type, outside what is allowed.

import PovertyLedger

/// The ways of spoiling a line member by member.
enum MemberMutators {
    /// Every line that comes from spoiling one member of one object of a line.
    static func lines(_ line: SampleLine, _ scope: SampleLine.Scope, _ rules: [MemberRule], _ type: String)
        -> [MalformedLine]
    {
        var lines: [MalformedLine] = []
        for rule in rules {
            guard let index = line[scope].firstIndex(where: { $0.name == rule.name }) else { continue }
            let place = "\(type) \(scope) \(rule.name)"
            if rule.isRequired {
                var spoilt = line
                spoilt[scope].remove(at: index)
                spoilt.markedObject = scope
                // An empty object of a sample would be left out, so another member takes the place of the last one.
                if !spoilt[scope].isEmpty {
                    lines.append(
                        MalformedLine(
                            spoilt, .missingMember, "\(place) missing", member: rule.name, inEvent: scope != .head))
                }
            }
            lines += doubled(line, scope, index, place)
            for (value, code, way) in badValues(rule.shape) {
                var spoilt = line
                spoilt[scope][index].value = code == .malformedJSON ? value : .marked(value)
                lines.append(
                    MalformedLine(
                        spoilt, code, "\(place) \(way)", member: code == .malformedJSON ? nil : rule.name,
                        inEvent: scope != .head && code != .malformedJSON))
            }
        }
        return lines + unknown(line, scope, type)
    }

    private static func doubled(
        _ line: SampleLine, _ scope: SampleLine.Scope, _ index: Int, _ place: String
    ) -> [MalformedLine] {
        let name = line[scope][index].name
        let escaped = "\\u00" + String(name.utf8.first ?? 0, radix: 16) + name.dropFirst()
        return [name, escaped].map { second in
            var spoilt = line
            spoilt[scope].append(SampleMember(name: second, value: line[scope][index].value, isMarked: true))
            return MalformedLine(spoilt, .duplicateMember, "\(place) twice, as \(second)", member: name)
        }
    }

    private static func unknown(_ line: SampleLine, _ scope: SampleLine.Scope, _ type: String) -> [MalformedLine] {
        ["", "x", "Type", "households2", "hộ", "id "].flatMap { name in
            [0, line[scope].count].map { index in
                var spoilt = line
                spoilt[scope].insert(SampleMember(name: name, value: .raw("1"), isMarked: true), at: index)
                return MalformedLine(
                    spoilt, .unknownMember, "\(type) \(scope) unknown member \"\(name)\" at \(index)", member: name,
                    inEvent: scope != .head)
            }
        }
    }

    private static let samplesOfTypes: [(name: String, value: String)] = [
        ("string", "\"x y\""), ("number", "7"), ("bool", "false"), ("null", "null"), ("list", "[7]"),
        ("object", "{\"a\":1}"),
    ]

    /// Values that a member of a shape can't have, each with the error that is due.
    static func badValues(_ shape: Shape) -> [(Sample, LedgerError.Code, String)] {
        var values: [(Sample, LedgerError.Code, String)] = samplesOfTypes.filter { $0.name != shape.typeName }.map {
            (.raw($0.value), .invalidValue, "as \($0.name)")
        }
        func bad(_ texts: [String]) { values += texts.map { (.raw($0), .invalidValue, "as \($0.prefix(40))") } }
        switch shape {
        case .identifier:
            bad(["\"\"", "\"\(String(repeating: "a", count: 65))\"", "\"\(String(repeating: "ộ", count: 22))\""])
            bad(["\"a\\u0000\"", "\"a\\tb\"", "\"a\\u007fb\"", "\"a\u{7F}b\"", "\"a\u{85}b\"", "\"a\\u0085b\""])
        case .text(let limit):
            bad(["\"\"", "\"\(String(repeating: "x", count: limit + 1))\"", "\"a\\nb\"", "\"a\\u009fb\"", "\"\u{80}\""])
        case .keyName:
            bad(["\"\"", "\"\(String(repeating: "x", count: 4_001))\"", "\"a\\nb\""])
        case .word(let words):
            bad(["\"\"", "\"\(words[0]) \"", "\"\(words[0].uppercased())\"", "\"unclassified\"", "\"nghèo\""])
            bad(["\"\(words[0])\\u0000\"", "\"\(String(repeating: "p", count: 200))\""])
        case .words(let words):
            values.append((.list([.string(words[0]), .marked(.string(words[0]))]), .invalidValue, "a word twice"))
            values.append((.list([.string(words[0]), .marked(.string("x"))]), .invalidValue, "an unknown word"))
            values.append((.list([.string(words[0]), .marked(.raw("7"))]), .invalidValue, "a number in the list"))
            values.append((.list([.marked(.raw("null"))]), .invalidValue, "null in the list"))
        case .oneOrMore(let words):
            // A list is allowed, and what is wrong is in it.
            values.removeAll { $0.2 == "as list" }
            values += badValues(.word(words)).filter {
                $0.2 != "as list" && !samplesOfTypes.map { "as \($0.name)" }.contains($0.2)
            }
            values += badValues(.words(words)).filter { $0.2.contains("list") || $0.2.contains(" word") }.filter {
                $0.2 != "as list"
            }
            values.append((.list([]), .invalidValue, "no word"))
        case .units:
            values.append((.list([]), .invalidValue, "no unit"))
            values.append((.list([.string("a")]), .invalidValue, "one unit"))
            values.append((.list([.string("a"), .string("b"), .string("a")]), .invalidValue, "a unit twice"))
            values.append((.list([.string("a"), .marked(.string(""))]), .invalidValue, "an empty id"))
            values.append((.list([.string("a"), .marked(.raw("7"))]), .invalidValue, "a number in the list"))
            values.append((.list([.string("a"), .marked(.raw("null"))]), .invalidValue, "null in the list"))
        case .flag:
            bad(["\"true\"", "0"])
        case .whole(let least, let most):
            bad(["\(least - 1)", "-9223372036854775808", "1.0", "1e3", "1E+2", "7.5", "99999999999999999999999"])
            bad([most == .max ? "9223372036854775808" : "\(most + 1)", "-1"])
            for text in ["01", "-", "+1", ".5", "1.", "1e", "0x10", "NaN", "Infinity", "1_000", "--1"] {
                values.append((.raw(text), .malformedJSON, "as \(text)"))
            }
        case .day:
            bad(["\"\"", "\"2023-02-29\"", "\"2023-13-01\"", "\"2023-00-10\"", "\"2023-01-00\"", "\"2023-1-1\""])
            bad(["\"0000-01-01\"", "\"10000-01-01\"", "\"10/12/2023\"", "\"2023-12-10T00:00:00Z\"", "\"2023-12-1a\""])
            bad(["\" 2023-12-10\"", "\"2023–12–10\"", "\"1900-02-29\""])
        case .instant:
            bad(["\"\"", "\"2021-12-28\"", "\"2021-12-28T03:00:00\"", "\"2021-12-28T24:00:00Z\""])
            bad(["\"2021-12-28T03:00:60Z\"", "\"2021-02-29T03:00:00Z\"", "\"2021-12-28T03:00:00.Z\""])
            bad(["\"2021-12-28T03:00:00+7\"", "\"2021-12-28 03:00:00Z\"", "\"2021-12-28T03:00:00.1234567Z\""])
        case .reference:
            bad(["\"\"", "\"e-0\"", "\"e-0#\"", "\"e-0#0\"", "\"e-0#01\"", "\"#1\"", "\"e-0#-1\"", "\"e-0#x\""])
            bad(["\"e-0#1 \"", "\"e-0#99999999999999999999\"", "\"\(String(repeating: "a", count: 65))#1\""])
            bad(["\"e\\u0001#1\""])
        }
        return values
    }
}
