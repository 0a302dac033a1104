/**
 * What any web application with Pro Santé Connect needs, and no framework: login, one sealed cookie a tab, the bounds of a
 * session, logout, and the French pages for what went wrong. {@link io.github.psc4j.web.PscWeb} is the way in.
 */
@NullMarked
package io.github.psc4j.web;

import org.jspecify.annotations.NullMarked;
