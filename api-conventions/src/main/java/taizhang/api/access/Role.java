package taizhang.api.access;

import java.util.List;

/** The roles, each with all that the ones before it may; {@link #FEED} stands apart. */
public final class Role {

    public static final String READER = "reader";
    public static final String RECORDER = "recorder";
    public static final String APPROVER = "approver";
    public static final String ADMIN = "admin";
    public static final String FEED = "feed";

    static final List<String> ASCENDING = List.of(READER, RECORDER, APPROVER, ADMIN);

    private Role() {}
}
