package taizhang.reporting.indicator;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.reference.Kept;
import taizhang.reporting.reference.Timeline;

/** All versions of the definitions, as one generation knows them. */
public final class Definitions {

    private final Map<String, List<Kept<Indicator>>> versions;
    private final long generation;

    /** @param written each version; those of one indicator in their order */
    Definitions(long generation, List<Kept<Indicator>> written) {
        this.generation = generation;
        this.versions = written.stream().collect(Collectors.groupingBy(Kept::code, TreeMap::new, Collectors.toList()));
    }

    /** @return a number that goes up whenever a definition is written */
    public long generation() {
        return generation;
    }

    /** @return the codes of all indicators of the present, in order */
    public List<String> codes() {
        return List.copyOf(versions.keySet());
    }

    /**
     * @param known the generation that knows it; null: the present one
     * @return nothing when there was no such indicator then
     */
    public Optional<Indicator> inForce(String code, @Nullable Long known) {
        return versions(code).stream()
                .filter(version -> known == null || version.generation() <= known)
                .reduce((earlier, later) -> later)
                .map(Kept::there);
    }

    /**
     * @param known as {@link #inForce(String, Long)}
     * @return the version that holds on a day, as was known then
     */
    public Optional<Indicator> inForce(String code, @Nullable Long known, LocalDate day) {
        return Timeline.of(versions(code).stream()
                        .filter(version -> known == null || version.generation() <= known)
                        .map(Kept::there)
                        .toList())
                .on(day);
    }

    /** @return whether there is a later version of it */
    public boolean isSuperseded(Indicator indicator) {
        return inForce(indicator.code(), null)
                .filter(present -> present.version() != indicator.version())
                .isPresent();
    }

    public Optional<Indicator> version(String code, long version) {
        return versions(code).stream()
                .map(Kept::there)
                .filter(indicator -> indicator.version() == version)
                .findFirst();
    }

    private List<Kept<Indicator>> versions(String code) {
        return versions.getOrDefault(code, List.of());
    }
}
