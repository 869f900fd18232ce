// The version of the rules by which figures follow from events. It changes when the same events would give other figures.

/// The rules of counting.
public enum PovertyRules {
    /// What a replay certificate calls these rules; Docs/Format.md says what they are.
    public static let version = "SoCai poverty rules 1"
}
