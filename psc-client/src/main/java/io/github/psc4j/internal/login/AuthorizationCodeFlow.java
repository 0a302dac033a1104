package io.github.psc4j.internal.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.endpoint.TokenEndpoint;
import io.github.psc4j.internal.endpoint.UserInfoEndpoint;
import io.github.psc4j.internal.json.JsonException;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.sealing.Sealer;
import io.github.psc4j.internal.sealing.SecretGenerator;
import io.github.psc4j.internal.session.RefreshableSession;
import io.github.psc4j.internal.validation.IdTokenValidator;
import io.github.psc4j.internal.validation.ValidationSettings;
import io.github.psc4j.login.AuthorizationResponse;
import io.github.psc4j.login.LoginFlow;
import io.github.psc4j.login.LoginOptions;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.login.ResponseIssuer;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.IdToken;
import io.github.psc4j.token.TokenSet;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The authorization code flow with PKCE, and with everything of a pending login in that login itself. */
public final class AuthorizationCodeFlow implements LoginFlow {
    private static final String PURPOSE = "psc4j pending login";

    private final ValidationSettings settings;
    private final URI redirectUri;
    private final ProviderMetadataCache cache;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenValidator idTokens;
    private final UserInfoEndpoint userInfo;
    private final AuthorizationResponseValidator responses;
    private final SecretGenerator secrets;
    private final Sealer sealer;
    private final Clock clock;
    private final PscEventListener listener;

    /**
     * Builds the flow; no I/O.
     *
     * @param settings the client, the issuer, the clock and the policy for assurance
     * @param redirectUri where the provider sends the browser back to
     * @param cache knows the endpoints
     * @param tokenEndpoint exchanges codes
     * @param idTokens validates ID tokens
     * @param userInfo reads the professional's data
     * @param secrets makes state, nonce and verifier
     * @param sealer seals pending logins
     * @param responseIssuer what a callback without {@code iss} is worth
     * @param listener hears the timeline
     */
    public AuthorizationCodeFlow(
            ValidationSettings settings,
            URI redirectUri,
            ProviderMetadataCache cache,
            TokenEndpoint tokenEndpoint,
            IdTokenValidator idTokens,
            UserInfoEndpoint userInfo,
            SecretGenerator secrets,
            Sealer sealer,
            ResponseIssuer responseIssuer,
            PscEventListener listener) {
        this.settings = settings;
        this.redirectUri = redirectUri;
        this.cache = cache;
        this.tokenEndpoint = tokenEndpoint;
        this.idTokens = idTokens;
        this.userInfo = userInfo;
        this.responses = new AuthorizationResponseValidator(
                settings, redirectUri, () -> cache.metadata().responseIssuerAnnounced(), responseIssuer);
        this.secrets = secrets;
        this.sealer = sealer;
        this.clock = settings.clock();
        this.listener = listener;
    }

    @Override
    public URI redirectUri() {
        return redirectUri;
    }

    @Override
    public PendingLogin start() {
        return start(LoginOptions.defaults());
    }

    @Override
    @Implements(Requirement.RFC_9700_TRANSACTION)
    public PendingLogin start(LoginOptions options) {
        Arguments.refuseNull(options, "options");
        PendingLogin pending = started(new PendingLoginState(
                secrets.next(),
                secrets.next(),
                secrets.next(),
                clock.instant(),
                settings.clientId(),
                settings.issuer(),
                redirectUri,
                cache.metadata().authorizationEndpoint(),
                options));
        listener.onEvent(new PscEvent.LoginStarted());
        return pending;
    }

    private PendingLogin started(PendingLoginState state) {
        return new StartedLogin(
                AuthorizationRequest.uri(state, settings.assurance().requestedAcrValues()), state);
    }

    @Override
    public PscSession complete(PendingLogin pending, URI callback) {
        Arguments.refuseNull(callback, "callback");
        return complete(pending, parse(callback));
    }

    @Override
    public PscSession complete(PendingLogin pending, AuthorizationResponse response) {
        Arguments.refuseNull(response, "response");
        try {
            StartedLogin started = StartedLogin.of(pending);
            PscSession session = session(started, response);
            listener.onEvent(new PscEvent.LoginCompleted(
                    Duration.between(started.details().startedAt(), clock.instant())));
            return session;
        } catch (PscException e) {
            throw refused(e);
        }
    }

    private AuthorizationResponse parse(URI callback) {
        try {
            return AuthorizationResponse.of(callback);
        } catch (PscLoginException e) {
            throw refused(e);
        }
    }

    private <E extends PscException> E refused(E e) {
        listener.onEvent(new PscEvent.LoginRefused(e.code()));
        return e;
    }

    @Implements(Requirement.CORE_ID_TOKEN_THERE)
    private PscSession session(StartedLogin login, AuthorizationResponse response) {
        PendingLoginState pending = login.details();
        Secret code = responses.validate(pending, response);
        if (!login.spend()) {
            throw new PscLoginException(ErrorCode.LOGIN_UNKNOWN, "this login was completed before: begin again");
        }
        TokenSet tokens = tokenEndpoint.exchangeCode(code, pending.redirectUri(), pending.codeVerifier());
        IdToken idToken = idTokens.validateLogin(
                        tokens.idToken(), tokens.accessToken(), pending.nonce(), pending.requirement())
                .orElseThrow();
        Professional professional = userInfo.read(tokens.accessToken(), idToken);
        return new RefreshableSession(professional, kept(idToken), tokens);
    }

    /** The claims of the ID token hold the same identity as userinfo: what is not kept of the one is not kept of the other. */
    private IdToken kept(IdToken idToken) {
        return new IdToken(
                idToken.subject(),
                idToken.sessionId(),
                idToken.issuedAt(),
                idToken.expiresAt(),
                idToken.assurance(),
                userInfo.claimsToKeep().ofTokenClaims(idToken.claims()));
    }

    @Override
    public String seal(PendingLogin pending) {
        String sealed = sealer.seal(PURPOSE, StartedLogin.of(pending).details().write());
        if (sealed.length() > Limits.SEALED_CHARS) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "a pending login does not fit into a cookie: shorten the client id, the redirect URI or the return target");
        }
        return sealed;
    }

    @Override
    @Implements(Requirement.RFC_9700_CSRF)
    public PendingLogin open(@Nullable String sealed) {
        if (sealed == null || sealed.length() > Limits.SEALED_CHARS) {
            throw refused(unknown());
        }
        String text = sealer.open(PURPOSE, sealed).orElseThrow(() -> refused(unknown()));
        PendingLogin opened = read(text);
        if (!clock.instant().isBefore(opened.expiresAt())) {
            throw refused(new PscLoginException(
                    ErrorCode.LOGIN_EXPIRED, "the login was started more than ten minutes ago: begin again"));
        }
        return opened;
    }

    /** What another release sealed with the same key may lack something, or have a value that is none any more. */
    private PendingLogin read(String text) {
        try {
            return started(PendingLoginState.read(text));
        } catch (JsonException
                | PscException
                | IllegalArgumentException
                | IllegalStateException
                | DateTimeException e) {
            throw refused(unknown());
        }
    }

    private static PscLoginException unknown() {
        return new PscLoginException(
                ErrorCode.LOGIN_UNKNOWN,
                "no pending login of this browser: cookies blocked, or the server was restarted");
    }
}
