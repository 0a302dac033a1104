package io.github.psc4j.mock.internal.server;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.LazyHttpClient;
import java.util.List;

/** WireMock's clients for stubs that are proxies, made when there is one: they read every authority of the platform. */
public final class LazyHttpClientFactory implements HttpClientFactory {

    @Override
    public HttpClient buildHttpClient(
            Options options, boolean trustEverybody, List<String> trustedHosts, boolean useSystemProperties) {
        return new LazyHttpClient(() -> new ApacheHttpClientFactory()
                .buildHttpClient(options, trustEverybody, trustedHosts, useSystemProperties));
    }
}
