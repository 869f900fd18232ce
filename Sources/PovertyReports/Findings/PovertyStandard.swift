// The standards whose scores an audit can read, as data: a new decree is a new row here, and no code. A class is always
// decided by people; this only says which class the recorded scores point to.

import Files

/// A multidimensional poverty standard and the scores of its circular.
public struct PovertyStandard: Sendable {
    /// Which class scores point to.
    public enum Outcome: Hashable, Sendable {
        /// Poor.
        case poor
        /// Near-poor.
        case nearPoor
        /// Neither of the two.
        case neither
    }

    /// Its id, as decisions name it. A static string costs no counting of references where every decision is judged.
    public let id: StaticString
    /// The income score (A) at or under which an urban household's income is at or under the line.
    public let urbanLine: Int64
    /// The same for a rural household.
    public let ruralLine: Int64
    /// The deprivation score (B) from which a household at or under the line is poor, not near-poor.
    public let poorDeprivationScore: Int64
    /// The points of the deprivation score for one indicator.
    public let pointsPerIndicator: Int64

    /// Decree 07/2021/NĐ-CP for 2022–2025, in force through 2026, with the scores of Circular 07/2021/TT-BLĐTBXH: A ≤
    /// 140 (rural) or ≤ 175 (urban) is at or under the line, B ≥ 30 is three deprivations or more, 10 points each.
    public static let decree07of2021 = PovertyStandard(
        id: "nd07-2021", urbanLine: 175, ruralLine: 140, poorDeprivationScore: 30, pointsPerIndicator: 10)

    /// All that are known; decisions by another standard are not judged.
    public static let known = [decree07of2021]

    /// The known standard with an id, given as UTF-8.
    static func named(_ id: RawSpan) -> PovertyStandard? {
        for standard in known {
            let isIt = standard.id.withUTF8Buffer { name in
                id.withUnsafeBytes { $0.count == name.count && $0.elementsEqual(name) }
            }
            if isIt { return standard }
        }
        return nil
    }

    /// The class that scores point to in a kind of area.
    public func outcome(area: Area, incomeScore: Int64, deprivationScore: Int64) -> Outcome {
        guard incomeScore <= (area == .urban ? urbanLine : ruralLine) else { return .neither }
        return deprivationScore >= poorDeprivationScore ? .poor : .nearPoor
    }
}

// A decision with the scores it rests on, and whether the two agree. Only what is recorded is judged: without a known
// standard, an area and both scores there is nothing to say.

/// The scores of a `householdClassified`, all of which are recorded.
struct ScoredDecision {
    var householdClass: HouseholdClass
    var standard: PovertyStandard
    var area: Area
    var incomeScore: Int64
    var deprivationScore: Int64
    /// How many deprivations are listed; 0 where none is.
    var deprivations: Int

    /// The scores of a decision; nil where it lacks one, or an area, or a known standard.
    init?(_ decision: HouseholdClassified.View) {
        guard let householdClass = decision.class, let name = decision.standard,
            let standard = PovertyStandard.named(name), let area = decision.area,
            let incomeScore = decision.incomeScore, let deprivationScore = decision.deprivationScore
        else { return nil }
        self.householdClass = householdClass
        self.standard = standard
        self.area = area
        self.incomeScore = incomeScore
        self.deprivationScore = deprivationScore
        deprivations = decision.deprivations.count
    }

    /// The class that the scores point to.
    var outcome: PovertyStandard.Outcome {
        standard.outcome(area: area, incomeScore: incomeScore, deprivationScore: deprivationScore)
    }

    /// Whether the decided class is not the one that the scores point to.
    var classDiffers: Bool {
        switch householdClass {
        case .poor: outcome != .poor
        case .nearPoor: outcome != .nearPoor
        default: outcome != .neither
        }
    }

    /// Whether deprivations are listed that do not give the deprivation score.
    var listDiffers: Bool {
        deprivations > 0 && Int64(deprivations) * standard.pointsPerIndicator != deprivationScore
    }

    /// Whether there is anything to find.
    var isMismatch: Bool { classDiffers || listDiffers }

    /// What differs, in words.
    var sentence: Sentence {
        let scores: Sentence =
            "income score \(incomeScore) (\(term: area.name)) and deprivation score \(deprivationScore)"
        let wanted: Sentence =
            switch outcome {
            case .poor: "are those of a poor household"
            case .nearPoor: "are those of a near-poor household"
            case .neither: "are above the line of \(standard.id)"
            }
        let points = Int64(deprivations) * standard.pointsPerIndicator
        let listed: Sentence = "deprivations listed: \(deprivations), which make \(points) points"
        guard classDiffers else { return "\(listed), but the deprivation score is \(deprivationScore)" }
        let decided: Sentence = "decided \(term: householdClass.name), but \(scores) \(wanted)"
        return listDiffers ? "\(decided); \(listed)" : decided
    }
}
