package taizhang.reporting.fact;

import java.util.regex.Pattern;

/**
 * What an organization has on a day, as a quantity that definitions sum: its members, its staff, or how many of a post are
 * filled. The text speaks of the organization {@code f}.
 */
public final class OrganizationAmount {

    /** The quantities, as a regular expression. */
    public static final String PATTERN = "members|staff|posts-filled:[a-z0-9]+(-[a-z0-9]+)*";

    private static final Pattern FORM = Pattern.compile(PATTERN);
    private static final String POSTS = "posts-filled:";

    private OrganizationAmount() {}

    public static boolean isOne(String quantity) {
        return FORM.matcher(quantity).matches();
    }

    /** @return of posts the code, which is a parameter of the text; of all else an empty text */
    public static String post(String quantity) {
        return quantity.startsWith(POSTS) ? quantity.substring(POSTS.length()) : "";
    }

    /**
     * @param post the parameter that the code of the post is
     * @return null in SQL where nothing is known
     */
    public static String sql(String quantity, String post) {
        return switch (quantity) {
            case "members" -> "f.member_count";
            case "staff" -> "f.staff_count";
            default -> "(f.posts_filled ->> %s)::integer".formatted(post);
        };
    }
}
