package io.github.psc4j.spring.api;

import io.github.psc4j.ResourceServer;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.resource.BearerError;
import io.github.psc4j.resource.RequestOutcome;
import io.github.psc4j.spring.PscApiCaller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets the core judge each request, and makes the accepted one Spring's authentication. */
final class BearerTokenFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.spring.api");

    private final ResourceServer api;
    private final SecurityContextHolderStrategy contexts;
    private final SecurityContextRepository request = new RequestAttributeSecurityContextRepository();

    /**
     * Builds the filter.
     *
     * @param api judges requests
     * @param contexts where the security context is
     */
    public BearerTokenFilter(ResourceServer api, SecurityContextHolderStrategy contexts) {
        this.api = api;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestOutcome outcome = api.validate(new ServletReceivedRequest(request));
        if (outcome instanceof RequestOutcome.Refused refused) {
            tell(refused.error());
            BearerErrorHandler.send(response, refused.error());
            return;
        }
        if (outcome instanceof RequestOutcome.Accepted accepted) {
            SecurityContext context = contexts.createEmptyContext();
            context.setAuthentication(new PscApiAuthentication(new PscApiCaller(accepted.token())));
            contexts.setContext(context);
            // Where the answer is made by another thread, the request is dispatched again and has no other memory.
            this.request.saveContext(context, request, response);
        }
        chain.doFilter(request, response);
    }

    /** The challenge begins with the code of a rule and holds nothing that the caller sent. */
    private static void tell(BearerError error) {
        error.challenge()
                .ifPresentOrElse(
                        challenge -> LOG.info("request refused: {} {}", error.status(), challenge),
                        () -> LOG.warn(
                                "a token cannot be judged now: {}",
                                error.code().map(ErrorCode::id).orElse("")));
    }
}
