// How a finding names an event: by its reference and the document that brought it, so that an auditor can ask for both.

import EventLedger

/// An event that a finding rests on.
public struct FindingEvent: Hashable, Sendable {
    /// Its reference.
    public let reference: EventReference
    /// The document of its entry.
    public let document: String?

    /// Names an event.
    public init(reference: EventReference, document: String?) {
        self.reference = reference
        self.document = document
    }
}
