/** The web layer, request by request. */
package io.github.psc4j.web;
