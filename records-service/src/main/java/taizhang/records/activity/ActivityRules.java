package taizhang.records.activity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.text.Coded;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.ExternalIds;

/** What an activity may say. What only the database knows (organization, campaign, whole) is checked with the write. */
final class ActivityRules {

    static final String HELD = Occurrence.HELD.code();
    static final List<String> OCCURRENCES = Coded.codes(Occurrence.class);
    static final List<String> MINUTES = Coded.codes(MinutesStatus.class);

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_NOTES = 10_000;
    private static final int LONGEST_FREE_TEXT = 200;
    static final int LONGEST_REASON = 1000;
    private static final int MOST_THEMES = 20;
    /** An aggregated entry stands for a year of a bureau at most. */
    private static final int GREATEST_COUNT = 1_000_000;
    /** Sums of quantities stay exact far below what a number in JavaScript can hold. */
    private static final int DIGITS_BEFORE_POINT = 12;

    private static final int DECIMALS = 4;
    private static final int DECIMALS_OF_MONEY = 2;
    /** Outside these years a date is a slip of the hand. */
    private static final LocalDate EARLIEST = LocalDate.of(1921, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private final ActivityContent content;
    private final Violations found = new Violations();

    private ActivityRules(ActivityContent content) {
        this.content = content;
    }

    /** @param type null when there is no type of that code */
    static Violations check(ActivityContent content, @Nullable TypeDefinition type, LocalDate today) {
        ActivityRules rules = new ActivityRules(content);
        rules.texts();
        rules.days(today);
        rules.found.oneOf("/occurrence", content.occurrence(), OCCURRENCES);
        rules.found.oneOf("/minutesStatus", content.minutesStatus(), MINUTES);
        rules.found.range("/count", content.count(), 1, GREATEST_COUNT);
        rules.themes();
        if (rules.found.required("/type", content.type()) && type == null) {
            rules.found.add("/type", RecordsRule.UNKNOWN_TYPE, String.valueOf(content.type()));
        }
        rules.quantities(type);
        rules.attributes(type);
        return rules.found;
    }

    private void texts() {
        found.required("/organization", content.organization());
        found.required("/title", content.title());
        found.text("/title", content.title(), LONGEST_TITLE);
        found.text("/notes", content.notes(), LONGEST_NOTES);
        ExternalIds.check(found, content.externalId());
    }

    private void days(LocalDate today) {
        LocalDate heldOn = content.heldOn();
        LocalDate endedOn = content.endedOn();
        if (found.required("/heldOn", heldOn) && heldOn != null) {
            found.day("/heldOn", heldOn, EARLIEST, LATEST);
            if (content.occurrenceOrHeld().equals(HELD) && heldOn.isAfter(today)) {
                found.add("/heldOn", RecordsRule.IN_THE_FUTURE, today);
            }
            if (endedOn != null && endedOn.isBefore(heldOn)) {
                found.add("/endedOn", FieldRule.ENDS_BEFORE_START, heldOn);
            }
        }
        found.day("/endedOn", endedOn, EARLIEST, LATEST);
    }

    private void themes() {
        List<@Nullable String> themes = content.themesOrNone();
        if (themes.size() > MOST_THEMES) {
            found.add("/themes", FieldRule.TOO_MANY, MOST_THEMES);
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < themes.size(); i++) {
            String theme = themes.get(i);
            if (theme == null) {
                found.add("/themes/" + i, FieldRule.REQUIRED);
            } else if (!Violations.isKebab(theme)) {
                found.add("/themes/" + i, FieldRule.NOT_KEBAB_CASE);
            } else if (!seen.add(theme)) {
                found.add("/themes/" + i, FieldRule.DUPLICATE, theme);
            }
        }
    }

    private void quantities(@Nullable TypeDefinition type) {
        for (Map.Entry<String, @Nullable BigDecimal> entry :
                content.quantitiesOrNone().entrySet()) {
            String pointer = "/quantities" + Violation.pointer(entry.getKey());
            BigDecimal value = entry.getValue();
            String unit = type == null ? null : type.quantities().get(entry.getKey());
            if (type != null && unit == null) {
                found.add(pointer, RecordsRule.UNKNOWN_QUANTITY, entry.getKey());
            }
            if (value == null) {
                found.add(pointer, FieldRule.REQUIRED);
            } else {
                amount(pointer, value, "CNY".equals(unit) ? DECIMALS_OF_MONEY : DECIMALS);
            }
        }
    }

    /** Digits are counted and never written out: {@code 1e99999} is short to send and long to print. */
    private void amount(String pointer, BigDecimal value, int decimals) {
        if (value.signum() < 0) {
            found.add(pointer, RecordsRule.NEGATIVE);
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (value.signum() != 0 && (long) stripped.precision() - stripped.scale() > DIGITS_BEFORE_POINT) {
            found.add(pointer, FieldRule.OUT_OF_RANGE, 0, "9".repeat(DIGITS_BEFORE_POINT));
        }
        if (stripped.scale() > decimals) {
            found.add(pointer, RecordsRule.TOO_PRECISE, decimals);
        }
    }

    private void attributes(@Nullable TypeDefinition type) {
        for (Map.Entry<String, @Nullable String> entry :
                content.attributesOrNone().entrySet()) {
            String pointer = "/attributes" + Violation.pointer(entry.getKey());
            if (type != null && !type.attributes().containsKey(entry.getKey())) {
                found.add(pointer, RecordsRule.UNKNOWN_ATTRIBUTE, entry.getKey());
            } else if (found.required(pointer, entry.getValue())) {
                List<String> closed = type == null ? null : type.attributes().get(entry.getKey());
                if (closed == null) {
                    found.text(pointer, entry.getValue(), LONGEST_FREE_TEXT);
                } else {
                    found.oneOf(pointer, entry.getValue(), closed);
                }
            }
        }
    }
}
