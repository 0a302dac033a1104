/** The web layer as a servlet filter (Jakarta Servlet 6), for applications without Spring. */
@NullMarked
package io.github.psc4j.web.servlet;

import org.jspecify.annotations.NullMarked;
