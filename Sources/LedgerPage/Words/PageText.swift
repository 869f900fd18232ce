// One text of the page in both languages, and the catalogue of all of them. A text has places for figures, such as
// {count}; what fills them is never a word that would have to agree with the rest.

import PovertyReports

/// A text in both languages.
struct PageText {
    let vietnamese: String
    let english: String

    init(_ vietnamese: String, _ english: String) {
        self.vietnamese = vietnamese
        self.english = english
    }

    /// The text in a language.
    subscript(language: ReportLanguage) -> String {
        switch language {
        case .vietnamese: vietnamese
        case .english: english
        }
    }

    /// The title of the page.
    static let title = PageText("Diễn biến hộ nghèo, hộ cận nghèo", "Poor and near-poor households")

    /// Every text of the page by its key.
    static let catalogue: [(key: String, text: PageText)] =
        [("title", title)] + controls + trajectory + tables + units + households + findings + proof + commands
        + vocabulary
        + flows + events + rules + union + unionRules

    /// The catalogue as JSON: for each key the Vietnamese and the English text.
    static var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        for (key, text) in catalogue {
            json.member(named: key)
            json.beginArray()
            json.string(text.vietnamese)
            json.string(text.english)
            json.endArray()
        }
        json.endObject()
        return json.bytes
    }
}
