package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.spring.PscResourceServerConfigurer;
import io.github.psc4j.spring.api.BearerTokenFilters;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** What {@code pscResourceServer()} adds to a chain, also where the application brings the resource server itself. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(HttpSecurity.class)
class PscBearerConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PscResourceServerConfigurer.Filters pscBearerTokenFilters() {
        return new BearerTokenFilters();
    }
}
