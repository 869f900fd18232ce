// The forms and lists that can be made, by the numbers that offices know them under, and those that can't be made with
// the reason. It knows nothing of figures.

import Files
import PovertyReports

/// A form of Annex VII of Circular 07/2021/TT-BLĐTBXH, or a list.
public enum OfficialFormName: String, CaseIterable, Hashable, Sendable {
    /// Poor and near-poor households and persons of each unit, and their rates.
    case counts = "7.1"
    /// The movement of the poor households in a year.
    case poorMovement = "7.2"
    /// The movement of the near-poor households in a year.
    case nearPoorMovement = "7.3"
    /// Poor households by the twelve indicators in which they are deprived.
    case poorDeprivations = "7.4"
    /// The same as rates of all poor households.
    case poorDeprivationRates = "7.5"
    /// Near-poor households by the twelve indicators.
    case nearPoorDeprivations = "7.6"
    /// The same as rates of all near-poor households.
    case nearPoorDeprivationRates = "7.7"
    /// Poor and near-poor households by the causes of their poverty.
    case causes = "7.10"
    /// The poor and near-poor households after the review.
    case list
    /// The households that left poor or near-poor in the year.
    case exits
    /// What was given in the year.
    case aid
    /// The awards of the year.
    case awards
}

extension OfficialFormName {
    /// The forms that the ledger has no data for, and what they would take.
    private static let unrecorded: [String: Sentence] = [
        "7.8": "the merit and the capacity for work of households",
        "7.9": "the ethnicity of households",
        "7.11": "children and their schooling and health",
    ]

    /// A form by its number or word, such as `7.2` or `list`.
    ///
    /// Throws `invalidValue` for a form that can't be made, with the reason, and for an unknown one with the nearest.
    public init(reading text: String) throws(LedgerError) {
        if let name = OfficialFormName(rawValue: text) {
            self = name
            return
        }
        if let missing = OfficialFormName.unrecorded[text] {
            throw LedgerError(
                .invalidValue, "form \(text) can't be made: a ledger does not record \(missing)",
                remedy: "fill it in by hand; personal data of this kind are kept out of a ledger")
        }
        let words = OfficialFormName.allCases.map(\.rawValue)
        let near: Sentence? = NearestWord.nearest(to: text, among: words).map { "did you mean \($0)?" }
        throw LedgerError(
            .invalidValue, "there is no form \"\(text)\"", remedy: near ?? "forms are \(words.joined(separator: ", "))")
    }

    /// The number that the form has in the annex; nil for a list.
    public var number: String? { rawValue.first == "7" ? rawValue : nil }

    /// The circular that gives the form; nil for a list.
    var circular: String? {
        switch self {
        case .causes: "Thông tư số 02/2022/TT-BLĐTBXH"
        case .list, .exits, .aid, .awards: nil
        default: "Thông tư số 07/2021/TT-BLĐTBXH"
        }
    }

    /// The title in Vietnamese, without the year.
    public var title: String {
        switch self {
        case .counts: "Tổng hợp kết quả rà soát hộ nghèo, hộ cận nghèo"
        case .poorMovement: "Tổng hợp diễn biến hộ nghèo trong năm"
        case .nearPoorMovement: "Tổng hợp diễn biến hộ cận nghèo trong năm"
        case .poorDeprivations: "Phân tích các chỉ số thiếu hụt dịch vụ xã hội cơ bản của hộ nghèo"
        case .poorDeprivationRates: "Phân tích tỷ lệ các chỉ số thiếu hụt dịch vụ xã hội cơ bản của hộ nghèo"
        case .nearPoorDeprivations: "Phân tích các chỉ số thiếu hụt dịch vụ xã hội cơ bản của hộ cận nghèo"
        case .nearPoorDeprivationRates: "Phân tích tỷ lệ các chỉ số thiếu hụt dịch vụ xã hội cơ bản của hộ cận nghèo"
        case .causes: "Phân tích hộ nghèo, hộ cận nghèo theo các nguyên nhân nghèo"
        case .list: "Danh sách hộ nghèo, hộ cận nghèo sau khi rà soát"
        case .exits: "Danh sách hộ thoát nghèo, hộ thoát cận nghèo"
        case .aid: "Danh sách hỗ trợ hộ nghèo, hộ cận nghèo"
        case .awards: "Danh sách khen thưởng"
        }
    }

    /// The title of a year.
    func title(of year: Int) -> String { title + (title.hasSuffix(" năm") ? " " : " năm ") + String(year) }

    /// The name of its sheet.
    var sheetName: String { number.map { "Mau \($0)" } ?? rawValue }
}
