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
    var sentence: String {
        let scores = "income score \(incomeScore) (\(area.name)) and deprivation score \(deprivationScore)"
        let wanted =
            switch outcome {
            case .poor: "are those of a poor household"
            case .nearPoor: "are those of a near-poor household"
            case .neither: "are above the line of \(standard.id)"
            }
        let points = Int64(deprivations) * standard.pointsPerIndicator
        let listed = "deprivations listed: \(deprivations), which make \(points) points"
        guard classDiffers else { return "\(listed), but the deprivation score is \(deprivationScore)" }
        return "decided \(householdClass.name), but \(scores) \(wanted)" + (listDiffers ? "; \(listed)" : "")
    }
}
