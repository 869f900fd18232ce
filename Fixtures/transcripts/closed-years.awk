# The fixture's entries with a closing of each year in its place, on 20 January of the next: what is recorded afterwards
# says that it restates (the last file says so by itself). The closings are as synthetic as all the rest.
{
    recorded = $0
    sub(/.*"recordedAt":"/, "", recorded)
    sub(/".*/, "", recorded)
    while (year == "" || recorded >= (year + 1) "-01-20T02:00:00Z") {
        if (year != "") close_year(year)
        year = year == "" ? 2021 : year + 1
    }
    if (closed && !/"restates":/) sub(/,"events":\[/, ",\"restates\":\"MINH HOẠ: ghi nhận sau khi khoá sổ\"&")
    print
}

function close_year(year) {
    printf "{\"id\":\"khoa-so-%d\",\"recordedAt\":\"%d-01-20T02:00:00Z\",\"actor\":\"UBND TP. Bạc Liêu\",", year, year + 1
    printf "\"document\":\"MINH HOẠ-KS-%d\",\"events\":[{\"type\":\"periodClosed\",\"effectiveOn\":\"%d-01-20\",", year, year + 1
    printf "\"through\":\"%d-12-31\"}]}\n", year
    closed = 1
}
