// Official forms, in Vietnamese: the sentences of the source and their words. It holds text only.

extension VietnameseWords {
    static let forms: [String: String] = [
        "did you mean {1}?": "có phải ý là {1} không?",
        "there is no sheet \"{1}\"": "không có trang tính \"{1}\"",
    ]
}
