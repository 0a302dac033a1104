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
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.net.URI;
import java.util.List;

/** The authorization request as PSC wants it: {@code openid scope_all}, {@code eidas1}, state, nonce and PKCE S256. */
final class AuthorizationRequest {
    private static final Scope SCOPE = new Scope("openid", "scope_all");

    private AuthorizationRequest() {}

    @Enforces({
        Rule.CORE_SCOPE_OPENID,
        Rule.CORE_NONCE_SENT,
        Rule.CORE_MAX_AGE_SENT,
        Rule.RFC_6749_STATE_SENT,
        Rule.RFC_7636_S256,
        Rule.RFC_9700_CODE_FLOW,
        Rule.PSC_REQUEST
    })
    static URI uri(PendingLoginState pending, String acrValues) {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, SCOPE, new ClientID(pending.clientId()), pending.redirectUri())
                .endpointURI(pending.authorizationEndpoint())
                .state(new State(pending.state().reveal()))
                .nonce(new Nonce(pending.nonce().reveal()))
                .codeChallenge(new CodeVerifier(pending.codeVerifier().reveal()), CodeChallengeMethod.S256)
                .acrValues(List.of(new ACR(acrValues)));
        pending.options().maxAge().ifPresent(age -> request.maxAge(Math.toIntExact(age.toSeconds())));
        pending.options().identityProviderHint().ifPresent(hint -> request.customParameter("kc_idp_hint", hint));
        return request.build().toURI();
    }
}
