package io.github.psc4j.internal.wiring;

import io.github.psc4j.internal.endpoint.IntrospectionEndpoint;
import io.github.psc4j.internal.endpoint.RevocationEndpoint;
import io.github.psc4j.internal.endpoint.TokenEndpoint;
import io.github.psc4j.internal.endpoint.UserInfoEndpoint;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.login.AuthorizationCodeFlow;
import io.github.psc4j.internal.logout.ProviderLogout;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.propagation.PolicyPropagation;
import io.github.psc4j.internal.sealing.Sealer;
import io.github.psc4j.internal.sealing.SecretGenerator;
import io.github.psc4j.internal.session.TokenRefresher;
import io.github.psc4j.internal.validation.IdTokenValidator;
import io.github.psc4j.internal.validation.LogoutTokenValidator;
import io.github.psc4j.internal.validation.UserInfoValidator;
import io.github.psc4j.internal.validation.ValidationSettings;
import io.github.psc4j.login.LoginFlow;
import io.github.psc4j.logout.LogoutFlow;
import io.github.psc4j.logout.LogoutTokenReplayStore;
import io.github.psc4j.propagation.TokenPropagation;
import io.github.psc4j.secret.SealingKey;
import io.github.psc4j.session.SessionTokens;
import io.github.psc4j.token.TokenIntrospection;
import io.github.psc4j.token.TokenRevocation;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * The services of one client. What they share is made once: the HTTP client, the provider metadata, the key set.
 *
 * @param metadata the provider metadata
 * @param login logs in
 * @param tokens keeps tokens fresh
 * @param logout logs out
 * @param propagation decides which token goes along
 * @param introspection asks about tokens
 * @param revocation revokes tokens
 */
public record ClientServices(
        ProviderMetadataCache metadata,
        LoginFlow login,
        SessionTokens tokens,
        LogoutFlow logout,
        TokenPropagation propagation,
        TokenIntrospection introspection,
        TokenRevocation revocation) {

    /**
     * Builds the object graph; no I/O.
     *
     * @param settings what the client was told
     * @return its services
     */
    public static ClientServices of(ClientSettings settings) {
        Clock clock = settings.clock();
        Executor background = settings.background().orElseGet(BackgroundThreads::pool);
        HttpTransport http = new HttpTransport(
                settings.http(), settings.clientAuthentication().certificate(), clock, settings.listener());
        ProviderMetadataCache metadata =
                new ProviderMetadataCache(settings.environment(), http, clock, background, settings.listener());
        if (settings.clientAuthentication().certificate().isPresent()) {
            metadata = metadata.overMutualTls();
        }
        KeySetCache keys = new KeySetCache(metadata, http, clock, background, settings.listener());
        ValidationSettings validation = new ValidationSettings(
                settings.environment().issuer().toString(),
                settings.clientId(),
                settings.algorithms(),
                settings.assurance(),
                clock,
                settings.clockSkew());
        IdTokenValidator idTokens = new IdTokenValidator(validation, keys);
        TokenEndpoint tokenEndpoint =
                new TokenEndpoint(metadata, http, settings.clientId(), settings.clientAuthentication(), clock);
        RevocationEndpoint revocation =
                new RevocationEndpoint(metadata, http, settings.clientId(), settings.clientAuthentication());
        SecretGenerator secrets = new SecretGenerator(settings.random());
        SessionTokens tokens =
                new TokenRefresher(tokenEndpoint, revocation, idTokens, clock, background, settings.listener());
        return new ClientServices(
                metadata,
                new AuthorizationCodeFlow(
                        validation,
                        settings.redirectUri(),
                        metadata,
                        tokenEndpoint,
                        idTokens,
                        new UserInfoEndpoint(
                                metadata, http, new UserInfoValidator(validation, keys), settings.professionals()),
                        secrets,
                        new Sealer(
                                settings.sealingKey().orElseGet(() -> SealingKey.random(settings.random())),
                                settings.random()),
                        settings.responseIssuer(),
                        settings.listener()),
                tokens,
                new ProviderLogout(
                        metadata,
                        settings.clientId(),
                        settings.postLogoutRedirectUri(),
                        secrets,
                        new LogoutTokenValidator(
                                validation,
                                keys,
                                settings.logoutTokenReplayStore()
                                        .orElseGet(() -> LogoutTokenReplayStore.onThisNode(clock))),
                        settings.listener()),
                new PolicyPropagation(settings.propagation(), tokens, clock, background, settings.listener()),
                new IntrospectionEndpoint(metadata, http, settings.clientAuthentication(), validation),
                revocation);
    }
}
