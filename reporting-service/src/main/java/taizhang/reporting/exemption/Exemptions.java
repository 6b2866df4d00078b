package taizhang.reporting.exemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import taizhang.reporting.reference.AsKnown;
import taizhang.reporting.reference.Kept;
import taizhang.reporting.reference.ReferenceFilter;
import taizhang.reporting.reference.References;
import taizhang.reporting.requirement.WithinRequirement;

/** The exemptions for those who judge by them. */
@ApplicationScoped
public class Exemptions implements WithinRequirement {

    private final References references;

    Exemptions(References references) {
        this.references = references;
    }

    @Override
    public List<Part> parts(String requirement) {
        return references
                .inForce(
                        Exemption.KIND, ReferenceFilter.NONE.with("requirement", requirement), AsKnown.NOW.generation())
                .stream()
                .map(kept -> new Part(kept.code(), kept.there().validTo()))
                .toList();
    }

    /** @return all that were in force then, of everybody */
    public List<Exemption> at(AsKnown then) {
        Map<String, Kept<Exemption>> last = new TreeMap<>();
        references.written(Exemption.KIND, then).forEach(kept -> last.put(kept.code(), kept));
        return last.values().stream()
                .map(Kept::content)
                .flatMap(Stream::ofNullable)
                .toList();
    }
}
