package io.github.psc4j.mock.internal.key;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Makes signing keys, one ahead: finding the primes takes longer than all the rest of a start. */
final class SpareKeys {

    private static final ThreadPoolExecutor MAKER = maker();
    private static final AtomicReference<CompletableFuture<RSAKey>> NEXT =
            new AtomicReference<>(make(KeyUse.SIGNATURE, "RS256"));

    /** One for all providers: nothing is encrypted with it. */
    private static final CompletableFuture<RSAKey> ENCRYPTION = make(KeyUse.ENCRYPTION, "RSA-OAEP");

    private SpareKeys() {}

    /** Being asked is enough: the class begins when it is loaded. */
    static void prepare() {}

    static RSAKey encryption() {
        return ENCRYPTION.join();
    }

    /** A key that nobody else gets. */
    static RSAKey take() {
        return NEXT.getAndSet(make(KeyUse.SIGNATURE, "RS256")).join();
    }

    private static RSAKey generate(KeyUse use, String algorithm) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(use)
                    .algorithm(Algorithm.parse(algorithm))
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("RSA keys cannot be generated", e);
        }
    }

    private static CompletableFuture<RSAKey> make(KeyUse use, String algorithm) {
        return CompletableFuture.supplyAsync(() -> generate(use, algorithm), MAKER);
    }

    private static ThreadPoolExecutor maker() {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "psc-mock-provider-keys");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
