// A member of an object that a test writes, valid or not.

/// A member of an object to be written.
struct SampleMember {
    /// Its name, as it is written between the quotes.
    var name: String
    /// Its value.
    var value: Sample
    /// Whether the error is expected at its name.
    var isMarked = false
}
