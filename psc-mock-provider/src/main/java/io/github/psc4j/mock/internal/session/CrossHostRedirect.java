package io.github.psc4j.mock.internal.session;

/** A finished login on its way from the wallet's host over the issuer's back to the client. */
public record CrossHostRedirect(String callback, String sessionCookie) {}
