package io.otpwatch.processor.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.otpwatch.events.VendorMessage;
import io.otpwatch.processor.correlate.Slice;
import io.otpwatch.rules.VendorMessageIds;
import io.otpwatch.schemas.SchemaHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.EncoderFactory;

/**
 * The record of {@code otp.vendor-ids} that follows from a send, made of the send's own bytes: its fields are copied as
 * they stand, length and text, and no string is made, unless the id needs a closer look: one with the form of an address is kept as a hash. Valid until the next record is decoded.
 *
 * <pre>
 * send   ..| challengeId codeId |..| provider |..| vendorMessageId |
 * value  header | provider | vendorMessageId | challengeId codeId |
 * key    provider, a tab, vendorMessageId
 * </pre>
 */
public final class VendorIdRecord {
    private static final byte[] HEADER = header();
    private static final int VENDOR_ID_MAX = 128;

    private byte[] send = new byte[0];
    private byte[] vendorBytes = send; // those of the send, but for an id that is kept in another form
    private int idsTo;
    private int providerFrom;
    private int providerText;
    private int providerTo;
    private int vendorFrom;
    private int vendorText;
    private int vendorTo;

    /** The cursor stands behind challengeId and codeId, the first fields. */
    void ids(AvroCursor cursor) {
        send = cursor.bytes;
        idsTo = cursor.position;
    }

    void readProvider(AvroCursor cursor) {
        providerFrom = cursor.position;
        cursor.string();
        providerText = cursor.from;
        providerTo = cursor.to;
    }

    /** Returns the length of the vendorMessageId in bytes, -1 if it is null. */
    int readVendorId(AvroCursor cursor) {
        if (!cursor.present()) {
            return -1;
        }
        vendorBytes = cursor.bytes;
        vendorFrom = cursor.position;
        cursor.string();
        vendorText = cursor.from;
        vendorTo = cursor.to;
        return vendorTo - vendorText;
    }

    /** Whether the vendorMessageId last read is kept as it stands; anything else needs a closer look. */
    boolean isPlain() {
        return vendorTo - vendorText <= VENDOR_ID_MAX && PlainText.isSymbol(vendorBytes, vendorText, vendorTo);
    }

    /** The vendorMessageId last read in the form that is kept: no address comes into the topic. */
    void makeHarmless() {
        String id = new String(vendorBytes, vendorText, vendorTo - vendorText, UTF_8);
        byte[] text = VendorMessageIds.harmless(id).getBytes(UTF_8);
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        try {
            EncoderFactory.get().directBinaryEncoder(field, null).writeBytes(text);
        } catch (IOException e) { // memory has none
            throw new UncheckedIOException(e);
        }
        vendorBytes = field.toByteArray();
        vendorFrom = 0;
        vendorText = vendorBytes.length - text.length;
        vendorTo = vendorBytes.length;
    }

    /** Makes {@code text} point at the vendorMessageId last read, in the form that is kept, if there is one. */
    void pointAt(Slice text, boolean present) {
        if (present) {
            text.set(vendorBytes, vendorText, vendorTo);
        } else {
            text.clear();
        }
    }

    public byte[] key() {
        int provider = providerTo - providerText;
        int vendor = vendorTo - vendorText;
        byte[] key = new byte[provider + 1 + vendor];
        System.arraycopy(send, providerText, key, 0, provider);
        key[provider] = '\t';
        System.arraycopy(vendorBytes, vendorText, key, provider + 1, vendor);
        return key;
    }

    /** A {@link VendorMessage} on the wire. */
    public byte[] value() {
        int provider = providerTo - providerFrom;
        int vendor = vendorTo - vendorFrom;
        int ids = idsTo - HEADER.length;
        byte[] value = new byte[HEADER.length + provider + vendor + ids];
        System.arraycopy(HEADER, 0, value, 0, HEADER.length);
        System.arraycopy(send, providerFrom, value, HEADER.length, provider);
        System.arraycopy(vendorBytes, vendorFrom, value, HEADER.length + provider, vendor);
        System.arraycopy(send, HEADER.length, value, HEADER.length + provider + vendor, ids);
        return value;
    }

    private static byte[] header() {
        byte[] header = new byte[10];
        header[0] = (byte) 0xC3;
        header[1] = 0x01;
        long fingerprint = SchemaHistory.fingerprint(VendorMessage.getClassSchema());
        for (int i = 2; i < header.length; i++) {
            header[i] = (byte) (fingerprint >>> ((i - 2) * 8));
        }
        return header;
    }
}
