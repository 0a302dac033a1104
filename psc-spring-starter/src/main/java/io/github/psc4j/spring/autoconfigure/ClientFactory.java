package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.PscClientBuilder;
import io.github.psc4j.ResourceServerBuilder;
import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.professional.ClaimsToKeep;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.SealingKey;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.spring.PscClientCustomizer;
import io.github.psc4j.spring.PscConnectionDetails;
import io.github.psc4j.spring.actuate.CertificateWarningListener;
import io.github.psc4j.token.ClientAuthentication;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;

/** Makes a client of the properties, and names the property to set where one is missing. */
final class ClientFactory {
    private final PscProperties properties;
    private final ObjectProvider<SslBundles> bundles;
    private final ObjectProvider<PscClientCustomizer> customizers;
    private final Clock clock;

    ClientFactory(
            PscProperties properties,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<PscClientCustomizer> customizers,
            Clock clock) {
        this.properties = properties;
        this.bundles = bundles;
        this.customizers = customizers;
        this.clock = clock;
    }

    /** The client of a real provider: everything is said by properties. */
    PscClient configured() {
        PscConnectionDetails details = details();
        URI redirect = required(
                properties.redirectUri(),
                "psc.redirect-uri",
                "the address that Pro Santé Connect sends the browser back to, as declared to the ANS");
        return client(details, redirect, properties.postLogoutRedirectUri());
    }

    private PscConnectionDetails details() {
        PscEnvironment environment = environment();
        String clientId = required(properties.clientId(), "psc.client-id", "the client id that the ANS gave");
        Optional<BundledCertificate> certificate = certificate();
        return new PropertiesConnectionDetails(
                environment,
                clientId,
                authentication(certificate),
                certificate.map(BundledCertificate::authorities).orElse(List.of()));
    }

