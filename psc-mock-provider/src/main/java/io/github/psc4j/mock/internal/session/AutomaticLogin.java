package io.github.psc4j.mock.internal.session;

import io.github.psc4j.mock.Means;
import io.github.psc4j.mock.Persona;

/** Who is logged in without being asked, and with what. */
public record AutomaticLogin(Persona persona, Means means) {}
