// The texts in the head of an entry record, read from bytes that may be anybody's. Whether they keep the limits of an entry
// is not asked here.

/// Who, why and from where, as the head of an entry record says it.
struct EntryTexts {
    let id: String
    let actor: String
    let document: String?
    let reason: String?
    let restates: String?

    /// The id alone; nil when it is empty, not UTF-8, or longer than the head.
    static func id(head: RawSpan) -> String? {
        guard head.byteCount >= EntryRecord.headBytes else { return nil }
        let end = EntryRecord.headBytes + Int(head.loadUnchecked(2, as: UInt16.self))
        guard end > EntryRecord.headBytes, end <= head.byteCount else { return nil }
        return head.text(EntryRecord.headBytes..<end)
    }

    /// Reads them; nil when the head is shorter than its lengths say, when a text is not UTF-8, or when there is no id or
    /// actor. What stands behind the texts is not looked at.
    init?(head: RawSpan) {
        guard head.byteCount >= EntryRecord.headBytes else { return nil }
        var texts: [String] = []
        var offset = EntryRecord.headBytes
        for field in stride(from: 2, through: 10, by: 2) {
            let end = offset + Int(head.loadUnchecked(field, as: UInt16.self))
            guard end <= head.byteCount, let text = head.text(offset..<end) else { return nil }
            texts.append(text)
            offset = end
        }
        guard !texts[0].isEmpty, !texts[1].isEmpty else { return nil }
        (id, actor) = (texts[0], texts[1])
        document = texts[2].isEmpty ? nil : texts[2]
        reason = texts[3].isEmpty ? nil : texts[3]
        restates = texts[4].isEmpty ? nil : texts[4]
    }
}
