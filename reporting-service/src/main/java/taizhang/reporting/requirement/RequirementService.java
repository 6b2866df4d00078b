package taizhang.reporting.requirement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.api.http.ETag;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.reporting.indicator.KnownWords;
import taizhang.reporting.problem.ReportingRule;
import taizhang.reporting.reference.AsKnown;
import taizhang.reporting.reference.Author;
import taizhang.reporting.reference.Kept;
import taizhang.reporting.reference.Precondition;
import taizhang.reporting.reference.References;
import taizhang.reporting.reference.Timeline;
import taizhang.reporting.reference.Written;

@ApplicationScoped
class RequirementService {

    /** Who has written the shipped requirements. */
    private static final Author SYSTEM = new Author("system", null);

    private final References references;
    private final KnownWords words;
    private final WithinRequirement within;

    RequirementService(References references, KnownWords words, WithinRequirement within) {
        this.references = references;
        this.words = words;
        this.within = within;
    }

    @Transactional
    Written<Requirement> put(String code, RequirementBody body, Precondition expected, Author author) {
        references.lock();
        Violations broken = new Violations();
        RequirementRules.check(body, code, broken);
        broken.throwIfAny();
        Requirement next = body.toRequirement(code);
        checkWords(next, broken);
        List<@Nullable Requirement> written = new ArrayList<>();
        versions(code).forEach(kept -> written.add(kept.content()));
        Timeline.of(written).check(next, broken);
        broken.throwIfAny();
        // Only now it is certain that the author may know of them; what they forbid is rolled back.
        Written<Requirement> put = references.put(Requirement.KIND, next, expected, author);
        written.add(next);
        checkHolds(code, Timeline.of(written), broken);
        broken.throwIfAny();
        return put;
    }

    /** An exemption does not outlast its requirement, whichever of them is written last. */
    private void checkHolds(String code, Timeline<Requirement> timeline, Violations broken) {
        LocalDate last = timeline.lastDay();
        if (last == null) {
            return;
        }
        for (WithinRequirement.Part part : within.parts(code)) {
            if (part.last() == null || part.last().isAfter(last)) {
                broken.add("/validTo", ReportingRule.EXEMPTION_OUTSIDE, part.code(), timeline.validity());
            }
        }
    }

    /** Takes the requirements that ship over, except for those that somebody has changed here. */
    @Transactional
    void ship(List<Requirement> shipped) {
        references.lock();
        for (Requirement requirement : shipped) {
            List<Kept<Requirement>> versions = versions(requirement.code());
            if (versions.isEmpty()) {
                references.put(Requirement.KIND, requirement, new Precondition(null, null), SYSTEM);
                continue;
            }
            Kept<Requirement> present = versions.get(versions.size() - 1);
            if (present.writtenBy().equals(SYSTEM.subject())) {
                Precondition ours = new Precondition(ETag.of(present.version()), null);
                references.put(Requirement.KIND, requirement, ours, SYSTEM);
            }
        }
    }

    /** @return the attributes that any version names, in order */
    SortedSet<String> attributes() {
        return references.written(Requirement.KIND, AsKnown.NOW).stream()
                .map(Kept::content)
                .filter(content -> content != null && content.attributes() != null)
                .flatMap(content -> content.attributes().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Kept<Requirement>> versions(String code) {
        return references.written(Requirement.KIND, AsKnown.NOW).stream()
                .filter(kept -> kept.code().equals(code))
                .toList();
    }

    private void checkWords(Requirement requirement, Violations broken) {
        Violations ofDefinition = new Violations();
        words.check(requirement.counted(null), "", null, null, ofDefinition);
        for (Violation each : ofDefinition.all()) {
            String pointer = Objects.requireNonNull(each.pointer()).replaceFirst("^/where", "");
            broken.add(new Violation(pointer, null, each.rule(), each.arguments(), each.nearest()));
        }
        String attribute = requirement.each();
        if (attribute != null && ofDefinition.isEmpty()) {
            words.checkAttribute(attribute, requirement.types(), "/each", broken);
            boolean named =
                    requirement.attributes() != null && requirement.attributes().containsKey(attribute);
            if (broken.isEmpty()
                    && !named
                    && words.values(attribute, requirement.types(), null).isEmpty()) {
                broken.add("/each", ReportingRule.OPEN_ATTRIBUTE, attribute);
            }
        }
    }
}
