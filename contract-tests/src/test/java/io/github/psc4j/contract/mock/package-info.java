/** The bundled mock as a provider under test: it keeps the contract that a real Keycloak keeps. */
@NullMarked
package io.github.psc4j.contract.mock;

import org.jspecify.annotations.NullMarked;
