package io.github.psc4j.example.api;

import java.time.LocalDate;

/**
 * A case that several professionals work on. Invented, without any patient.
 *
 * @param reference its number
 * @param objet what it is about
 * @param statut where it stands
 * @param misAJourLe when it last changed
 */
record Dossier(String reference, String objet, String statut, LocalDate misAJourLe) {}
