// The limits on what a field can hold. They are part of the format: raising one later is harmless, lowering one is not.

/// Limits on every field, so that no record can outgrow what a reader is ready for.
public enum FieldLimits {
    /// The longest id, in bytes of UTF-8.
    public static let identifierBytes = 64
    /// The longest text field, reason or restatement, in bytes of UTF-8.
    public static let textBytes = 4_000
    /// The longest actor or document of an entry, in bytes of UTF-8.
    public static let headTextBytes = 400
    /// The most units that one is divided among.
    public static let dividedUnits = 100
    /// The most targets of one plan.
    public static let targets = 100
    /// The longest payload of an event, in bytes: a record of 60,000 without its head of 16 and an id of 64.
    public static let payloadBytes = 59_920
    /// The longest figures of a closing behind its fixed block of 8, in bytes.
    public static let figuresBytes = payloadBytes - 8
}
