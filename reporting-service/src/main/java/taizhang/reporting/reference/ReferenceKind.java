package taizhang.reporting.reference;

/**
 * One kind of what is written here.
 *
 * @param name in the database, in the words of the paths: {@code target}
 * @param holdsBelow whether it says something of whoever stands below its organization, who may read it for that
 */
public record ReferenceKind<T extends Reference>(String name, Class<T> type, boolean holdsBelow) {}
