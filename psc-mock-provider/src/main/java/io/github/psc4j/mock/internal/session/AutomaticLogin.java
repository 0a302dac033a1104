package io.github.psc4j.mock.internal.session;

import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.Persona;

/** Who is logged in without being asked, and with what. */
public record AutomaticLogin(Persona persona, LoginMethod method) {}
