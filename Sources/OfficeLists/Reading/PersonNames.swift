// Which words are the name of a person, as far as words can show it: a family name, capitals, and not many words. Units,
// schools and funds are named after persons too, with a word before the name, so that only a whole text is judged.

/// Names of persons.
enum PersonNames {
    /// Words before a name.
    static let titles: Set<String> = ["ông", "bà", "anh", "chị", "cô", "chú", "bác", "em", "cháu", "cụ"]

    /// Words for the numbers beside a name, folded.
    static let labels: Set<String> = [
        "cccd", "cmnd", "cmtnd", "sdt", "dt", "tel", "sinh", "sn", "ns", "ngay", "thang", "nam", "so",
    ]

    /// Family names that are hardly the first of three words otherwise.
    private static let sure = words(
        "nguyễn trần phạm huỳnh đặng bùi ngô lê phan trương đỗ võ dương hoàng trịnh lưu phùng quách khưu")

    /// Family names that are other words too: names only before Văn or Thị.
    private static let others = words(
        """
        vũ hồ lý đinh mai tô lâm hà cao thái lương thạch sơn kim châu tạ đoàn đào tăng từ tống vương chu âu danh lục diệp \
        triệu mạc nông hứa đàm giang doãn ninh la nhâm tiêu viên bành khổng lữ mã nghiêm ông ong tôn ung giàng sùng thào lò \
        quàng y
        """)

    /// Without accents Văn and Thị tell, and the family names that are no other word.
    private static let plain = words("nguyen tran pham huynh bui phan")

    private static func words(_ text: String) -> Set<String> { Set(text.split { $0.isWhitespace }.map(String.init)) }

    /// Whether some words are a name. `isSure` is for texts that are refused; for those that are only not quoted less
    /// shows enough.
    static func isName(_ words: [String], isSure: Bool) -> Bool {
        guard (2...5).contains(words.count), words.allSatisfy({ $0.count <= 7 }) else { return false }
        let small = words.map { $0.lowercased() }
        let isMiddle = ["văn", "thị", "van", "thi"].contains(small[1])
        let isASCII = words.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
        let isFamily = sure.contains(small[0]) || isASCII && plain.contains(small[0])
        if isMiddle, words.count >= 3, isFamily || others.contains(small[0]) { return true }
        guard words.allSatisfy({ $0.first?.isUppercase ?? false }), small[0...1] != ["phạm", "vi"] else { return false }
        if isFamily { return words.count >= 3 || ["nguyễn", "nguyen"].contains(small[0]) || !isSure }
        // A whole text in capitals may be anything.
        let isAllCapitals = words.allSatisfy { $0.allSatisfy { $0.isUppercase } }
        return !isSure && !isAllCapitals && (others.contains(small[0]) || small[1] == "a")
    }
}
