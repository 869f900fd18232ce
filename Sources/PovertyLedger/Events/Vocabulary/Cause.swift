// Causes of poverty as a review records them. They explain a decision and never make one.
// A number, once given, never changes and is never used for another word.

/// A cause of a household's poverty.
public enum Cause: UInt8, Token {
    /// No land to work.
    case land = 1
    /// No capital.
    case capital = 2
    /// Nobody able to work.
    case labour = 3
    /// No tools or means of production.
    case tools = 4
    /// No knowledge of production.
    case knowledge = 5
    /// No skills for work.
    case skills = 6
    /// Illness or accident.
    case illnessOrAccident = 7
    /// Another cause.
    case other = 8

    /// What such a word is called in a message.
    public static let kind: StaticString = "cause of poverty"

    /// The word as JSON has it.
    public var name: String {
        switch self {
        case .land: "land"
        case .capital: "capital"
        case .labour: "labour"
        case .tools: "tools"
        case .knowledge: "knowledge"
        case .skills: "skills"
        case .illnessOrAccident: "illnessOrAccident"
        case .other: "other"
        }
    }
}
