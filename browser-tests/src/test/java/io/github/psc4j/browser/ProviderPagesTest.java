package io.github.psc4j.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.browser.Chromium.Screen;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The pages of the provider that runs as a jar: the login of a person, and the console of a developer. */
class ProviderPagesTest {
    private static final Path PICTURES = Path.of(System.getProperty("screenshots"));
    private static final String CALLBACK = "http://localhost:9/callback";

    private static Program provider;
    private static URI wallet;

    @BeforeAll
    static void start() {
        int port = Program.freePorts(1).get(0);
        wallet = URI.create("http://127.0.0.1:" + port);
        provider = new Program(
                        PICTURES.resolveSibling("logs").resolve("provider.log"),
                        System.getProperty("provider.jar"),
                        "--port",
                        String.valueOf(port))
                .await(wallet);
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    private static String login() {
        return wallet + "/auth?response_type=code&client_id=psc-mock-client&redirect_uri=" + CALLBACK
                + "&scope=openid%20scope_all&acr_values=eidas1&state=s&nonce=n"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
    }

    @ParameterizedTest
    @EnumSource
    void a_person_meets_what_goes_wrong_and_gets_in_with_the_card(Screen screen) {
        try (Chromium browser = new Chromium(screen, PICTURES)) {
            browser.open(login());
            assertThat(browser.lookAt("p1-people")).isEmpty();

            browser.driver().findElement(By.cssSelector("input[value=CARD]")).click();
            browser.click("Dr Melchior Molaire");
            browser.waitForHeading("Insérez la carte");
            browser.click("Code porteur faux");
            browser.waitFor("//*[@role='alert']");
            assertThat(browser.text()).contains("Connexion impossible", "Lecteur simulé");
            assertThat(browser.lookAt("p2-card-refused")).isEmpty();

            browser.click("Code porteur correct");
            assertThat(browser.waitForAddress(CALLBACK)).contains("code=");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_developer_reads_the_journal_and_switches(Screen screen) {
        try (Chromium browser = new Chromium(screen, PICTURES)) {
            browser.open(login().replace("acr_values=eidas1", "acr_values=eidas3"));
            browser.open(wallet + "/console");
            browser.waitForHeading("Journal");
            assertThat(browser.text()).contains("refused: acr-values");
            assertThat(browser.lookAt("p3-journal")).isEmpty();

            browser.click("Authorization");
            browser.waitFor("//h2[contains(., \"What was wrong\")]");
            assertThat(browser.lookAt("p4-exchange")).isEmpty();

            browser.click("Controls");
            browser.waitForHeading("Controls");
            new Select(browser.driver().findElement(By.name("fault"))).selectByValue("unavailable");
            browser.click("Let it go wrong");
            assertThat(browser.waitFor("//*[@role='status']").getText()).contains("in force");
            assertThat(browser.waitFor("//li[code = \"unavailable\"]").getText())
                    .contains("Retry-After");
            browser.click("+ 31 min");
            browser.waitFor("//*[@role='status'][contains(., \"clock\")]");
            assertThat(browser.text()).contains("moved by PT31M");
            assertThat(browser.lookAt("p5-controls")).isEmpty();

            browser.click("End all faults");
            browser.waitFor("//*[@role='status'][contains(., \"No fault\")]");
            browser.click("Move back");
            browser.waitFor("//*[@role='status'][contains(., \"where it was\")]");
        }
    }

    @Test
    void the_console_logs_everybody_in_as_one_person() {
        try (Chromium browser = new Chromium(Screen.DESKTOP, PICTURES)) {
            browser.open(wallet + "/console/controls");
            new Select(browser.driver().findElement(By.name("persona"))).selectByValue("midwife");
            browser.click("Log in without asking");
            browser.waitFor("//*[@role='status']");
            browser.open(login());
            assertThat(browser.waitForAddress(CALLBACK)).contains("code=");

            browser.open(wallet + "/console/controls");
            browser.click("Show the login page");
            browser.waitFor("//*[@role='status'][contains(., \"shown again\")]");
        }
    }

    @Test
    void the_keyboard_is_enough_for_the_second_page_too() {
        try (Chromium browser = new Chromium(Screen.DESKTOP, PICTURES)) {
            browser.open(login());
            browser.tabTo("persona").sendKeys(Keys.ENTER);
            browser.waitForHeading("Confirmez sur le téléphone");
            browser.tabTo("answer").sendKeys(Keys.ENTER);
            assertThat(browser.waitForAddress(CALLBACK)).contains("code=");
        }
    }
}
