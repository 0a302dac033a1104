package io.github.psc4j.internal.tls;

import io.github.psc4j.secret.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Opens a private key that its owner has encrypted (PKCS#8, RFC 5208 6). The one place that derives a key from a password: of a
 * file that the operator of this service put there, never of anything from a network.
 */
final class EncryptedKey {
    private static final String PBES2 = "1.2.840.113549.1.5.13";

    private EncryptedKey() {}

    static byte[] decrypt(byte[] encrypted, Secret password) throws GeneralSecurityException, IOException {
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encrypted);
        String algorithm = algorithm(info);
        PBEKeySpec key = new PBEKeySpec(password.reveal().toCharArray());
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.DECRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(key),
                info.getAlgParameters());
        return info.getKeySpec(cipher).getEncoded();
    }

    /** PBES2 names its algorithms in the parameters only. */
    private static String algorithm(EncryptedPrivateKeyInfo info) {
        String name = info.getAlgName();
        return name.equals("PBES2") || name.equals(PBES2)
                ? info.getAlgParameters().toString()
                : name;
    }
}
