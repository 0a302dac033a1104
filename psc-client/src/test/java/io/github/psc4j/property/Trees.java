package io.github.psc4j.property;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Any JSON: what a provider, a browser or an attacker may send. */
final class Trees {
    /** Names that mean something to a reader, so that values of the wrong type reach it. */
    private static final List<String> NAMES = List.of(
            "iss",
            "sub",
            "aud",
            "azp",
            "exp",
            "iat",
            "nbf",
            "auth_time",
            "nonce",
            "acr",
            "sid",
            "at_hash",
            "typ",
            "jti",
            "events",
            "cnf",
            "x5t#S256",
            "active",
            "scope",
            "client_id",
            "keys",
            "kty",
            "n",
            "e",
            "kid",
            "use",
            "alg",
            "x",
            "y",
            "crv",
            "issuer",
            "token_endpoint",
            "jwks_uri",
            "access_token",
            "id_token",
            "refresh_token",
            "token_type",
            "expires_in",
            "error",
            "SubjectNameID",
            "SubjectRole",
            "SubjectRefPro",
            "exercices",
            "activities",
            "otherIds",
            "identifiant",
            "codeProfession",
            "codeSavoirFaire",
            "given_name",
            "family_name");

    private Trees() {}

    /** Text that UTF-8 can carry: everything but halves of surrogate pairs. */
    static Arbitrary<String> texts() {
        Arbitrary<Character> characters = Arbitraries.oneOf(
                Arbitraries.chars().range(' ', '~'),
                Arbitraries.chars().range('\u0000', '\ud7ff'),
                Arbitraries.chars().range('\ue000', '\uffff'));
        return Arbitraries.oneOf(
                characters.list().ofMaxSize(12).map(Trees::join),
                Arbitraries.of("", " ", "\ud83d\ude00", "https://provider.example", "10^1.2", "VRAI", "899700000017"));
    }

    private static String join(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    static Arbitrary<Object> values() {
        return Arbitraries.lazyOf(
                () -> Trees.texts().map(Object.class::cast),
                () -> Arbitraries.longs().map(Object.class::cast),
                () -> Arbitraries.doubles().map(Trees::asRead),
                () -> Arbitraries.bigIntegers()
                        .between(BigInteger.TWO.pow(63), BigInteger.TWO.pow(100))
                        .map(Object.class::cast),
                () -> Arbitraries.of(true, false).map(Object.class::cast),
                () -> Arbitraries.<Object>just(null),
                () -> values().list().ofMaxSize(3).map(Object.class::cast),
                () -> objects().map(Object.class::cast));
    }

    static Arbitrary<Map<String, Object>> objects() {
        Arbitrary<String> names = Arbitraries.oneOf(Arbitraries.of(NAMES), texts());
        return Arbitraries.maps(names, values()).ofMaxSize(5).map(LinkedHashMap::new);
    }

    /** The number as it is read from what is written: without point and exponent it is a whole one. */
    private static Object asRead(double number) {
        BigDecimal decimal = new BigDecimal(Double.toString(number));
        return decimal.scale() <= 0 && !decimal.toString().contains("E") ? (Object) decimal.longValue() : decimal;
    }
}
