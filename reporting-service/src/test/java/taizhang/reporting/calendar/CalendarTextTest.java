package taizhang.reporting.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalendarTextTest {

    private static String written(String summary) {
        CalendarText text = new CalendarText("台账");
        text.event(
                new CalendarEvent("u@taizhang", LocalDate.of(2020, 2, 29), summary, "d", false),
                3,
                Instant.parse("2020-03-01T01:02:03Z"));
        return text.end();
    }

    @Test
    void longLinesAreFoldedBetweenCharacters() {
        String summary = "组织生活会".repeat(20) + "𠮷".repeat(30);
        String text = written(summary);
        for (String line : text.split("\r\n", -1)) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
        }
        assertTrue(text.replace("\r\n ", "").contains("SUMMARY:" + summary + "\r\n"), text);
    }

    @Test
    void whatHasAMeaningInACalendarIsEscaped() {
        assertEquals("a\\, b\\; c\\\\d\\ne f", CalendarText.escaped("a, b; c\\d\ne\tf"));
        assertTrue(written("x\r\nEND:VEVENT").contains("SUMMARY:x\\nEND:VEVENT\r\n"));
    }

    @Test
    void aDayIsAWholeDay() {
        String text = written("x");
        assertTrue(text.contains("DTSTART;VALUE=DATE:20200229\r\nDTEND;VALUE=DATE:20200301\r\n"), text);
        assertTrue(text.contains("DTSTAMP:20200301T010203Z\r\n"), text);
        assertTrue(text.contains("SEQUENCE:3\r\n"), text);
    }
}
