// The file around the data: one style and one script, which the page's own policy names by their hashes, so that nothing
// else in it can run, and nothing can be fetched. What a ledger holds is in a block of data, which is no script.

import EventLedger

/// A page under construction.
struct PageFrame {
    let language: ReportLanguage
    /// The data as JSON.
    let data: [UInt8]

    /// The scripts, in their order; each relies on those before it.
    static var script: [UInt8] {
        let parts = [
            PackageResources.data_js, PackageResources.words_js, PackageResources.elements_js,
            PackageResources.charts_js, PackageResources.figures_js, PackageResources.tables_js,
            PackageResources.households_js, PackageResources.start_js,
        ]
        return Array("\"use strict\";\n".utf8) + parts.joined()
    }

    /// The whole file.
    var bytes: [UInt8] {
        let (style, script) = (PackageResources.page_css, PageFrame.script)
        let policy = """
            default-src 'none'; script-src '\(PageFrame.source(script))'; style-src '\(PageFrame.source(style))'; \
            base-uri 'none'; form-action 'none'
            """
        var page = Array(
            """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>\(PageText.title[language])</title>
            <style>
            """.utf8)
        page += style
        page += Array("</style>\n</head>\n".utf8)
        page += PackageResources.page_html
        page += Array("<script type=\"application/json\" id=\"data\">".utf8)
        page += PageFrame.inert(data)
        page += Array("</script>\n<script type=\"application/json\" id=\"words\">".utf8)
        page += PageFrame.inert(PageText.json)
        page += Array("</script>\n<script>".utf8)
        page += script
        page += Array("</script>\n</body>\n</html>\n".utf8)
        return page
    }

    /// How a policy names a script or a style.
    private static func source(_ bytes: [UInt8]) -> String { "sha256-\(Digest(sha256: bytes).base64)" }

    /// JSON that ends no element and begins none: in JSON the character is part of a string, which may escape it.
    static func inert(_ json: [UInt8]) -> [UInt8] {
        let escaped = Array("\\u003c".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(json.count + 64)
        for byte in json {
            if byte == UInt8(ascii: "<") { bytes += escaped } else { bytes.append(byte) }
        }
        return bytes
    }
}
