package io.github.psc4j.attack.report;

/**
 * Something that a hostile provider, or somebody between it and the browser, does to a client. Immutable.
 *
 * @param id its name, which begins with the row: {@code V04-hs256-pem}
 * @param row the row of the project's attack catalogue, {@code V…}, or of what the catalogue leaves open, {@code N…}
 * @param action what is done, in a sentence that begins with a verb
 * @param harm what follows when the client lets it pass
 * @param source where it is described: a published vulnerability or a section of a specification
 * @param expectation what a good client does
 */
public record Attack(String id, String row, String action, String harm, String source, Expectation expectation) {

    /** What a good client does about an attack. */
    public enum Expectation {
        /** It shows no session, and calls no address that the attacker chose. */
        NO_SESSION("no session, and no request to an address that the attacker chose"),
        /** It may log the person in, and calls no address that the attacker chose. */
        NO_REQUEST("no request to an address that the attacker chose"),
        /** It shows no session, and no server error. */
        NO_SESSION_NO_SERVER_ERROR("no session, and no server error either"),
        /** It repeats no markup of the attacker in its page. */
        NO_MARKUP("no markup of the attacker in the page"),
        /** It does not send the browser to another site. */
        NO_OTHER_SITE("no redirect to another site"),
        /** It does not log in a browser that merely knows the cookies from before the login. */
        NO_OTHER_BROWSER("no session for a browser that knows the cookies from before the login"),
        /** It leaves the person logged in. */
        SESSION_STAYS("the person stays logged in"),
        /** It gives the same response, whatever was changed, and logs nobody in. */
        SAME_REFUSAL("no session, and one response whatever was changed"),
        /** It sends another value of enough length with every login. */
        NO_REPETITION("another value of enough length with every login");

        private final String text;

        Expectation(String text) {
            this.text = text;
        }

        /**
         * The expectation for people.
         *
         * @return a phrase in English
         */
        public String text() {
            return text;
        }
    }
}
