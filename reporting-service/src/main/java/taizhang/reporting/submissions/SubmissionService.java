package taizhang.reporting.submissions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import taizhang.api.http.ETag;
import taizhang.api.page.Slice;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.text.Coded;
import taizhang.api.time.Period;
import taizhang.api.time.Today;
import taizhang.reporting.counting.Counter;
import taizhang.reporting.counting.Entered;
import taizhang.reporting.counting.Moment;
import taizhang.reporting.counting.Organization;
import taizhang.reporting.reference.Author;
import taizhang.reporting.reference.Kept;
import taizhang.reporting.reference.Precondition;
import taizhang.reporting.reference.ReferenceFilter;
import taizhang.reporting.reference.References;
import taizhang.reporting.reference.Written;

/** Keeps who has handed in what, and says what has changed since. */
@ApplicationScoped
class SubmissionService {

    /** What stands for the version of what nobody has written yet. */
    private static final String UNWRITTEN = ETag.of(0);

    /** An organization and a period. */
    record Subject(String organization, Period period) {}

    /**
     * @param children only those directly below the organization, and not itself
     * @param state null: any
     */
    record Query(String organization, boolean children, Period period, @Nullable SubmissionState state) {}

    record Result(SubmissionView view, boolean created) {}

    private final References references;
    private final Counter counter;
    private final Today today;
    private final int days;

    SubmissionService(
            References references,
            Counter counter,
            Today today,
            @ConfigProperty(name = "taizhang.submission.days", defaultValue = "15") int days) {
        this.references = references;
        this.counter = counter;
        this.today = today;
        this.days = days;
    }

    /** @throws ProblemException 404 when the reader sees no such organization in the period, or the period has not begun */
    SubmissionView get(Subject subject, Author reader) {
        lookAtBegun(subject, reader);
        return view(subject, find(subject, reader).orElse(null));
    }

    List<SubmissionVersion> versions(Subject subject, Author reader) {
        lookAtBegun(subject, reader);
        return find(subject, reader).isEmpty()
                ? List.of()
                : references.versions(Submission.KIND, code(subject), reader).stream()
                        .map(SubmissionVersion::of)
                        .toList();
    }

    SubmissionView.Page list(Query query, @Nullable String cursor, int limit, boolean withTotal, Author reader) {
        look(new Subject(query.organization(), query.period()), reader);
        if (isToCome(query.period())) {
            return new SubmissionView.Page(List.of(), null, withTotal ? 0L : null);
        }
        Map<String, Kept<Submission>> written = new HashMap<>();
        ReferenceFilter ofPeriod =
                ReferenceFilter.NONE.with("period", query.period().label()).below(query.organization(), false);
        references
                .inForce(Submission.KIND, ofPeriod, counter.present().generation())
                .forEach(each -> written.put(each.there().organization(), each));
        List<String> all =
                counter
                        .standing(
                                query.organization(),
                                query.children(),
                                query.period().last(),
                                reader.organization())
                        .stream()
                        .filter(each -> query.state() == null || query.state() == state(written.get(each)))
                        .toList();
        Slice<String> slice = Slice.ofWhole(all, cursor, limit, query, each -> each);
        return new SubmissionView.Page(
                views(query.period(), slice.items(), written), slice.next(), withTotal ? (long) all.size() : null);
    }

    @Transactional
    Result put(Subject subject, SubmissionBody body, Precondition expected, Author author) {
        references.lock();
        Organization organization = look(subject, author);
        requireInSight(subject, organization, author);
        SubmissionState to = checked(body);
        Kept<Submission> old = find(subject, author).orElse(null);
        Precondition known =
                old == null && UNWRITTEN.equals(expected.ifMatch()) ? new Precondition(null, null) : expected;
        ETag.put(known.ifMatch(), known.ifNoneMatch(), old == null ? null : old.version());
        if (to.isOfSuperior() && !isAbove(subject, author)) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
        if (!state(old).next().contains(to)) {
            throw ProblemException.of(
                    HttpProblem.ILLEGAL_TRANSITION,
                    state(old).code(),
                    state(old).nextCodes());
        }
        Violations broken = new Violations();
        if (to == SubmissionState.RETURNED) {
            broken.required("/reason", body.reason());
        }
        broken.throwIfAny();
        if (to == SubmissionState.SUBMITTED) {
            checkPeriod(subject.period(), organization);
        }
        Written<Submission> written =
                references.put(Submission.KIND, content(subject, body, to, old, author), known, author);
        return new Result(view(subject, find(subject, author).orElseThrow()), written.created());
    }

    /** The organization was there on a day of it, and it has begun. */
    private void checkPeriod(Period period, Organization organization) {
        if (!organization.existsIn(period) || isToCome(period)) {
            LocalDate last = organization.validTo();
            throw ProblemException.invalid(List.of(Violation.ofParameter(
                    "period",
                    FieldRule.OUT_OF_RANGE,
                    organization.validFrom(),
                    last == null || last.isAfter(today.date()) ? today.date() : last)));
        }
    }

