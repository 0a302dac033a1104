package io.github.psc4j.internal.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents the newest certificate in each new connection, or none, and notes that one was asked for. An alias names the certificate that it was chosen from, so that a
 * renewal in the middle of a handshake does not mix a key with another chain.
 */
final class NewestKeyManager extends X509ExtendedKeyManager {
    private final Optional<Supplier<KeyMaterial>> source;
    private final AtomicBoolean asked;
    private final AtomicReference<@Nullable Chosen> chosen = new AtomicReference<>();

    /** The certificate in use, and the one before, that a handshake may still be busy with. */
    private record Chosen(
            long number, KeyMaterial material, @Nullable Chosen before) {}

    NewestKeyManager(Optional<Supplier<KeyMaterial>> source, AtomicBoolean asked) {
        this.source = source;
        this.asked = asked;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        asked.set(true);
        if (source.isEmpty()) {
            return null;
        }
        Chosen now = newest(source.get().get());
        String alias = now.material().keyManager().chooseClientAlias(keyTypes, issuers, null);
        return alias == null ? null : now.number() + "|" + alias;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return chooseClientAlias(keyTypes, issuers, null);
    }

    private Chosen newest(KeyMaterial material) {
        return Objects.requireNonNull(chosen.updateAndGet(last -> {
            if (last == null) {
                return new Chosen(0, material, null);
            }
            return last.material() == material
                    ? last
                    : new Chosen(last.number() + 1, material, new Chosen(last.number(), last.material(), null));
        }));
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        KeyMaterial material = material(alias);
        return material == null ? null : material.keyManager().getCertificateChain(inner(alias));
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        KeyMaterial material = material(alias);
        return material == null ? null : material.keyManager().getPrivateKey(inner(alias));
    }

    private @Nullable KeyMaterial material(String alias) {
        String number = alias.substring(0, Math.max(0, alias.indexOf('|')));
        for (Chosen c = chosen.get(); c != null; c = c.before()) {
            if (number.equals(Long.toString(c.number()))) {
                return c.material();
            }
        }
        return null;
    }

    private static String inner(String alias) {
        return alias.substring(alias.indexOf('|') + 1);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null; // Only servers and tools ask.
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
