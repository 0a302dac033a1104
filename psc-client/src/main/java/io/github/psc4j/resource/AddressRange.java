package io.github.psc4j.resource;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.encoding.VisibleAscii;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP address, or a range in CIDR notation. Names are refused: what a name means can change. */
final class AddressRange {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");
    private static final int MAX_CHARS = 64;

    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> invalid("it is no IP address, and a name is not enough: " + printable(text)));
        int bits = slash < 0 ? address.length * Byte.SIZE : length(text.substring(slash + 1), address.length, text);
        byte[] network = masked(address, bits);
        if (!Arrays.equals(network, address)) {
            throw invalid("the address has bits beyond the length of its range: " + printable(text));
        }
        return new AddressRange(network, bits);
    }

    private static int length(String text, int bytes, String whole) {
        int length = LENGTH.matcher(text).matches() ? Integer.parseInt(text) : -1;
        // A range of everything would let every caller name its own certificate.
        if (length < 1 || length > bytes * Byte.SIZE) {
            throw invalid("the length of the range is not one: " + printable(whole));
        }
        return length;
    }

    boolean contains(String address) {
        return address(address)
                .filter(bytes -> bytes.length == network.length && Arrays.equals(masked(bytes, bits), network))
                .isPresent();
    }

    /** Never asks a name server. An IPv4 address within IPv6 is the IPv4 address. */
    private static Optional<byte[]> address(String text) {
        int zone = text.indexOf('%');
        String literal = zone < 0 ? text : text.substring(0, zone);
        if (literal.length() > MAX_CHARS
                || !(IPV4.matcher(literal).matches() || IPV6.matcher(literal).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
            masked[i] &= (byte) (0xff << (Byte.SIZE - kept));
        }
        return masked;
    }

    private static String printable(String text) {
        return VisibleAscii.shown(text, MAX_CHARS);
    }

    private static PscConfigurationException invalid(String message) {
        return new PscConfigurationException(
                ErrorCode.CONFIGURATION_INVALID, "a trusted proxy is named by its address or range; " + message);
    }
}
