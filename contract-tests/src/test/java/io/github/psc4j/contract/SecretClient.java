package io.github.psc4j.contract;

/** A client that the provider knows by a secret, sent as Basic or in the form. */
public record SecretClient(String id, String secret) {}
