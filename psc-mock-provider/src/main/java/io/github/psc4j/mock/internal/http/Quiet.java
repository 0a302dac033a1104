package io.github.psc4j.mock.internal.http;

import com.github.tomakehurst.wiremock.common.Notifier;

/** WireMock would log requests, and with them tokens. */
public final class Quiet implements Notifier {

    @Override
    public void info(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Throwable cause) {}
}
