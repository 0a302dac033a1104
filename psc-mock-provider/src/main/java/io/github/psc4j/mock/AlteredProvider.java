package io.github.psc4j.mock;

import io.github.psc4j.mock.internal.state.Alterations;
import io.github.psc4j.mock.internal.state.Alterations.Document;
import java.util.Map;
import java.util.function.UnaryOperator;

/** How a test tells the provider to lie, document by document. */
abstract sealed class AlteredProvider permits PscMockProvider {

    AlteredProvider() {}

    abstract Alterations alterations();

    /**
     * Changes the claims of every ID token from now on, before it is signed.
     *
     * @param claims gets a mutable copy of the claims and returns the claims to sign
     */
    public void alterIdToken(UnaryOperator<Map<String, Object>> claims) {
        alterations().alter(Document.ID_TOKEN, claims);
    }

    /**
     * Changes every ID token from now on, after it is signed.
     *
     * @param compact gets the token and returns what is sent instead
     */
    public void tamperIdToken(UnaryOperator<String> compact) {
        alterations().tamper(compact);
    }

    /**
     * Changes the claims of every access token from now on, before it is signed; introspection tells the same.
     *
     * @param claims gets a mutable copy of the claims and returns the claims to sign
     */
    public void alterAccessToken(UnaryOperator<Map<String, Object>> claims) {
        alterations().alter(Document.ACCESS_TOKEN, claims);
    }

    /**
     * Changes every userinfo response from now on.
     *
     * @param claims gets a mutable copy of the document and returns what is sent
     */
    public void alterUserInfo(UnaryOperator<Map<String, Object>> claims) {
        alterations().alter(Document.USERINFO, claims);
    }

    /**
     * Changes every good response of the token endpoint from now on.
     *
     * @param response gets a mutable copy of the document and returns what is sent
     */
    public void alterTokenResponse(UnaryOperator<Map<String, Object>> response) {
        alterations().alter(Document.TOKEN_RESPONSE, response);
    }

    /**
     * Changes both discovery documents from now on.
     *
     * @param document gets a mutable copy of the document and returns what is sent
     */
    public void alterMetadata(UnaryOperator<Map<String, Object>> document) {
        alterations().alter(Document.METADATA, document);
    }

    /**
     * Changes the claims of every logout token from now on, before it is signed.
     *
     * @param claims gets a mutable copy of the claims and returns the claims to sign
     */
    public void alterLogoutToken(UnaryOperator<Map<String, Object>> claims) {
        alterations().alter(Document.LOGOUT_TOKEN, claims);
    }

    /**
     * Changes the claims of every token of a target service from now on, before it is signed; introspection there tells
     * the same.
     *
     * @param claims gets a mutable copy of the claims and returns the claims to sign
     */
    public void alterTargetToken(UnaryOperator<Map<String, Object>> claims) {
        alterations().alter(Document.TARGET_TOKEN, claims);
    }
}
