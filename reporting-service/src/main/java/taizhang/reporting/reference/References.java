package taizhang.reporting.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taizhang.api.http.ETag;
import taizhang.api.json.Json;
import taizhang.api.page.Cursor;
import taizhang.api.page.Slice;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.table.Table;
import taizhang.api.time.Today;
import taizhang.reporting.feed.FeedLock;
import taizhang.reporting.problem.ReportingRule;

/**
 * Keeps what is written here. Each write is a new version, which stays; it holds from the position after the one that has
 * been applied, so that a figure at that one stays what it was, and raises the generation.
 */
@ApplicationScoped
public class References {

    private final ReferenceQueries queries;
    private final FeedLock feedLock;
    private final Today today;

    References(ReferenceQueries queries, FeedLock feedLock, Today today) {
        this.queries = queries;
        this.feedLock = feedLock;
        this.today = today;
    }

    /**
     * Lets nobody else write until the end of the transaction: to be called before anything is read that decides whether a
     * thing may be written. Like all that writes, in the transaction of the caller.
     */
    public void lock() {
        feedLock.acquire();
    }

    /**
     * Writes a new version, or nothing when the present one says the same. What is wrong with the content itself has been
     * said before.
     *
     * @param content with any number as its version
     * @throws ProblemException 403 for what is everybody's, or of whoever stands above the author; 404 for what the author
     *     does not see; 412, 428 as {@link ETag#put}; 422 when there is no such organization
     */
    public <T extends Reference> Written<T> put(
            ReferenceKind<T> kind, T content, Precondition expected, Author author) {
        long position = feedLock.acquire();
        Kept<T> old = queries.present(kind, content.code()).orElse(null);
        T present = old == null ? null : old.content();
        if (present != null) {
            checkMayWrite(kind, present, author);
        }
        checkIsOfAuthor(content, author);
        ETag.put(expected.ifMatch(), expected.ifNoneMatch(), present == null ? null : present.version());
        if (present != null && Json.text(present).equals(text(content, present.version()))) {
            return new Written<>(present, false, false);
        }
        long version = old == null ? 1 : old.version() + 1;
        String document = text(content, version);
        queries.write(kind, content, version, document, since(position), today.instant(), author.subject());
        return new Written<>(Json.read(document, kind.type()), present == null, true);
    }

    /**
     * Deletes it from now on; its versions stay.
     *
     * @throws ProblemException as {@link #put}, and 404 when there is none
     */
    public <T extends Reference> void delete(
            ReferenceKind<T> kind, String code, @Nullable String ifMatch, Author author) {
        long position = feedLock.acquire();
        T present = get(kind, code, author).there();
        checkMayWrite(kind, present, author);
        ETag.require(ifMatch, present.version());
        queries.write(kind, present, present.version() + 1, null, since(position), today.instant(), author.subject());
    }

    /** @throws ProblemException 404 when there is none that the reader sees */
    public <T extends Reference> Kept<T> get(ReferenceKind<T> kind, String code, Author reader) {
        return find(kind, code, reader).orElseThrow(ProblemException::notFound);
    }

    /** @return the present version, if there is one that the reader sees */
    public <T extends Reference> Optional<Kept<T>> find(ReferenceKind<T> kind, String code, Author reader) {
        List<Kept<T>> seen = isKey(code) ? queries.versions(kind, code, reader, true) : List.of();
        return seen.stream().filter(kept -> kept.content() != null).findFirst();
    }

    /**
     * All versions of one thing that the reader sees, oldest first, what was deleted included.
     *
     * @throws ProblemException 404 when there is none
     */
    public <T extends Reference> List<Kept<T>> versions(ReferenceKind<T> kind, String code, Author reader) {
        List<Kept<T>> seen = isKey(code) ? queries.versions(kind, code, reader, false) : List.of();
        if (seen.isEmpty()) {
            throw ProblemException.notFound();
        }
        return seen;
    }

