package taizhang.reporting.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes a calendar as RFC 5545 wants it: lines of at most 75 octets, ended by CR and LF. */
final class CalendarText {

    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    CalendarText(String name) {
        line("BEGIN", "VCALENDAR");
        line("VERSION", "2.0");
        line("PRODID", "-//Taizhang//Compliance//ZH");
        line("CALSCALE", "GREGORIAN");
        line("METHOD", "PUBLISH");
        line("X-WR-CALNAME", escaped(name));
        line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        line("X-PUBLISHED-TTL", "PT6H");
    }

    void event(CalendarEvent event, int sequence, Instant changedAt) {
        line("BEGIN", "VEVENT");
        line("UID", event.uid());
        line("DTSTAMP", INSTANT.format(changedAt));
        line("LAST-MODIFIED", INSTANT.format(changedAt));
        line("SEQUENCE", String.valueOf(sequence));
        line("DTSTART;VALUE=DATE", day(event.on()));
        line("DTEND;VALUE=DATE", day(event.on().plusDays(1)));
        line("SUMMARY", escaped(event.summary()));
        line("DESCRIPTION", escaped(event.description()));
        line("STATUS", event.cancelled() ? "CANCELLED" : "CONFIRMED");
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }

    String end() {
        line("END", "VCALENDAR");
        return text.toString();
    }

    /** Folds between characters, never inside one. */
    private void line(String name, String value) {
        int octets = 0;
        int most = LONGEST_LINE;
        for (int c : (name + ":" + value).codePoints().toArray()) {
            String character = Character.toString(c);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > most) {
                text.append("\r\n ");
                octets = 0;
                most = LONGEST_LINE - 1;
            }
            text.append(character);
            octets += length;
        }
        text.append("\r\n");
    }

    private static String day(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** Of control characters a text of a calendar has none but the end of a line. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replaceAll("[\\x00-\\x1f\\x7f]", " ");
    }
}
