package io.github.psc4j.spring.actuate;

import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log, once a day, that a client certificate has to be renewed; and at once that a renewed one cannot be used. */
public final class CertificateWarningListener implements PscEventListener {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.spring.certificate");
    private static final int DAYS = 30;

    /** For the client. */
    public CertificateWarningListener() {}

    @Override
    public void onEvent(PscEvent event) {
        if (event instanceof PscEvent.CertificateValid valid && valid.days() < DAYS) {
            if (valid.remaining().isNegative()) {
                LOG.error("a client certificate has expired: renew it, calls with it will be refused");
            } else {
                LOG.warn("a client certificate expires in {} days: renew it", valid.days());
            }
        } else if (event instanceof PscEvent.CertificateNotRenewed failed) {
            LOG.warn(
                    "a renewed client certificate cannot be used ({}): the one before is still presented",
                    failed.code().id());
        }
    }
}
