// What counts of awards can be told apart by. In force and revoked are always apart, so that is no choice.

/// What counts of awards are told apart by; the raw value is the word of the command line and of JSON.
public enum AwardDimension: String, CaseIterable, Hashable, Sendable {
    /// The form, such as `giấy khen`.
    case form
    /// Whether it went to a household, an individual or a collective.
    case recipientKind
    /// Who granted it.
    case authority
    /// The calendar year of the day it took effect.
    case year
}
