package taizhang.records.organization;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Cursor;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/**
 * Which organizations are asked for.
 *
 * @param visibleBelow scope of the caller; null: everything
 * @param parent only those below it; null: all
 * @param subtree the parent itself and all below it, instead of its children
 * @param kinds any of them; null: all
 * @param on the day whose organizations and structure are meant
 * @param q part of the code or of either name; null: all
 */
record OrganizationQuery(
        @Nullable String visibleBelow,
        @Nullable String parent,
        boolean subtree,
        @Nullable List<String> kinds,
        LocalDate on,
        @Nullable String q) {

    /** @param cursor of the page before, if there is one, which was of the day that its list began with */
    static LocalDate day(@Nullable LocalDate asked, @Nullable String cursor, LocalDate today) {
        if (asked != null || cursor == null) {
            return asked == null ? today : asked;
        }
        try {
            return Parameters.day(Cursor.last(cursor));
        } catch (DateTimeException forged) {
            throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
        }
    }

    /** @return the place behind an organization */
    Cursor after(String code) {
        return new Cursor(List.of(code, on.toString()));
    }
}
