package taizhang.reporting.indicator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Violations;

/** All versions of the definitions, each read when it is first asked for: none is older than one generation. */
public final class Definitions {

    private final Map<String, List<IndicatorQueries.Kept>> read = new ConcurrentHashMap<>();
    private final long generation;
    private final IndicatorQueries queries;

    Definitions(long generation, IndicatorQueries queries) {
        this.generation = generation;
        this.queries = queries;
    }

    /** @return a number that goes up whenever a definition is written */
    public long generation() {
        return generation;
    }

    /**
     * @param position null: the present
     * @return nothing when there was no such indicator when that position was applied
     */
    public Optional<Indicator> inForce(String code, @Nullable Long position) {
        return versions(code).stream()
                .filter(version -> position == null || version.sincePosition() <= position)
                .reduce((earlier, later) -> later)
                .map(IndicatorQueries.Kept::indicator);
    }

    /** @return the codes of all indicators of the present, in order */
    public List<String> codes() {
        return queries.codes();
    }

    /** @return whether there is a later version of it */
    public boolean isSuperseded(Indicator indicator) {
        return inForce(indicator.code(), null)
                .filter(present -> present.version() != indicator.version())
                .isPresent();
    }

    public Optional<Indicator> version(String code, long version) {
        return versions(code).stream()
                .map(IndicatorQueries.Kept::indicator)
                .filter(indicator -> indicator.version() == version)
                .findFirst();
    }

    private List<IndicatorQueries.Kept> versions(String code) {
        List<IndicatorQueries.Kept> versions = read.get(code);
        if (versions == null) {
            if (!Violations.isCode(code)) {
                return List.of();
            }
            versions = queries.versions(code);
            if (!versions.isEmpty()) {
                read.put(code, versions);
            }
        }
        return versions;
    }
}
