package taizhang.launcher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;

/** What the page for people cannot know by itself: its address with a token, where one signs in, what it may load. */
final class Page {

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private Page() {}

    /** The token is in the fragment, which no browser sends: it stands in no log, and the page takes it out of its address. */
    static String address(String gateway, String token) {
        return gateway + "/#token=" + token;
    }

    /** Its config.json; both are null where people are given tokens. */
    static String config(@Nullable SignIn signIn) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("issuer", signIn == null ? null : signIn.issuer());
        config.put("clientId", signIn == null ? null : signIn.clientId());
        return JsonUtil.toJson(config);
    }

    /** Its Content-Security-Policy. The one script inside it that may be is the map of its modules, which can be in no file. */
    static String policy(String html, @Nullable SignIn signIn) {
        Matcher map = IMPORT_MAP.matcher(html);
        String script = map.find() ? " 'sha256-" + hash(map.group(1)) + "'" : "";
        String issuer = signIn == null ? "" : " " + signIn.origin();
        return "default-src 'none'; script-src 'self'" + script + "; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'" + issuer + "; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String script) {
        try {
            // As browsers read it.
            byte[] text = script.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
