// The words in a chart, in both languages: what is drawn, what the marks mean, and how days and numbers are written.

import EventLedger
import PovertyLedger

/// A language that what is shown to people can be in: a chart, a page.
public enum ReportLanguage: String, CaseIterable, Sendable {
    /// Vietnamese.
    case vietnamese = "vi"
    /// English.
    case english = "en"
}

/// The catalogue of a chart: each sentence once for each language.
struct ChartWords {
    let language: ReportLanguage

    private func either(_ english: String, _ vietnamese: String) -> String {
        language == .english ? english : vietnamese
    }

    /// The heading, which has the cut.
    func title(_ cut: Cut) -> String {
        either(
            "Poor and near-poor households up to \(day(cut.effectiveOn)), as known at position \(cut.position)",
            "Hộ nghèo, hộ cận nghèo đến \(day(cut.effectiveOn)), theo dữ liệu đã ghi đến vị trí \(cut.position)")
    }

    /// A class at the end of its line.
    func name(_ householdClass: HouseholdClass) -> String {
        householdClass == .poor ? either("poor", "nghèo") : either("near-poor", "cận nghèo")
    }

    /// What the mark of a target means.
    func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .met: either("target met", "chỉ tiêu đạt")
        case .missed: either("target missed", "chỉ tiêu không đạt")
        case .notDue: either("target not due yet", "chỉ tiêu chưa đến hạn")
        case .unknown: either("target whose figure is unknown", "chỉ tiêu chưa rõ số liệu")
        }
    }

    /// A figure of a class, in the description for those who don't see the drawing.
    func figures(_ point: TrajectoryChart.Point) -> String {
        either(
            "\(day(point.day)): \(number(Int64(point.poor))) poor, \(number(Int64(point.nearPoor))) near-poor.",
            "\(day(point.day)): \(number(Int64(point.poor))) hộ nghèo, \(number(Int64(point.nearPoor))) hộ cận nghèo.")
    }

    /// A target in that description.
    func figures(_ target: TrajectoryChart.TargetPoint) -> String {
        "\(day(target.due)), \(name(target.householdClass)): \(verdict(target.verdict)), \(number(target.households))."
    }

    /// A day: `2023-12-31`, or `31/12/2023`.
    func day(_ day: Day) -> String {
        guard language == .vietnamese else { return "\(day)" }
        let (year, month, day) = day.civil
        return "\(twoDigits(day))/\(twoDigits(month))/\(fourDigits(year))"
    }

    /// The end of a year under an axis: `2023-12`, or `12/2023`.
    func month(_ day: Day) -> String {
        let (year, month, _) = day.civil
        return either("\(fourDigits(year))-\(twoDigits(month))", "\(twoDigits(month))/\(fourDigits(year))")
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private func fourDigits(_ number: Int) -> String {
        String(repeating: "0", count: max(0, 4 - "\(number)".utf8.count)) + "\(number)"
    }

    /// A number in groups of three digits.
    func number(_ number: Int64) -> String {
        let digits = Array("\(number)")
        let separator = either(",", ".")
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0, digits[index - 1] != "-" { text += separator }
            text.append(digit)
        }
        return text
    }
}
