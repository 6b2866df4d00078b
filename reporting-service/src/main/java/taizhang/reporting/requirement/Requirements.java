package taizhang.reporting.requirement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Violation;
import taizhang.reporting.indicator.KnownWords;
import taizhang.reporting.problem.ReportingRule;
import taizhang.reporting.reference.AsKnown;
import taizhang.reporting.reference.Author;
import taizhang.reporting.reference.Kept;
import taizhang.reporting.reference.References;
import taizhang.reporting.reference.Timeline;

/** The requirements for those who judge by them. */
@ApplicationScoped
public class Requirements {

    private final References references;
    private final KnownWords words;

    Requirements(References references, KnownWords words) {
        this.references = references;
        this.words = words;
    }

    /** @return which version holds on which day, of each requirement that was written then, by code */
    public Map<String, Timeline<Requirement>> at(AsKnown then) {
        Map<String, List<@Nullable Requirement>> written = new TreeMap<>();
        for (Kept<Requirement> kept : references.written(Requirement.KIND, then)) {
            written.computeIfAbsent(kept.code(), code -> new ArrayList<>()).add(kept.content());
        }
        Map<String, Timeline<Requirement>> timelines = new TreeMap<>();
        written.forEach((code, versions) -> timelines.put(code, Timeline.of(versions)));
        return timelines;
    }

    /** @return the requirement as it is now, if there is one that the reader sees */
    public Optional<Requirement> find(String code, Author reader) {
        return references.find(Requirement.KIND, code, reader).map(Kept::there);
    }

    /** @return those of the codes that name no requirement that the reader sees, with the nearest that do */
    public List<Violation> unknown(List<String> codes, Author reader) {
        return codes.stream()
                .filter(code -> find(code, reader).isEmpty())
                .map(code -> Violation.ofParameter("requirement", ReportingRule.UNKNOWN_REQUIREMENT, code)
                        .near(code, seen(reader)))
                .toList();
    }

    private List<String> seen(Author reader) {
        return at(AsKnown.NOW).keySet().stream()
                .filter(code -> find(code, reader).isPresent())
                .toList();
    }

    /** @return a version, whoever sees it */
    public Optional<Requirement> version(String code, long version) {
        return references.written(Requirement.KIND, AsKnown.NOW).stream()
                .filter(kept -> kept.code().equals(code) && kept.version() == version && kept.content() != null)
                .map(Kept::there)
                .findFirst();
    }

    /** @return the values of {@code each}, in order, as the types had them at a position; one null without it */
    public List<@Nullable String> values(Requirement requirement, @Nullable Long position) {
        String attribute = requirement.each();
        if (attribute == null) {
            List<@Nullable String> none = new ArrayList<>();
            none.add(null);
            return none;
        }
        Map<String, List<String>> named = requirement.attributes();
        return List.copyOf(new TreeSet<>(
                named != null && named.containsKey(attribute)
                        ? named.get(attribute)
                        : words.values(attribute, requirement.types(), position)));
    }
}
