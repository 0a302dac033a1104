package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.spring.actuate.CertificateWarningListener;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CertificateWarningTest {
    private final CertificateWarningListener warning = new CertificateWarningListener();

    @Test
    void a_certificate_that_is_good_for_long_is_not_mentioned(CapturedOutput output) {
        warning.onEvent(new PscEvent.CertificateValid(Duration.ofDays(30)));

        assertThat(output).doesNotContain("certificate");
    }

    @Test
    void a_certificate_that_ends_soon_is_a_warning_and_one_that_has_ended_an_error(CapturedOutput output) {
        warning.onEvent(new PscEvent.CertificateValid(Duration.ofDays(30).minusSeconds(1)));
        warning.onEvent(new PscEvent.CertificateValid(Duration.ofSeconds(-1)));

        assertThat(output).contains("WARN", "expires in 29 days", "ERROR", "has expired");
    }

    @Test
    void a_renewal_that_did_not_work_is_said(CapturedOutput output) {
        warning.onEvent(new PscEvent.CertificateNotRenewed(ErrorCode.CLIENT_CERTIFICATE_UNREADABLE));

        assertThat(output).contains("WARN", "PSC-1003");
    }
}
