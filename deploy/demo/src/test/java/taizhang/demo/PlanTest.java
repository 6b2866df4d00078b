package taizhang.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must hold for the plans whatever is written in them; what they must amount to is checked through the services. */
class PlanTest {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final List<Organization> register = Organization.all();
    private final List<Activity> activities = DemoBureau.activities(register);

    @Test
    void everyRunMakesTheSameRecords() {
        assertEquals(activities, DemoBureau.activities(register));
    }

    @Test
    void noTwoRecordsShareAnExternalId() {
        Set<String> seen = new HashSet<>();
        activities.forEach(activity -> assertTrue(seen.add(activity.externalId()), activity.externalId()));
    }

    @Test
    void titlesHaveNoPlaceholderLeft() {
        activities.forEach(activity -> assertFalse(text(activity, "title").contains("{"), text(activity, "title")));
    }

    @Test
    void themesAreCodes() {
        for (Activity activity : activities) {
            if (activity.body().get("themes") instanceof List<?> themes) {
                themes.forEach(
                        theme -> assertTrue(CODE.matcher(theme.toString()).matches(), theme.toString()));
            }
        }
    }

    @Test
    void organizationsExistOnTheDay() {
        Map<String, Organization> byCode = register.stream().collect(Collectors.toMap(Organization::code, o -> o));
        for (Activity activity : activities) {
            Organization organization = byCode.get(text(activity, "organization"));
            assertTrue(organization != null, activity.externalId());
            Object validTo = organization == null ? null : organization.body().get("validTo");
            assertTrue(
                    validTo == null || text(activity, "heldOn").compareTo(validTo.toString()) <= 0,
                    activity.externalId());
        }
    }

    @Test
    void parentsStandBeforeTheirChildren() {
        Set<Object> seen = new HashSet<>();
        for (Organization organization : register) {
            for (String field : List.of("parent", "basedIn")) {
                Object other = organization.body().get(field);
                assertTrue(other == null || seen.contains(other), organization.code() + " before " + other);
            }
            seen.add(organization.code());
        }
    }

    @Test
    void whatIsOmittedIsPlannedAndDidNotTakePlace() {
        List<Activity> held = new Plan(2020, false, register).activities();
        List<Activity> planned = new Plan(2020, false, register, List.of()).activities();
        for (Omission omission : Omission.all()) {
            assertTrue(planned.stream().anyMatch(each -> concerns(omission, each)), omission::toString);
            assertFalse(held.stream().anyMatch(each -> concerns(omission, each)), omission::toString);
        }
    }

    private static boolean concerns(Omission omission, Activity activity) {
        return omission.concerns(
                text(activity, "type"), text(activity, "organization"), LocalDate.parse(text(activity, "heldOn")));
    }

    /** Above 100 % would be a slip of the plan; far below, nothing that a bureau would show. */
    @Test
    void mostOfThoseExpectedAreThereAndTheOthersAreAbsent() {
        List<Map<?, ?>> attended = activities.stream()
                .<Map<?, ?>>map(activity -> (Map<?, ?>) activity.body().get("quantities"))
                .filter(quantities -> quantities.containsKey("expected-attendees"))
                .toList();
        assertTrue(attended.size() > 500, () -> attended.size() + " records");
        for (Map<?, ?> quantities : attended) {
            int expected = number(quantities, "expected-attendees");
            int attendees = number(quantities, "attendees");
            assertEquals(expected, attendees + number(quantities, "absentees"), quantities::toString);
            assertTrue(attendees <= expected && attendees * 4 >= expected * 3, quantities::toString);
        }
    }

    private static int number(Map<?, ?> quantities, String quantity) {
        return quantities.get(quantity) instanceof BigDecimal number ? number.intValueExact() : -1;
    }

    @Test
    void everyFateOfARecordIsShown() {
        Set<String> fates = activities.stream()
                .map(activity -> activity.status() + " " + text(activity, "occurrence"))
                .collect(Collectors.toSet());
        assertTrue(
                fates.containsAll(List.of(
                        "approved held",
                        "submitted held",
                        "returned held",
                        "draft held",
                        "approved planned",
                        "approved cancelled",
                        "approved suspended")),
                fates.toString());
    }

    private static String text(Activity activity, String field) {
        return String.valueOf(activity.body().get(field));
    }
}
