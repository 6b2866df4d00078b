package taizhang.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A state of a screen that the tests of the page look at. A screen that comes is a line here; {@link PageTest} says when one has none.
 *
 * @param name as in {@code page/screens.js}
 * @param address below it; SCOPE stands for whose and when, ACTIVITY and TASK for records of the demo bureau
 */
record Screen(String name, String role, String address) {

    private static final List<Screen> ALL = List.of(
            new Screen("year", "reader", "SCOPE"),
            new Screen("figure", "reader", "indicator=lectures-given&SCOPE"),
            new Screen("figure", "reader", "indicator=lectures-given&standing=pending&SCOPE"),
            new Screen("figure", "reader", "indicator=lectures-given&groupBy=organization&view=chart&SCOPE"),
            new Screen("figure", "reader", "indicator=attendance-rate&SCOPE"),
            new Screen("figure", "reader", "indicator=issues-open&SCOPE"),
            new Screen("record", "reader", "activity=ACTIVITY&SCOPE"),
            new Screen("record", "reader", "task=TASK&SCOPE"),
            new Screen("record", "reader", "organization=BUREAU-PG"),
            new Screen("compliance", "reader", "SCOPE"),
            new Screen("rectification", "reader", "SCOPE"),
            new Screen("dictionary", "reader", "SCOPE"),
            new Screen("dictionary", "reader", "indicator=lectures-given&SCOPE"),
            new Screen("entry", "recorder", "list=due&SCOPE"),
            new Screen("entry", "approver", "list=review&SCOPE"),
            new Screen("entry", "recorder", "list=returned&SCOPE"),
            new Screen("entry", "recorder", "list=drafts&SCOPE"),
            new Screen("entry", "recorder", "type=party-lecture&SCOPE"));

    /** Those of the table whose screen there is. */
    static List<Screen> of(List<String> names) {
        return ALL.stream().filter(screen -> names.contains(screen.name)).toList();
    }

    static Stream<String> names() {
        return ALL.stream().map(Screen::name).distinct();
    }

    /** @param scope such as {@code organization=BUREAU&period=2020} */
    String fragment(String scope) {
        String query = address.replace("SCOPE", scope)
                .replace("ACTIVITY", first("/v1/activities?status=approved&limit=1"))
                .replace("TASK", first("/v1/rectification-tasks?limit=1"));
        return "#/" + name + "?" + query;
    }

    private static String first(String list) {
        JsonNode items = Page.api("reader").get(list).path("items");
        return items.path(0).path("id").asText();
    }

    @Override
    public String toString() {
        return name + " " + address;
    }
}
