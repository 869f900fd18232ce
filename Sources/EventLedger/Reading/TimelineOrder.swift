// The choice that a scan of timelines leaves to whoever asks. It holds nothing else.

/// In which order a scan lends the events of a stream.
public enum TimelineOrder: Hashable, Sendable {
    /// By day of effect, then position: the order of a timeline.
    case effective
    /// In the order of recording, which costs no sorting.
    case recorded
}
