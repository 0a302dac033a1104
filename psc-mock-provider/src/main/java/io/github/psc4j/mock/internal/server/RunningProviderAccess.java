package io.github.psc4j.mock.internal.server;

import io.github.psc4j.mock.extension.Interceptor;
import io.github.psc4j.mock.extension.ProviderAccess;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.internal.tls.CertificateAuthority;
import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.Persona;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The extension point over the state of the provider. */
public record RunningProviderAccess(ProviderState provider) implements ProviderAccess {

    @Override
    public void addInterceptor(Interceptor interceptor) {
        provider.interceptors().add(interceptor);
    }

    @Override
    public void removeInterceptor(Interceptor interceptor) {
        provider.interceptors().remove(interceptor);
    }

    @Override
    public Clock clock() {
        return provider.settings().clock();
    }

    @Override
    public List<Persona> personas() {
        return List.copyOf(provider.settings().personas().values());
    }

    @Override
    public Map<String, Object> signingKey() {
        return provider.keys().current().toJSONObject();
    }

    @Override
    public Map<String, Object> encryptionKey() {
        return provider.keys().encryption().toJSONObject();
    }

    @Override
    public ClientKey issueUntrustedCertificate(String subjectDn) {
        return new CertificateAuthority().issueClientCertificate(subjectDn);
    }
}