    /**
     * All versions of one thing, oldest first, whoever sees it.
     *
     * @return none when there is no such code
     */
    public <T extends Reference> List<Kept<T>> versions(ReferenceKind<T> kind, String code) {
        return Violations.isCode(code) ? queries.versions(kind, code) : List.of();
    }

    /**
     * A page of what there is now, by code.
     *
     * @throws ProblemException 400 {@code cursor-mismatch}; 404 when the organization of the filter does not exist for the
     *     reader
     */
    public <T extends Reference> Table.Page<T> list(
            ReferenceKind<T> kind,
            ReferenceFilter filter,
            @Nullable String cursor,
            int limit,
            boolean withTotal,
            Author reader,
            Table.MakePage<T> page) {
        String organization = filter.organization();
        if (organization != null && !queries.isVisible(organization, null, null, reader.organization())) {
            throw ProblemException.notFound();
        }
        List<Object> list = List.of(kind.name(), filter);
        Slice<T> slice = Slice.of(
                queries.page(kind, filter, reader, Cursor.code(cursor, list), limit + 1),
                limit,
                list,
                last -> Cursor.after(last.code()));
        return page.of(slice.items(), slice.next(), withTotal ? queries.total(kind, filter, reader) : null);
    }

    /**
     * What was in force once the generation was reached, of everybody, by code.
     *
     * @param filter NONE: all of the kind
     */
    public <T extends Reference> List<Kept<T>> inForce(ReferenceKind<T> kind, ReferenceFilter filter, long generation) {
        return queries.inForce(kind, filter, generation);
    }

    /** @return the same of what is about one of the organizations */
    public <T extends Reference> List<Kept<T>> inForce(
            ReferenceKind<T> kind, Collection<String> organizations, long generation) {
        return queries.inForce(kind, organizations, generation);
    }

    /** @return all versions of all things of the kind that were written once the generation was reached, by code, oldest first */
    public <T extends Reference> List<Kept<T>> written(ReferenceKind<T> kind, long generation) {
        return queries.written(kind, generation);
    }

    /** @return all versions of all things of the kind that were known then, by code, oldest first */
    public <T extends Reference> List<Kept<T>> written(ReferenceKind<T> kind, AsKnown then) {
        return queries.written(kind, then.generation()).stream()
                .filter(then::has)
                .toList();
    }

    /** What is written when a position has been applied holds from the next one on; what was there first, from the beginning. */
    private static long since(long position) {
        return position == 0 ? 0 : position + 1;
    }

    private <T extends Reference> void checkMayWrite(ReferenceKind<T> kind, T present, Author author) {
        if (author.organization() == null || isBelow(present, author)) {
            return;
        }
        throw queries.versions(kind, present.code(), author, true).isEmpty()
                ? ProblemException.notFound()
                : ProblemException.of(HttpProblem.FORBIDDEN);
    }

    private void checkIsOfAuthor(Reference content, Author author) {
        String organization = content.organization();
        if (organization == null) {
            if (author.organization() != null) {
                throw ProblemException.of(HttpProblem.FORBIDDEN);
            }
        } else if (!isBelow(content, author)) {
            List<Violation> where =
                    List.of(Violation.at("/organization", ReportingRule.UNKNOWN_ORGANIZATION, organization));
            throw ProblemException.of(
                    author.organization() == null ? HttpProblem.INVALID : HttpProblem.NOT_FOUND, where);
        }
    }

    private boolean isBelow(Reference thing, Author author) {
        String organization = thing.organization();
        return organization != null
                && queries.isVisible(organization, thing.firstDay(), thing.lastDay(), author.organization());
    }

    /** @return whether it is a code, or some with colons between them: of what is named by more than one */
    private static boolean isKey(String code) {
        return Arrays.stream(code.split(":", -1)).allMatch(Violations::isCode);
    }

    private static String text(Reference content, long version) {
        ObjectNode document = Json.CANONICAL.valueToTree(content);
        return Json.text(document.put("version", version));
    }
}
