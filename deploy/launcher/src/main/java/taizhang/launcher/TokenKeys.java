package taizhang.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import taizhang.machine.Folders;
import taizhang.machine.LaunchException;

/** The RSA key pair that signs our own tokens; made once, kept in PEM files of mode 0600. */
final class TokenKeys {

    private static final int BITS = 2048;

    private final Path folder;

    TokenKeys(Path folder) {
        this.folder = folder;
    }

    /** The file that the services check tokens with. */
    Path publicKeyFile() {
        makeOnce();
        return folder.resolve("public.pem");
    }

    PrivateKey privateKey() {
        makeOnce();
        try {
            String pem = Files.readString(privateKeyFile());
            String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new LaunchException(
                    "The signing key " + privateKeyFile() + " cannot be read. Delete the folder " + folder
                            + " to have new keys made; all tokens given out so far end with it.",
                    e);
        }
    }

    private Path privateKeyFile() {
        return folder.resolve("private.pem");
    }

    private void makeOnce() {
        if (Files.exists(privateKeyFile())) {
            return;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            // The private key last: its presence says that both are there.
            Folders.writePrivate(
                    folder.resolve("public.pem"),
                    pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            Folders.writePrivate(
                    privateKeyFile(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
