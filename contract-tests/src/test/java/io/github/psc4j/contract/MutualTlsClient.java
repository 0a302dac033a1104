package io.github.psc4j.contract;

/** A client that the provider knows by the subject of its certificate ({@code tls_client_auth}). */
public record MutualTlsClient(String id, ClientKeyStore keyStore) {}
