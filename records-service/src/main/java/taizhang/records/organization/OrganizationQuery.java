package taizhang.records.organization;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        @Nullable String q) {}
