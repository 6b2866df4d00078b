package taizhang.reporting.counting;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.indicator.Where;

/** What an organization is like, as far as definitions can ask for it; null where nothing is known. */
public record Kind(String kind, @Nullable Boolean hasCommittee, @Nullable Boolean hasSmallGroups) {

    static Kind of(ResultSet row) throws SQLException {
        return new Kind(
                row.getString("kind"),
                row.getObject("has_committee", Boolean.class),
                row.getObject("has_small_groups", Boolean.class));
    }

    /** @return whether records of such an organization can be asked for */
    public boolean fits(Where where) {
        return (where.organizationKinds() == null || where.organizationKinds().contains(kind))
                && (where.hasCommittee() == null || where.hasCommittee().equals(hasCommittee))
                && (where.hasSmallGroups() == null || where.hasSmallGroups().equals(hasSmallGroups));
    }
}
