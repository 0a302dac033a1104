package io.github.psc4j.spring.calls;

import io.github.psc4j.spring.TestService;
import java.net.URI;
import java.util.List;

/** Where a call goes, and where the answer sends it on. */
enum Route {
    TARGET(Hop.TARGET),
    OUTSIDE_THE_PATH(Hop.OUTSIDE),
    BESIDE_THE_PATH(Hop.BESIDE),
    OTHER_PORT(Hop.ELSEWHERE),
    OTHER_HOST_NAME(Hop.OTHER_NAME),
    TARGET_TO_TARGET(Hop.TARGET, Hop.TARGET),
    TARGET_TO_ELSEWHERE(Hop.TARGET, Hop.ELSEWHERE),
    TARGET_TO_OUTSIDE(Hop.TARGET, Hop.OUTSIDE),
    ELSEWHERE_TO_TARGET(Hop.ELSEWHERE, Hop.TARGET),
    /** A target by HTTPS is none by plain HTTP; the name leads nowhere. */
    PLAIN_HTTP(Hop.NOWHERE);

    /** A service, a name for it and a path; and whether that is a target. */
    enum Hop {
        TARGET("localhost", "/api", true),
        OUTSIDE("localhost", "/other", false),
        BESIDE("localhost", "/apis", false),
        ELSEWHERE("localhost", "/api", false),
        OTHER_NAME("127.0.0.1", "/api", false),
        NOWHERE("dossier.invalid", "/api", false);

        final boolean target;
        private final String host;
        private final String path;

        Hop(String host, String path, boolean target) {
            this.host = host;
            this.path = path;
            this.target = target;
        }

        TestService service(TestService target, TestService stranger) {
            return this == ELSEWHERE ? stranger : target;
        }

        String path(String id) {
            return path + "/" + id;
        }

        String url(String id, TestService target, TestService stranger) {
            return "http://" + host
                    + (this == NOWHERE ? "" : ":" + service(target, stranger).port()) + path(id);
        }
    }

    final List<Hop> hops;

    Route(Hop... hops) {
        this.hops = List.of(hops);
    }

    URI start(String id, TestService target, TestService stranger) {
        String first = hops.get(0).url(id + "/0", target, stranger);
        return URI.create(
                hops.size() == 1 ? first : first + "?to=" + hops.get(1).url(id + "/1", target, stranger));
    }
}
