package taizhang.reporting.indicator;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violations;
import taizhang.reporting.fact.OrganizationAmount;
import taizhang.reporting.fact.RecordPredicate;
import taizhang.reporting.problem.ReportingRule;

/** What a definition must be like. Whether the parts of a ratio exist is asked of the catalog elsewhere. */
final class IndicatorRules {

    static final String FLOW = "flow";
    static final String STOCK = "stock";
    static final String COUNT = "count";
    private static final String HELD_ON = "heldOn";

    private static final String TASKS = "rectification-tasks";
    private static final Pattern SUM = Pattern.compile("sum:[a-z0-9][a-z0-9-]{0,63}");

    private static final String ORGANIZATION_SUMS = "sum:members, sum:staff, sum:posts-filled:<post>";

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_UNIT = 64;

    /** What can be counted. */
    static final List<String> KINDS_OF_RECORDS = List.of(
            Indicator.ACTIVITIES,
            TASKS,
            "rectification-cycles",
            "corrective-actions",
            Indicator.ORGANIZATIONS,
            "campaigns",
            Indicator.ENTRIES,
            Indicator.TARGETS);

    private IndicatorRules() {}

    /** @param at the pointer of the definition in the body, empty for the body itself */
    static void check(IndicatorBody body, String at, Violations broken) {
        if (broken.required(at + "/of", body.of())) {
            broken.oneOf(at + "/of", body.of(), KINDS_OF_RECORDS);
        }
        checkMeasure(body, at, broken);
        checkDates(body, at, broken);
        Where where = body.where() == null ? Where.ANYTHING : body.where();
        WhereRules.check(where, body.of(), at + "/where", broken);
        broken.text(at + "/unit", body.unit(), LONGEST_UNIT);
        if (where.held() != null && Indicator.ORGANIZATIONS.equals(body.of()) && !STOCK.equals(body.timing())) {
            broken.add(at + "/where/held", ReportingRule.NOT_FITTING, FLOW);
        }
        if (body.name() != null) {
            broken.text(at + "/name/zh", body.name().zh(), LONGEST_NAME);
            broken.text(at + "/name/en", body.name().en(), LONGEST_NAME);
        }
    }

    /** What a definition needs beyond {@link #check} to be kept under a code. */
    static void checkKept(IndicatorBody body, String code, Violations broken) {
        broken.code("/code", code);
        if (body.code() != null && !body.code().equals(code)) {
            broken.add("/code", FieldRule.CODE_MISMATCH, code);
        }
        if (broken.required("/name", body.name()) && body.name() != null) {
            broken.required("/name/zh", body.name().zh());
            broken.required("/name/en", body.name().en());
        }
        broken.required("/unit", body.unit());
    }

    /** What a definition must be like to be counted by without being kept. */
    static void checkInline(IndicatorBody body, String at, Violations broken) {
        if (isEntered(body.of())) {
            broken.add(at + "/of", ReportingRule.NOT_FITTING, "an inline definition");
        }
        if (body.code() != null) {
            broken.add(at + "/code", ReportingRule.NOT_FITTING, "an inline definition");
        }
        if (body.numerator() != null) {
            broken.add(at + "/numerator", ReportingRule.NOT_FITTING, "an inline definition");
        }
    }

    /** @return the date that decides when none is given; null where none does */
    static @Nullable String defaultDate(IndicatorBody body) {
        String of = Objects.requireNonNullElse(body.of(), Indicator.ACTIVITIES);
        if (of.equals(Indicator.ACTIVITIES)) {
            return HELD_ON;
        }
        boolean none = STOCK.equals(body.timing()) || body.numerator() != null;
        return none ? null : defaultDate(of);
    }

    /** @return the date that decides of a definition of anything but activities; null for a stock */
    static @Nullable String date(Indicator indicator) {
        if (indicator.timing().equals(STOCK)) {
            return null;
        }
        return indicator.on() == null ? defaultDate(indicator.of()) : indicator.on();
    }

