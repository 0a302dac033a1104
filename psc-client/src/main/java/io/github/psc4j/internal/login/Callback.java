package io.github.psc4j.internal.login;

import io.github.psc4j.login.AuthorizationResponse;

/**
 * A response together with the login of this browser that it claims to belong to.
 *
 * @param pending what this browser's login remembers
 * @param response what came back
 */
record Callback(PendingLoginState pending, AuthorizationResponse response) {}
