package io.github.psc4j.spring.internal;

import io.github.psc4j.resource.RequestOutcome;
import io.github.psc4j.resource.ResourceServer;
import io.github.psc4j.spring.PscApiCaller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets the core judge each request, and makes the accepted one Spring's authentication. */
public final class BearerTokenFilter extends OncePerRequestFilter {
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
        RequestOutcome outcome = api.judge(new ServletReceivedRequest(request));
        if (outcome instanceof RequestOutcome.Refused refused) {
            BearerAnswers.send(response, refused.error());
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
}
