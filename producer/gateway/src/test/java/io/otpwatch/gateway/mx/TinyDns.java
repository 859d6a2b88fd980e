package io.otpwatch.gateway.mx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A name server over UDP on 127.0.0.1 that knows MX records only. */
final class TinyDns implements AutoCloseable {
    private final DatagramSocket socket;
    private final Map<String, List<String>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger queries = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private TinyDns(DatagramSocket socket) {
        this.socket = socket;
    }

    static TinyDns start() {
        try {
            TinyDns dns = new TinyDns(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(dns::serve, "tiny-dns");
            thread.setDaemon(true);
            thread.start();
            return dns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    /** @param records as "priority host." */
    void answer(String name, String... records) {
        answers.put(name, List.of(records));
    }

    int queries() {
        return queries.get();
    }

    /** Answers nothing until {@link #release()}. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    private void serve() {
        byte[] buffer = new byte[2_048];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                queries.incrementAndGet();
                gate.await();
                byte[] reply = reply(new Message(Arrays.copyOf(packet.getData(), packet.getLength())));
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            }
        } catch (IOException | InterruptedException e) { // closed
            Thread.currentThread().interrupt();
        }
    }

    private byte[] reply(Message query) throws IOException {
        Record question = query.getQuestion();
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.addRecord(question, Section.QUESTION);
        List<String> records = answers.getOrDefault(question.getName().toString(), List.of());
        if (records.isEmpty()) {
            reply.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        for (String record : records) {
            String[] parts = record.split(" ", 2);
            reply.addRecord(
                    new MXRecord(
                            question.getName(), DClass.IN, 60, Integer.parseInt(parts[0]), Name.fromString(parts[1])),
                    Section.ANSWER);
        }
        return reply.toWire();
    }

    @Override
    public void close() {
        release();
        socket.close();
    }
}
