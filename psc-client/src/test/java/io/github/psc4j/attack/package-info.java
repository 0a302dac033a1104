/** What an attacker, a broken provider or a careless integrator can send, tried at the public API: {@code docs/attacks.md}. */
package io.github.psc4j.attack;
