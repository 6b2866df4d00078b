package taizhang.records.organization;

/**
 * Which organizations stood below which, as conditions of SQL: what a caller sees of a record. Lists say it in the shape
 * that lets their index lead, and are held against a brute force for each set of filters. The function
 * {@code visible_in_subtree} of the database says the same of representations in the ledger; a test compares the two.
 *
 * <p>Arguments are SQL expressions, never values; of {@code scope}, null means everything.
 */
public final class OrganizationSql {

    /** The columns of an organization {@code o}, with whom it succeeds and who succeeds it. */
    static final String COLUMNS =
            """
            o.*,
            array(select s.successor from succession s where s.organization = o.code order by s.successor collate "C")
                as successors,
            array(select s.organization from succession s where s.successor = o.code order by s.organization collate "C")
                as predecessors
            """;

    private OrganizationSql() {}

    /** On any day. Each organization is below itself on every day. */
    public static String below(String organization, String ancestor) {
        return line(organization, ancestor, "");
    }

    /** On the day of an activity, by which it is seen (ADR 6). */
    public static String belowOn(String organization, String ancestor, String day) {
        return line(organization, ancestor, " and line.during @> " + day);
    }

    /** On that day or on any later one, by which a task is seen (ADR 8). */
    public static String belowSince(String organization, String ancestor, String day) {
        return line(organization, ancestor, " and line.during && daterange(" + day + ", null)");
    }

    private static String line(String organization, String ancestor, String when) {
        return "exists (select from ancestry line where line.organization = %s and line.ancestor = %s%s)"
                .formatted(organization, ancestor, when);
    }

    /** A condition that holds for a caller without a scope in any case. */
    public static String unscopedOr(String scope, String condition) {
        return "(" + scope + " is null or " + condition + ")";
    }

    /** Whether there is an organization of that code that the caller sees. */
    public static String isVisible(String code, String scope) {
        return below(code, "coalesce(" + scope + ", " + code + ")");
    }

    /** The same, or it stands above the caller's organization, to whom its code is known as that of a superior. */
    public static String isVisibleOrAbove(String code, String scope) {
        return "(" + isVisible(code, scope) + " or " + below(scope, code) + ")";
    }

    /** What a record of that day may say of its organization: the name of a {@link Membership}. */
    public static String membership(String code, String scope, String day) {
        return """
                case when %1$s is null then 'OK' else coalesce((
                    select case
                        when not %4$s then 'UNKNOWN'
                        when %3$s < o.valid_from or %3$s > o.valid_to then 'NOT_VALID'
                        when %3$s is not null and not %5$s then 'UNKNOWN'
                        else 'OK' end
                    from organization o where o.code = %1$s), 'UNKNOWN') end"""
                .formatted(
                        code,
                        scope,
                        day,
                        unscopedOr(scope, below("o.code", scope)),
                        unscopedOr(scope, belowOn("o.code", scope, day)));
    }
}
