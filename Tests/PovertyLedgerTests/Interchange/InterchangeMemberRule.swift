// What the contract says of one member: its name, its shape, and whether it may be left out.

/// A member of the interchange form.
struct MemberRule {
    let name: String
    let shape: Shape
    let isRequired: Bool

    init(_ name: String, _ shape: Shape) { (self.name, self.shape, isRequired) = (name, shape, true) }

    init(optional name: String, _ shape: Shape) { (self.name, self.shape, isRequired) = (name, shape, false) }

    /// The member with a valid value.
    var valid: SampleMember { SampleMember(name: name, value: shape.valid) }
}
