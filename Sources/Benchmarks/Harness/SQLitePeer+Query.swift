// The SQL of the question. `?1` is the day of the cut, `?2` its position.

extension SQLitePeer {
    /// The query for one way to ask.
    static func query(_ way: Way) -> String {
        """
        with recursive merger(unit, into_unit) as (
            select merged_unit, unit from event indexed by merger where type = 3 and \(inside)),
        path(unit, root) as (
            select number, number from unit
            union all select path.unit, merger.into_unit from path join merger on merger.unit = path.root),
        root(unit, name) as (
            select path.unit, unit.name from path join unit on unit.number = path.root
            where path.root not in (select unit from merger)),
        state(unit, account, members) as (\(way == .pass ? passStates : lookupStates))
        select root.name, account >> 1, account & 1, count(*), sum(members)
        from state join root on root.unit = state.unit
        group by root.name, account
        """
    }

    private static let inside = "day <= ?1 and position <= ?2 and (voided_by is null or voided_by > ?2)"

    /// The latest of each attribute as the maximum of day, position and value in one number: faster here than window
    /// functions or a join of three groupings. Members and units have 12 bits; the synthetic history has fewer.
    private static let passStates = """
        select unit & 4095, coalesce(account & 15, 0), members & 4095 from (
            select max(case when type <= 6 then (((day + 800000) << 28 | position) << 12) | unit end) as unit,
                max(case when type >= 9 then (((day + 800000) << 28 | position) << 4) | class << 1 | sp end) as account,
                max(case when type in (5, 7) then (((day + 800000) << 28 | position) << 12) | members end) as members,
                max(type = 8) as is_gone
            from event indexed by timeline where type between 5 and 10 and \(inside) group by household)
        where unit is not null and not is_gone
        """

    private static let lookupStates = """
        select unit, coalesce(account, 0), members from (
            select (\(latest("unit", "placed", "type in (5, 6)"))) as unit,
                (\(latest("class << 1 | sp", "classified", "type in (9, 10)"))) as account,
                (\(latest("members", "sized", "type in (5, 7)"))) as members,
                exists(select 1 from event x indexed by dissolved
                    where x.household = h.household and type = 8 and \(inside)) as is_gone
            from (select distinct household from event indexed by registration where type = 5) h)
        where unit is not null and not is_gone
        """

    private static func latest(_ value: String, _ index: String, _ types: String) -> String {
        """
        select \(value) from event x indexed by \(index) where x.household = h.household and \(types) and \(inside)
            order by day desc, position desc limit 1
        """
    }
}
