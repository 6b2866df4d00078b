package taizhang.reporting.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.time.Period;
import taizhang.api.time.Today;
import taizhang.reporting.compliance.DueObligation;
import taizhang.reporting.compliance.DueObligations;
import taizhang.reporting.counting.Counter;
import taizhang.reporting.counting.Moment;
import taizhang.reporting.problem.ReportingRule;
import taizhang.reporting.reference.Author;

@ApplicationScoped
class CalendarService {

    private static final Duration KEY_REMEMBERED = Duration.ofDays(7);
    private static final int BYTES = 32;

    /** What is over stays for a month, so that a calendar shows what has become of it. */
    private static final int DAYS_BACK = 31;

    /** The end of a year that has begun. */
    private static final int DAYS_AHEAD = 366;

    /** More than any program shows; the earliest come first. */
    private static final int MOST = 5_000;

    /** What is so far back that no calendar says it any more. */
    private static final int DAYS_KEPT = 100;

    private final CalendarQueries queries;
    private final DueObligations obligations;
    private final Counter counter;
    private final Today today;
    private final SecureRandom random = new SecureRandom();

    CalendarService(CalendarQueries queries, DueObligations obligations, Counter counter, Today today) {
        this.queries = queries;
        this.obligations = obligations;
        this.counter = counter;
        this.today = today;
    }

    record Made(CalendarToken.Created token, boolean replayed) {}

    /**
     * Only a hash of the token is kept. One that is made with an Idempotency-Key is derived from that key, so that the same
     * key gives the same token again, and nobody without it can.
     */
    @Transactional
    Made create(CalendarToken.@Nullable Body body, @Nullable String idempotencyKey, Author author) {
        String organization = body == null ? null : body.organization();
        if (organization == null || organization.isBlank()) {
            throw ProblemException.invalid(List.of(Violation.at("/organization", FieldRule.REQUIRED)));
        }
        checkSees(organization, author);
        Instant now = today.instant();
        queries.forgetKeys(now.minus(KEY_REMEMBERED));
        String key = idempotencyKey == null ? null : hash(idempotencyKey);
        CalendarQueries.Kept known =
                key == null ? null : queries.byKey(author.subject(), key).orElse(null);
        if (known != null) {
            if (known.revoked() || !known.token().organization().equals(organization)) {
                throw ProblemException.of(HttpProblem.IDEMPOTENCY_KEY_REUSED);
            }
            return made(
                    known.token(),
                    derived(String.valueOf(idempotencyKey), known.token().id()),
                    true);
        }
        CalendarToken token = new CalendarToken(UUID.randomUUID(), organization, now);
        String secret = idempotencyKey == null ? drawn() : derived(idempotencyKey, token.id());
        queries.insert(token, hash(secret), author.organization(), author.subject(), key);
        return made(token, secret, false);
    }

    private static Made made(CalendarToken token, String secret, boolean replayed) {
        String address = "/v1/compliance.ics?organization=" + token.organization() + "&token=" + secret;
        return new Made(
                new CalendarToken.Created(token.id(), token.organization(), token.createdAt(), secret, address),
                replayed);
    }

    /** @throws ProblemException 404 when it does not exist for the caller, 422 when it does not exist at all */
    private void checkSees(String organization, Author author) {
        Period day = Period.interval(today.date(), today.date().plusDays(1));
        try {
            counter.look(organization, false, day, Moment.NOW, author.organization());
        } catch (ProblemException notFound) {
            throw author.organization() != null
                    ? notFound
                    : ProblemException.invalid(
                            List.of(Violation.at("/organization", ReportingRule.UNKNOWN_ORGANIZATION, organization)));
        }
    }

    List<CalendarToken> list(Author author) {
        return queries.of(author.subject());
    }

    @Transactional
    void revoke(UUID id, Author author) {
        if (!queries.revoke(id, author.subject())) {
            throw ProblemException.notFound();
        }
    }

    /**
     * The calendar of an organization.
     *
     * @throws ProblemException 401 when the token is none, or revoked; 404 when it is one of another organization
     */
    @Transactional
    String calendar(String organization, String token) {
        CalendarQueries.Kept kept =
                queries.byHash(hash(token)).orElseThrow(() -> ProblemException.of(HttpProblem.UNAUTHENTICATED));
        if (!kept.token().organization().equals(organization)) {
            throw ProblemException.notFound();
        }
        LocalDate day = today.date();
        List<CalendarEvent> events = new ArrayList<>();
        obligations.between(organization, kept.scope(), day.minusDays(DAYS_BACK), day.plusDays(DAYS_AHEAD)).stream()
                .limit(MOST)
                .map(CalendarService::event)
                .forEach(events::add);
        Map<String, CalendarQueries.Said> said = queries.say(events, today.instant(), day.minusDays(DAYS_KEPT));
        CalendarText text = new CalendarText("台账 " + organization);
        for (CalendarEvent event : events) {
            CalendarQueries.Said of = said.getOrDefault(event.uid(), new CalendarQueries.Said(0, today.instant()));
            text.event(event, of.sequence(), of.changedAt());
        }
        return text.end();
    }

    private static CalendarEvent event(DueObligation due) {
        String state =
                switch (due.state()) {
                    case "due" -> "还差 " + due.missing() + " 次";
                    case "missed" -> "未完成，缺 " + due.missing() + " 次";
                    case "exempt" -> "已豁免";
                    default -> "已完成";
                };
        String value = due.value() == null ? "" : "（" + due.value() + "）";
        return new CalendarEvent(
                hash(String.join(
                                        "\n",
                                        due.organization(),
                                        due.requirement(),
                                        due.period(),
                                        String.valueOf(due.value())))
                                .substring(0, BYTES)
                        + "@taizhang",
                due.deadline(),
                due.organizationName() + " · " + due.requirementName().zh() + value + "：" + state,
                due.requirementName().zh() + " / " + due.requirementName().en() + "\n" + due.organization() + " "
                        + due.requirement() + " " + due.period() + "\nrequired " + due.required() + ", held "
                        + due.held()
                        + ", " + due.state(),
                due.state().equals("exempt"));
    }

    private String drawn() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String derived(String key, UUID id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256("calendar-token\n" + id + "\n" + key));
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
