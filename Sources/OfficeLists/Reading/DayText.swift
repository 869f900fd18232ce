// Dates as offices write them: day before month, with slashes, dashes, points or words; also year first. What is not a
// whole date says how much it is, and a month before its day is no date here: it is never put right by guessing.

import EventLedger

/// A date in a cell.
enum DayText: Equatable {
    /// A day.
    case day(Day)
    /// A month of a year only.
    case month
    /// A year only.
    case year(Int)
    /// A day with a year of two digits.
    case shortYear
    /// None, or one that the calendar has not.
    case none

    /// The date that a text is.
    init(_ text: String) {
        var numbers: [(value: Int, digits: Int)] = []
        var isInNumber = false
        var hasWord = false
        for byte in DayText.withoutTime(text).utf8 {
            let digit = byte &- 0x30
            if digit <= 9 {
                if !isInNumber { numbers.append((0, 0)) }
                guard numbers.count <= 3, numbers[numbers.count - 1].digits < 4 else {
                    self = .none
                    return
                }
                numbers[numbers.count - 1].value = numbers[numbers.count - 1].value * 10 + Int(digit)
                numbers[numbers.count - 1].digits += 1
                isInNumber = true
            } else {
                isInNumber = false
                if !" /-.,".utf8.contains(byte) { hasWord = true }
            }
        }
        if hasWord, !DayText.isInWords(text) { numbers = [] }
        self = DayText.date(numbers)
    }

    private static func date(_ numbers: [(value: Int, digits: Int)]) -> DayText {
        switch numbers.count {
        case 1 where numbers[0].digits == 4: return isYear(numbers[0].value) ? .year(numbers[0].value) : .none
        case 2 where numbers[1].digits == 4: return (1...12).contains(numbers[0].value) ? .month : .none
        case 3:
            let parts = numbers[0].digits == 4 ? numbers : numbers.reversed()
            guard parts[1].digits <= 2, parts[2].digits <= 2 else { return .none }
            guard parts[0].digits == 4 else { return parts[0].digits == 2 ? .shortYear : .none }
            return Day(year: parts[0].value, month: parts[1].value, day: parts[2].value).map(DayText.day) ?? .none
        default: return .none
        }
    }

    /// Years that a person was born in, or a decision is of.
    static func isYear(_ value: Int) -> Bool { (1880...2200).contains(value) }

    /// A time of day behind the date says nothing of the day.
    private static func withoutTime(_ text: String) -> Substring {
        guard text.utf8.contains(UInt8(ascii: ":")), let end = text.firstIndex(where: { $0 == " " || $0 == "T" }) else {
            return text[...]
        }
        return text[..<end]
    }

    /// Whether its words are those of a date: ngày, tháng, năm.
    private static func isInWords(_ text: String) -> Bool {
        Spelling.folded(text).split(separator: " ").allSatisfy { word in
            word.utf8.allSatisfy { $0 &- 0x30 <= 9 } || ["ngay", "thang", "nam", "sinh"].contains(word)
        }
    }
}
