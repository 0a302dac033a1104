/** An example of what a hospital shows its staff: who is logged in, where they work now, and what another service answers. */
@NullMarked
package io.github.psc4j.example.web;

import org.jspecify.annotations.NullMarked;
