package io.github.psc4j.benchmark;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/** The answer of a userinfo endpoint without a network: what is left is the mapping. */
final class InMemoryAnswer implements ClientHttpResponse {
    private final byte[] body;
    private final HttpHeaders headers = new HttpHeaders();

    InMemoryAnswer(byte[] body) {
        this.body = body;
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setContentLength(body.length);
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatus.OK;
    }

    @Override
    public String getStatusText() {
        return "OK";
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public void close() {}

    /** A request that is answered at once. */
    static final class Request implements ClientHttpRequest {
        private final URI uri;
        private final HttpMethod method;
        private final byte[] answer;
        private final HttpHeaders headers = new HttpHeaders();

        Request(URI uri, HttpMethod method, byte[] answer) {
            this.uri = uri;
            this.method = method;
            this.answer = answer;
        }

        @Override
        public ClientHttpResponse execute() {
            return new InMemoryAnswer(answer);
        }

        @Override
        public OutputStream getBody() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public HttpMethod getMethod() {
            return method;
        }

        @Override
        public URI getURI() {
            return uri;
        }

        @Override
        public Map<String, Object> getAttributes() {
            return Map.of();
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
