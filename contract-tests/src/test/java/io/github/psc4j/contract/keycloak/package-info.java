/** A real Keycloak as a provider like PSC: its process, its realm, its certificates and its login page. */
@NullMarked
package io.github.psc4j.contract.keycloak;

import org.jspecify.annotations.NullMarked;
