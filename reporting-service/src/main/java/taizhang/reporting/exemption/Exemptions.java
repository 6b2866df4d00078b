package taizhang.reporting.exemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import taizhang.reporting.reference.AsKnown;
import taizhang.reporting.reference.Kept;
import taizhang.reporting.reference.References;

/** The exemptions for those who judge by them. */
@ApplicationScoped
public class Exemptions {

    private final References references;

    Exemptions(References references) {
        this.references = references;
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
