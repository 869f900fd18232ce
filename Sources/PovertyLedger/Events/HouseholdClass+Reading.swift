// The class of a household in the words that people use for it: as JSON has it, as forms print it in Vietnamese, with or
// without marks, or in English. What is recorded is always the class itself.

import EventLedger

extension HouseholdClass {
    /// The class that people call so: `nearPoor`, `near-poor`, `Hộ cận nghèo`, `can ngheo`; nil for other words. Capitals,
    /// marks and punctuation make no difference.
    public init?(called text: String) {
        var letters = PlainText.letters(text)
        // Households are what has a class.
        if letters.hasPrefix("ho"), letters != "ho" { letters.removeFirst(2) }
        let found = HouseholdClass.allCases.first { one in
            PlainText.letters(one.name) == letters || one.called.contains(letters)
        }
        guard let found else { return nil }
        self = found
    }

    /// The other words, in small letters without marks and blanks, and without "household".
    private var called: [String] {
        switch self {
        case .unclassified: ["chuaphanloai"]
        case .poor: ["ngheo"]
        case .nearPoor: ["canngheo"]
        case .disadvantaged: ["khokhan", "cohoancanhkhokhan"]
        case .average: ["trungbinh", "comucsongtrungbinh", "mucsongtrungbinh"]
        case .betterOff: ["kha"]
        case .wellOff: ["giau"]
        }
    }
}