    /** The client of a provider, whoever knows of it. */
    PscClient client(PscConnectionDetails details, URI redirect, @Nullable URI postLogout) {
        PscClientBuilder builder = PscClient.builder(details.environment())
                .clientId(details.clientId())
                .clientAuthentication(details.clientAuthentication())
                .redirectUri(redirect)
                .http(http(details.trustedCertificates()))
                .propagation(propagation())
                .listener(new CertificateWarningListener())
                .assurance(assurance())
                .clockSkew(properties.clockSkew())
                .responseIssuer(properties.responseIssuer())
                .clock(clock);
        if (postLogout != null) {
            builder.postLogoutRedirectUri(postLogout);
        }
        if (properties.sealingKey() != null) {
            builder.sealingKey(sealingKey(properties.sealingKey()));
        }
        if (properties.claimsToKeep() != null) {
            builder.claimsToKeep(ClaimsToKeep.only(properties.claimsToKeep()));
        }
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    private PscEnvironment environment() {
        PscProperties.Target target = properties.environment();
        if (properties.issuer() != null && target != null && target != PscProperties.Target.CUSTOM) {
            throw invalid(
                    "psc.issuer is set beside psc.environment=" + target.name().toLowerCase(Locale.ROOT)
                            + ", which has its own: remove one, or set psc.environment to custom");
        }
        PscEnvironment environment = properties.issuer() != null ? custom(properties.issuer()) : preset(target);
        return properties.discoveryUri() == null
                ? environment
                : environment.withDiscoveryUri(properties.discoveryUri());
    }

    private static PscEnvironment custom(URI issuer) {
        return "http".equals(issuer.getScheme()) ? PscEnvironment.development(issuer) : PscEnvironment.of(issuer);
    }

    private static PscEnvironment preset(PscProperties.@Nullable Target target) {
        return switch (required(
                target,
                "psc.environment",
                "sandbox or production; to develop without Pro Santé Connect, add psc-mock-provider to the class path"
                        + " instead and set neither psc.environment nor psc.client-id")) {
            case SANDBOX -> PscEnvironment.SANDBOX;
            case PRODUCTION -> PscEnvironment.PRODUCTION;
            case CUSTOM -> throw missing("psc.issuer", "the issuer of the provider that psc.environment=custom means");
            case MOCK ->
                throw invalid("psc.environment is mock, and there is no simulator: add psc-mock-provider to the class"
                        + " path, or set psc.environment to sandbox or production");
        };
    }

    private ClientAuthentication authentication(Optional<BundledCertificate> certificate) {
        PscProperties.Authentication how = properties.clientAuthentication();
        if (how == PscProperties.Authentication.TLS || (how == null && certificate.isPresent())) {
            return ClientAuthentication.mutualTls(certificate
                    .orElseThrow(() -> missing("psc.ssl-bundle", "the SSL bundle with the client certificate"))
                    .certificate());
        }
        Secret secret = required(
                properties.clientSecret(),
                "psc.client-secret",
                "the client secret that the ANS gave; or psc.ssl-bundle, for a client certificate");
        return how == PscProperties.Authentication.POST
                ? ClientAuthentication.secretPost(secret.reveal())
                : ClientAuthentication.secretBasic(secret.reveal());
    }

    private Optional<BundledCertificate> certificate() {
        String name = properties.sslBundle();
        return name == null
                ? Optional.empty()
                : Optional.of(BundledCertificate.of(bundles.getObject(), name, "psc.ssl-bundle"));
    }

    private HttpSettings http(List<X509Certificate> trusted) {
        return trusted.isEmpty() ? http() : http().withTrustedCertificates(trusted);
    }

    private HttpSettings http() {
        PscProperties.Http http = properties.http();
        HttpSettings settings =
                HttpSettings.defaults().withTimeouts(http.connectTimeout(), http.readTimeout(), http.callTimeout());
        return http.proxyHost() == null
                ? settings
                : settings.withProxy(InetSocketAddress.createUnresolved(http.proxyHost(), http.proxyPort()));
    }

    private AssurancePolicy assurance() {
        AssurancePolicy policy = AssurancePolicy.defaults();
        for (Map.Entry<String, EidasLevel> alias :
                properties.assurance().aliases().entrySet()) {
            policy = policy.withAlias(alias.getKey(), alias.getValue());
        }
        return properties.assurance().absent() == PscProperties.AbsentLevel.REFUSED ? policy.refusingAbsent() : policy;
    }

    /** Also where the client itself is built later. */
    PropagationPolicy propagation() {
        return new TargetFactory(bundles, http())
                .policy(properties.propagation().targets());
    }

    /** The provider as a service that receives tokens asks it. */
    ProviderAccess access() {
        return new ProviderAccess(
                environment(),
                required(properties.clientId(), "psc.client-id", "the client id that the ANS gave"),
                authentication(certificate()));
    }

    /** What such a service has in common with one that people log in to. */
    void applyTo(ResourceServerBuilder builder) {
        builder.http(certificate().map(found -> found.trustedBy(http())).orElseGet(this::http))
                .assurance(assurance())
                .clockSkew(properties.clockSkew())
                .clock(clock);
    }

    HttpSettings trusting(ObjectProvider<SslBundles> all, String bundle) {
        return BundledCertificate.trustedBy(
                BundledCertificate.named(all.getObject(), bundle, "psc.api.ssl-bundle"), http());
    }

    private static SealingKey sealingKey(Secret base64) {
        try {
            return SealingKey.ofBase64(base64);
        } catch (PscConfigurationException e) {
            throw invalid("psc.sealing-key must be 32 bytes in Base64, as openssl rand -base64 32 prints them");
        }
    }

    static <T> T required(@Nullable T value, String property, String meaning) {
        if (value == null || value.toString().isBlank()) {
            throw missing(property, meaning);
        }
        String text = value instanceof Secret secret ? secret.reveal() : value.toString();
        if (text.startsWith("${")) {
            throw invalid(property + " names a variable that is not set: " + meaning);
        }
        return value;
    }

    static PscConfigurationException missing(String property, String meaning) {
        return invalid(property + " is not set: " + meaning);
    }

    static PscConfigurationException invalid(String message) {
        return new PscConfigurationException(ErrorCode.CONFIGURATION_INVALID, message);
    }
}
