package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.Optional;

/**
 * How to reach a structure, as it was received.
 *
 * @param phone the telephone number
 * @param secondPhone another telephone number
 * @param fax the fax number
 * @param email the e-mail address of the structure, not of the person
 */
public record ContactDetails(
        Optional<String> phone, Optional<String> secondPhone, Optional<String> fax, Optional<String> email) {

    private static final ContactDetails NONE =
            new ContactDetails(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Refuses {@code null}.
     *
     * @param phone the telephone number
     * @param secondPhone another telephone number
     * @param fax the fax number
     * @param email the e-mail address of the structure, not of the person
     */
    public ContactDetails {
        Arguments.refuseNull(email, "email");
        Arguments.refuseNull(fax, "fax");
        Arguments.refuseNull(phone, "phone");
        Arguments.refuseNull(secondPhone, "secondPhone");
    }

    static ContactDetails of(
            Optional<String> phone, Optional<String> secondPhone, Optional<String> fax, Optional<String> email) {
        ContactDetails details = new ContactDetails(phone, secondPhone, fax, email);
        return details.isEmpty() ? NONE : details;
    }

    /**
     * Tells whether nothing was sent.
     *
     * @return {@code true} if there is no way to reach the structure
     */
    public boolean isEmpty() {
        return phone.isEmpty() && secondPhone.isEmpty() && fax.isEmpty() && email.isEmpty();
    }

    /**
     * Hides the details.
     *
     * @return a mask
     */
    @Override
    public String toString() {
        return "ContactDetails[•••]";
    }
}
