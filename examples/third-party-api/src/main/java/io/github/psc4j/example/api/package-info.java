/** An example of a service of somebody else, that receives the token of a professional from applications it knows. */
@NullMarked
package io.github.psc4j.example.api;

import org.jspecify.annotations.NullMarked;
