package taizhang.reporting.requirement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whoever keeps what lies within the validity of requirements, which are then not shortened under it. */
public interface WithinRequirement {

    /**
     * One such thing.
     *
     * @param last its last day; null: it has none
     */
    record Part(String code, @Nullable LocalDate last) {}

    /** @return all that there are of a requirement, by code */
    List<Part> parts(String requirement);
}
