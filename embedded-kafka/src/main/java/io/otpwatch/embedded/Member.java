package io.otpwatch.embedded;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A node among others, and where it is reached on 127.0.0.1.
 *
 * @param id 1 to the number of nodes
 * @param ports for clients and controllers
 * @param peerPort for the other brokers
 * @param advertised the port that clients are told
 */
record Member(int id, Ports ports, int peerPort, int advertised) {

    /** One on free ports for each advertised port. */
    static List<Member> find(List<Integer> advertised) {
        List<Integer> free = Ports.free(Collections.nCopies(3 * advertised.size(), 0));
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < advertised.size(); i++) {
            Ports ports = new Ports(free.get(3 * i), free.get(3 * i + 1));
            members.add(new Member(i + 1, ports, free.get(3 * i + 2), advertised.get(i)));
        }
        return List.copyOf(members);
    }
}