    private static SubmissionState checked(SubmissionBody body) {
        Violations broken = new Violations();
        if (broken.required("/state", body.state())) {
            broken.oneOf("/state", body.state(), SubmissionState.STEPS);
        }
        broken.text("/reason", body.reason(), SubmissionBody.LONGEST_REASON);
        broken.text("/onBehalfOf", body.onBehalfOf(), SubmissionBody.LONGEST_SUBJECT);
        broken.throwIfAny();
        return Objects.requireNonNull(Coded.of(SubmissionState.class, Objects.requireNonNull(body.state())));
    }

    /** What was submitted stays named by its position, whatever the superior says of it. */
    private Submission content(
            Subject subject, SubmissionBody body, SubmissionState to, @Nullable Kept<Submission> old, Author author) {
        Submission handedIn = old == null || to == SubmissionState.SUBMITTED ? null : old.there();
        return new Submission(
                code(subject),
                subject.organization(),
                subject.period().label(),
                to.code(),
                body.reason(),
                body.onBehalfOf(),
                handedIn == null ? counter.present().position() : handedIn.position(),
                handedIn == null ? today.instant() : handedIn.submittedAt(),
                handedIn == null ? author.subject() : handedIn.submittedBy(),
                0);
    }

    /** @return whether the author's organization stands above it, and is not itself */
    private boolean isAbove(Subject subject, Author author) {
        return author.organization() == null || !author.organization().equals(subject.organization());
    }

    /** Nothing is due of it yet. */
    private boolean isToCome(Period period) {
        return period.from().isAfter(today.date());
    }

    private void lookAtBegun(Subject subject, Author reader) {
        Organization organization = look(subject, reader);
        if (isToCome(subject.period()) || !organization.existsIn(subject.period())) {
            throw ProblemException.notFound();
        }
        requireInSight(subject, organization, reader);
    }

    /** As in the list: a period goes up to those that the organization stood below on its last day there. */
    private void requireInSight(Subject subject, Organization organization, Author caller) {
        if (caller.organization() == null || !organization.existsIn(subject.period())) {
            return;
        }
        LocalDate ended = organization.validTo();
        LocalDate last = subject.period().last();
        LocalDate day = ended == null || ended.isAfter(last) ? last : ended;
        if (!counter.standing(subject.organization(), false, day, caller.organization())
                .contains(subject.organization())) {
            throw ProblemException.notFound();
        }
    }

    private Organization look(Subject subject, Author reader) {
        return counter.look(subject.organization(), false, subject.period(), Moment.NOW, reader.organization())
                .organization();
    }

    private Optional<Kept<Submission>> find(Subject subject, Author reader) {
        return references.find(Submission.KIND, code(subject), reader);
    }

    private static String code(Subject subject) {
        return Submission.code(subject.organization(), subject.period());
    }

    private static SubmissionState state(@Nullable Kept<Submission> kept) {
        return kept == null ? SubmissionState.DUE : kept.there().at();
    }

    private SubmissionView view(Subject subject, @Nullable Kept<Submission> kept) {
        Map<String, Kept<Submission>> written = kept == null ? Map.of() : Map.of(subject.organization(), kept);
        return views(subject.period(), List.of(subject.organization()), written).get(0);
    }

    private List<SubmissionView> views(
            Period period, List<String> organizations, Map<String, Kept<Submission>> written) {
        List<String> submitted =
                organizations.stream().filter(written::containsKey).toList();
        List<Long> changed = counter.changed(submitted.stream()
                .map(each -> new Entered(
                        each,
                        period,
                        Objects.requireNonNull(written.get(each)).there().position()))
                .toList());
        List<SubmissionView> views = new ArrayList<>();
        for (String organization : organizations) {
            int no = submitted.indexOf(organization);
            views.add(view(organization, period, written.get(organization), no < 0 ? null : changed.get(no)));
        }
        return views;
    }

    private SubmissionView view(
            String organization, Period period, @Nullable Kept<Submission> kept, @Nullable Long changed) {
        LocalDate due = period.last().plusDays(days);
        Submission content = kept == null ? null : kept.there();
        SubmissionState state = state(kept);
        LocalDate handedIn = content == null || state == SubmissionState.RETURNED
                ? today.date()
                : today.dateOf(content.submittedAt());
        return new SubmissionView(
                organization,
                period.label(),
                state.code(),
                content == null ? null : content.reason(),
                content == null ? null : content.onBehalfOf(),
                due,
                handedIn.isAfter(due),
                content == null ? null : content.position(),
                content == null ? null : content.submittedAt(),
                content == null ? null : content.submittedBy(),
                changed,
                kept == null ? null : kept.writtenAt(),
                kept == null ? null : kept.writtenBy(),
                kept == null ? 0 : kept.version());
    }
}
