// What sums of aid can be told apart by. Gifts and loans are always apart, so that is no choice.

/// What sums of aid are told apart by; the raw value is the word of the command line and of JSON.
public enum AidDimension: String, CaseIterable, Hashable, Sendable {
    /// The unit the household stood in on the day of the aid, or the unit it was given to.
    case unit
    /// What was given.
    case kind
    /// What kind of giver gave it.
    case donorKind
    /// The programme it was part of.
    case programme
    /// The calendar year of the day it took effect.
    case year
}