    /** @return whether a definition of anything but activities can be counted by */
    static boolean isCountable(Indicator indicator) {
        String date = date(indicator);
        return (date == null
                        ? RecordPredicate.hasStock(indicator.of())
                        : RecordPredicate.dates(indicator.of()).contains(date))
                && WhereRules.isReadable(indicator.where().dueBy());
    }

    private static @Nullable String defaultDate(String of) {
        return RecordPredicate.dates(of).stream().findFirst().orElse(null);
    }

    private static void checkMeasure(IndicatorBody body, String at, Violations broken) {
        boolean ratio = body.numerator() != null || body.denominator() != null;
        String measure = body.measure();
        if (ratio) {
            broken.required(at + "/numerator", body.numerator());
            broken.required(at + "/denominator", body.denominator());
            if (body.where() != null && !body.where().equals(Where.ANYTHING)) {
                // Silently ignored it would give a wrong number.
                broken.add(at + "/where", ReportingRule.NOT_FITTING, "a ratio");
            }
        } else if (isEntered(body.of())) {
            checkEntered(body, at, broken);
            return;
        } else if (!broken.required(at + "/measure", measure)) {
            return;
        }
        if (measure != null
                && !measure.startsWith(Indicator.SUM)
                && body.where() != null
                && body.where().atMost() != null) {
            broken.add(at + "/where/atMost", ReportingRule.NOT_FITTING, measure);
        }
        if (measure == null || measure.equals(COUNT) || measure.equals(Indicator.ORGANIZATIONS_MEASURE)) {
            return;
        }
        if (Indicator.ORGANIZATIONS.equals(body.of()) && measure.startsWith(Indicator.SUM)) {
            if (!OrganizationAmount.isOne(measure.substring(Indicator.SUM.length()))) {
                broken.add(at + "/measure", FieldRule.UNKNOWN_VALUE, measure, ORGANIZATION_SUMS);
            } else if (!STOCK.equals(body.timing())) {
                broken.add(at + "/timing", ReportingRule.NOT_FITTING, measure);
            }
            return;
        }
        boolean aspects = measure.equals(Indicator.ASPECTS_MEASURE);
        if (!aspects && !SUM.matcher(measure).matches()) {
            broken.add(
                    at + "/measure", FieldRule.UNKNOWN_VALUE, measure, "count, sum:<quantity>, organizations, aspects");
        } else if (body.of() != null && !body.of().equals(aspects ? TASKS : Indicator.ACTIVITIES)) {
            broken.add(at + "/measure", ReportingRule.NOT_FITTING, body.of());
        }
    }

    static boolean isEntered(@Nullable String of) {
        return Indicator.ENTRIES.equals(of) || Indicator.TARGETS.equals(of);
    }

    private static void checkEntered(IndicatorBody body, String at, Violations broken) {
        broken.oneOf(at + "/measure", body.measure(), List.of(COUNT));
        boolean named = body.where() != null && body.where().indicators() != null;
        if (Indicator.TARGETS.equals(body.of()) && !named) {
            broken.add(at + "/where/indicators", FieldRule.REQUIRED);
        }
    }

    private static void checkDates(IndicatorBody body, String at, Violations broken) {
        String of = body.of();
        if (of != null && KINDS_OF_RECORDS.contains(of)) {
            boolean stock = RecordPredicate.hasStock(of) || of.equals(Indicator.ENTRIES);
            broken.oneOf(at + "/timing", body.timing(), stock ? List.of(FLOW, STOCK) : List.of(FLOW));
            if (isEntered(of) && body.on() != null) {
                broken.add(at + "/on", ReportingRule.NOT_FITTING, of);
            } else if (STOCK.equals(body.timing()) && body.on() != null && stock) {
                // No date decides what is there on a day; it would be believed to.
                broken.add(at + "/on", ReportingRule.NOT_FITTING, STOCK);
            } else {
                broken.oneOf(
                        at + "/on",
                        body.on(),
                        of.equals(Indicator.ACTIVITIES) ? List.of(HELD_ON) : RecordPredicate.dates(of));
            }
        }
        if (body.validFrom() != null && body.validTo() != null && body.validTo().isBefore(body.validFrom())) {
            broken.add(at + "/validTo", FieldRule.ENDS_BEFORE_START, body.validFrom());
        }
    }
}
