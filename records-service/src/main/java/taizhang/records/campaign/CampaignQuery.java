package taizhang.records.campaign;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which campaigns are asked for.
 *
 * @param visibleTo scope of the caller; null: everything
 * @param kinds any of them; null: all
 * @param on only those running on this day; null: all
 * @param q part of the code or of either name; null: all
 */
record CampaignQuery(
        @Nullable String visibleTo, @Nullable List<String> kinds, @Nullable LocalDate on, @Nullable String q) {}
