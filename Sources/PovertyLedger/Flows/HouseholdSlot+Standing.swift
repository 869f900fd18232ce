// From what a fold keeps of a household to where it stands.

extension HouseholdSlot {
    /// Where the household stands; nobody's place where it is not in the register.
    var standing: Standing {
        guard isPresent else { return .absent }
        return Standing(
            isPresent: true, unit: unit, members: members, householdClass: householdClass,
            socialProtection: socialProtection)
    }
}
