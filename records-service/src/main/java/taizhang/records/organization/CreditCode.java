package taizhang.records.organization;

import java.util.regex.Pattern;

/** The unified social credit identifier of 18 characters (GB 32100-2015), whose last character checks the others. */
final class CreditCode {

    /** Digits and capitals without I, O, S, V, Z; the value of a character is its place here. */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final Pattern FORM = Pattern.compile("[%s]{18}".formatted(CHARACTERS));
    private static final int MODULUS = 31;
    private static final int BASE = 3;

    private CreditCode() {}

    static boolean isValid(String code) {
        return FORM.matcher(code).matches() && code.charAt(17) == checkCharacter(code);
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += weight * CHARACTERS.indexOf(code.charAt(i));
            weight = weight * BASE % MODULUS;
        }
        return CHARACTERS.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }
}
