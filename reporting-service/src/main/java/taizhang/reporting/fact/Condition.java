package taizhang.reporting.fact;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a definition can ask of a fact {@code f}, each an SQL condition with a place for the value that is asked for. Cells
 * embed it over the columns of definitions, counting and evidence over parameters: it is the same text.
 */
public enum Condition {
    TYPES("f.type = any ($)"),
    CATEGORIES("f.category = any ($)"),
    /** Cells do not know it: what asks for it is counted from facts. */
    QUANTITIES("jsonb_exists_all(f.quantities, $)"),
    THEMES("f.themes && $"),
    CAMPAIGNS("f.campaign = any ($)"),
    ORGANIZATION_KINDS(organization("o.kind = any ($)")),
    HAS_COMMITTEE(organization("o.has_committee = $")),
    HAS_SMALL_GROUPS(organization("o.has_small_groups = $")),
    BASED_IN_KINDS(
            """
            exists (
                select from organization_fact u
                where u.code = f.based_in and u.kind = any ($)
                  and u.from_position <= p.position and u.to_position > p.position)"""),
    /** Of what is counted when organizations are. */
    OWN_KINDS("f.kind = any ($)"),
    OWN_COMMITTEE("f.has_committee = $"),
    OWN_SMALL_GROUPS("f.has_small_groups = $"),
    CAMPAIGN_CODES("f.code = any ($)"),
    CAMPAIGN_KINDS("f.kind = any ($)"),
    SOURCES("f.source = any ($)"),
    /** No code of an aspect is a hyphen alone: it stands for the records that have none. */
    ASPECTS("coalesce(f.aspect, '-') = any ($)"),
    STATES("f.state = any ($)"),
    /** An action has no dated steps: what was done later than the day was under way on it. */
    ACTION_STATES(
            """
            case when f.state <> 'done' then f.state
                when f.done_on <= ask.as_of then 'done' else 'in-progress' end = any ($)"""),
    DUE_BY("f.due_on <= $"),
    /** Asks for no value. */
    OVERDUE("f.due_on < ask.as_of"),
    TIMELINESS("(f.timeliness = any ($) and f.closed_on <= ask.as_of)"),
    REOPENED("(f.number > 1) = $");

    private final String text;
    private final String column = name().toLowerCase(Locale.ROOT);
    private final String parameter = camel(column);

    Condition(String text) {
        this.text = text;
    }

    private static String camel(String words) {
        return Pattern.compile("_([a-z])").matcher(words).replaceAll(found -> found.group(1)
                .toUpperCase(Locale.ROOT));
    }

    /** What the organization of the record was on its day. */
    private static String organization(String condition) {
        return """
               exists (
                   select from organization_total_fact o
                   where o.organization = f.organization and o.during @> {day} and %s
                     and o.from_position <= p.position and o.to_position > p.position)"""
                .formatted(condition);
    }

    /** @return the name of the parameter */
    public String parameter() {
        return parameter;
    }

    /**
     * @param day whose structure decides, in SQL
     * @param no ends the name of the parameter that the value is, where a statement has several of them
     */
    public String given(String day, String no) {
        return text(day, ":" + parameter + no);
    }

    /** @return the condition, the value being a column of the definition {@code d}; null there asks for nothing */
    String ofDefinition(String day) {
        return "(d.%1$s is null or %2$s)".formatted(column, text(day, "d." + column));
    }

    private String text(String day, String value) {
        return text.replace("{day}", day).replace("$", value);
    }
}
