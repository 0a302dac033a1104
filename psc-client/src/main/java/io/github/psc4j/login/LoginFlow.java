package io.github.psc4j.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.endpoint.TokenEndpoint;
import io.github.psc4j.internal.endpoint.UserInfoEndpoint;
import io.github.psc4j.internal.json.JsonException;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.sealing.Sealer;
import io.github.psc4j.internal.sealing.SecretGenerator;
import io.github.psc4j.internal.validation.IdTokenValidator;
import io.github.psc4j.internal.validation.ValidationSettings;
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

/**
 * Logs a professional in (OpenID Connect Core 3.1, RFC 7636, RFC 9207). Any number of logins at once, of any number of tabs.
 * Thread-safe.
 */
public final class LoginFlow {
    private static final String PURPOSE = "psc4j pending login";

    private final ValidationSettings settings;
    private final URI redirectUri;
    private final ProviderMetadataCache directory;
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
     * @param directory knows the endpoints
     * @param tokenEndpoint exchanges codes
     * @param idTokens judges ID tokens
     * @param userInfo reads the professional's data
     * @param secrets makes state, nonce and verifier
     * @param sealer seals pending logins
     * @param responseIssuer what a callback without {@code iss} is worth
     * @param listener hears the timeline
     */
    public LoginFlow(
            ValidationSettings settings,
            URI redirectUri,
            ProviderMetadataCache directory,
            TokenEndpoint tokenEndpoint,
            IdTokenValidator idTokens,
            UserInfoEndpoint userInfo,
            SecretGenerator secrets,
            Sealer sealer,
            ResponseIssuer responseIssuer,
            PscEventListener listener) {
        this.settings = settings;
        this.redirectUri = redirectUri;
        this.directory = directory;
        this.tokenEndpoint = tokenEndpoint;
        this.idTokens = idTokens;
        this.userInfo = userInfo;
        this.responses = new AuthorizationResponseValidator(
                settings, redirectUri, () -> directory.metadata().responseIssuerAnnounced(), responseIssuer);
        this.secrets = secrets;
        this.sealer = sealer;
        this.clock = settings.clock();
        this.listener = listener;
    }

    /**
     * Where the provider sends the browser back to.
     *
     * @return the redirect URI, as it was configured
     */
    public URI redirectUri() {
        return redirectUri;
    }

    /**
     * Starts a plain login.
     *
     * @return the pending login: redirect the browser to its {@link PendingLogin#authorizationUri()} and keep it for that
     *     browser
     * @throws PscProviderException {@code PSC-2xxx} if the provider's endpoints cannot be had
     */
    public PendingLogin start() {
        return start(LoginOptions.defaults());
    }

    /**
     * Starts a login.
     *
     * @param options what this login wants beyond the plain one
     * @return the pending login
     * @throws PscProviderException {@code PSC-2xxx} if the provider's endpoints cannot be had
     */
    @Implements(Requirement.RFC_9700_TRANSACTION)
    public PendingLogin start(LoginOptions options) {
        PendingLogin pending = pending(new PendingLoginState(
                secrets.next(),
                secrets.next(),
                secrets.next(),
                clock.instant(),
                settings.clientId(),
                settings.issuer(),
                redirectUri,
                directory.metadata().authorizationEndpoint(),
                options));
        listener.onEvent(new PscEvent.LoginStarted());
        return pending;
    }

    private PendingLogin pending(PendingLoginState state) {
        return new PendingLogin(
                AuthorizationRequest.uri(state, settings.assurance().requestedAcrValues()), state);
    }

    /**
     * Completes a login from the callback URL.
     *
     * @param pending the pending login of this very browser
     * @param callback the URL that the browser called; where it comes as text, use {@link AuthorizationResponse#ofQuery},
     *     which refuses what {@link URI} cannot hold
     * @return the session
     * @throws PscException as {@link #complete(PendingLogin, AuthorizationResponse)}
     */
    public PscSession complete(PendingLogin pending, URI callback) {
        return complete(pending, parse(callback));
    }

    /**
     * Completes a login: checks the callback, exchanges the code, validates the ID token, reads userinfo and binds it.
     * Nothing is kept of a login that fails on the way. A pending login is completed once; the application forgets it
     * whatever the outcome, also when the provider could not be reached: the code may have been spent.
     *
     * @param pending the pending login of this very browser
     * @param response what the browser brought back
     * @return the session
     * @throws PscLoginException {@code PSC-3xxx} if the callback is refused or the person cancelled
     * @throws PscProviderException {@code PSC-2xxx}, {@code PSC-4xxx} or {@code PSC-6002} if the provider fails
     * @throws PscValidationException {@code PSC-5xxx} or {@code PSC-6001} if a rule refuses a token or userinfo
     */
    public PscSession complete(PendingLogin pending, AuthorizationResponse response) {
        try {
            PscSession session = session(pending, response);
            listener.onEvent(new PscEvent.LoginCompleted(
                    Duration.between(pending.details().startedAt(), clock.instant())));
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
    private PscSession session(PendingLogin login, AuthorizationResponse response) {
        PendingLoginState pending = login.details();
        Secret code = responses.validate(pending, response);
        if (!login.spend()) {
            throw new PscLoginException(ErrorCode.LOGIN_UNKNOWN, "this login was completed before: begin again");
        }
        TokenSet tokens = tokenEndpoint.exchangeCode(code, pending.redirectUri(), pending.codeVerifier());
        IdToken idToken = idTokens.validateLogin(
                        tokens.idToken(), tokens.accessToken(), pending.nonce(), pending.demand())
                .orElseThrow();
        Professional professional = userInfo.read(tokens.accessToken(), idToken);
        return new PscSession(professional, kept(idToken), tokens);
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

    /**
     * Seals a pending login for the browser's cookie: nothing then grows on the server before a login. Set the cookie {@code
     * HttpOnly}, {@code Secure} and {@code SameSite=Lax}, with the life of the pending login.
     *
     * @param pending the pending login
     * @return at most 3,800 characters that a cookie may hold
     * @throws PscConfigurationException {@code PSC-1001} if it would be longer
     */
    public String seal(PendingLogin pending) {
        String sealed = sealer.seal(PURPOSE, pending.details().write());
        if (sealed.length() > Limits.SEALED_CHARS) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "a pending login does not fit into a cookie: shorten the client id, the redirect URI or the return target");
        }
        return sealed;
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @param sealed the value of the cookie; {@code null} if the browser sent none
     * @return the pending login
     * @throws PscLoginException {@code PSC-3002} if there is none, or it is not of this client or was changed, {@code PSC-3001} if it is too
     *     old
     */
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
            return pending(PendingLoginState.read(text));
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
