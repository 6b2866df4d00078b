package taizhang.launcher;

import java.net.URI;
import java.net.URISyntaxException;
import taizhang.machine.LaunchException;

/**
 * How people sign in on the page: by OpenID Connect.
 *
 * @param issuer address of the server
 * @param clientId its public client for the page
 */
record SignIn(String issuer, String clientId) {

    SignIn {
        origin(issuer);
    }

    /** What the page has to talk to besides the gateway. */
    String origin() {
        return origin(issuer);
    }

    private static String origin(String issuer) {
        try {
            URI address = new URI(issuer);
            if (address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                String port = address.getPort() < 0 ? "" : ":" + address.getPort();
                return address.getScheme() + "://" + address.getHost() + port;
            }
        } catch (URISyntaxException e) {
            throw noAddress(issuer);
        }
        throw noAddress(issuer);
    }

    private static LaunchException noAddress(String issuer) {
        return new LaunchException("With TAIZHANG_PAGE_CLIENT_ID, TAIZHANG_TOKEN_ISSUER must be the address of an"
                + " OpenID Connect server, not \"" + issuer + "\".");
    }
}
