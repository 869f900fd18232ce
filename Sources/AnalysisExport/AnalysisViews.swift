// The views of a database: questions that a person who opens it asks first. Each is of what is known now; a view has no
// parameters, so that a cut of one's own is asked of the tables.

enum AnalysisViews {
    static let all = [
        ViewDescription(
            name: "states_now", meaning: "household_states as known now, at every day",
            sql: "SELECT household, unit, class, social_protection, members, decision, valid_from, valid_to"
                + " FROM household_states WHERE known_to = \(OpenEnd.position)"),
        ViewDescription(
            name: "states_latest", meaning: "the state of each household after its last event, as known now",
            sql: "SELECT household, unit, class, social_protection, members, decision, valid_from"
                + " FROM household_states WHERE known_to = \(OpenEnd.position) AND valid_to = '\(OpenEnd.day)'"),
        ViewDescription(
            name: "units_now", meaning: "units as known now, at every day",
            sql: "SELECT unit, name, kind, code, area, parent, merged_into, divided_into, valid_from, valid_to"
                + " FROM units WHERE known_to = \(OpenEnd.position)"),
        ViewDescription(
            name: "events_now", meaning: "events that are not voided, with their references and documents",
            sql: "SELECT e.position, n.entry || '#' || e.number AS reference, e.type, e.effective_on, e.subject_kind,"
                + " e.subject, n.recorded_at, n.actor, n.document, n.restates, e.event"
                + " FROM events e JOIN entries n ON n.position = e.entry_position"
                + " WHERE e.known_to = \(OpenEnd.position) AND e.type <> 'eventVoided'"),
        ViewDescription(
            name: "year_ends", meaning: "households and persons by class at the end of each year, as known now",
            sql: "WITH RECURSIVE years (year) AS (SELECT CAST(substr(min(valid_from), 1, 4) AS INTEGER)"
                + " FROM household_states UNION ALL SELECT year + 1 FROM years WHERE year + 1 <="
                + " (SELECT CAST(substr(max(valid_from), 1, 4) AS INTEGER) FROM household_states))"
                + " SELECT year, s.class, s.social_protection, count(*) AS households, sum(s.members) AS persons"
                + " FROM years JOIN household_states s ON s.valid_from <= printf('%04d-12-31', year)"
                + " AND printf('%04d-12-31', year) < s.valid_to AND s.known_to = \(OpenEnd.position)"
                + " JOIN classes c ON c.class = s.class GROUP BY year, c.rank, s.social_protection"),
    ]
}
