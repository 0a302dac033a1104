package io.github.psc4j.mock.internal.server;

import com.github.tomakehurst.wiremock.common.Notifier;

/** WireMock would log requests, and with them tokens. */
public final class SilentNotifier implements Notifier {

    @Override
    public void info(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Throwable cause) {}
}
