package taizhang.reporting.calendar;

import java.time.LocalDate;

/**
 * A day of a calendar.
 *
 * @param uid tells it from all others, for ever
 * @param cancelled whether nothing is owed any more
 */
record CalendarEvent(String uid, LocalDate on, String summary, String description, boolean cancelled) {

    /** @return all that is said of it, as one text: when that differs, the event has changed */
    String content() {
        return on + "\n" + summary + "\n" + description + "\n" + cancelled;
    }
}
