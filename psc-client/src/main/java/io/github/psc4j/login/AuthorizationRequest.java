package io.github.psc4j.login;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.net.URI;
import java.util.List;

/** The authorization request as PSC wants it: {@code openid scope_all}, {@code eidas1}, state, nonce and PKCE S256. */
final class AuthorizationRequest {
    private static final Scope SCOPE = new Scope("openid", "scope_all");

    private AuthorizationRequest() {}

    @Implements({
        Requirement.CORE_SCOPE_OPENID,
        Requirement.CORE_NONCE_SENT,
        Requirement.CORE_MAX_AGE_SENT,
        Requirement.RFC_6749_STATE_SENT,
        Requirement.RFC_7636_S256,
        Requirement.RFC_9700_CODE_FLOW,
        Requirement.PSC_REQUEST
    })
    static URI uri(PendingLoginState pending, String acrValues) {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, SCOPE, new ClientID(pending.clientId()), pending.redirectUri())
                .endpointURI(pending.authorizationEndpoint())
                .state(new State(pending.state().reveal()))
                .nonce(new Nonce(pending.nonce().reveal()))
                .codeChallenge(new CodeVerifier(pending.codeVerifier().reveal()), CodeChallengeMethod.S256)
                .acrValues(List.of(new ACR(acrValues)));
        pending.options().maximumAge().ifPresent(age -> request.maxAge(Math.toIntExact(age.toSeconds())));
        pending.options().identityProviderHint().ifPresent(hint -> request.customParameter("kc_idp_hint", hint));
        return request.build().toURI();
    }
}
