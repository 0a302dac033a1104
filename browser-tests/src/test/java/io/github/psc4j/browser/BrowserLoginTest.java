package io.github.psc4j.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.browser.Chromium.Screen;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;

/** What a person sees and does, from the first page to the way out. */
class BrowserLoginTest {
    private static final Path PICTURES = Path.of(System.getProperty("screenshots"));
    private static final String BUTTON = "Pro Santé Connect";

    private static Applications applications;

    @BeforeAll
    static void start() {
        applications = new Applications(PICTURES.resolveSibling("logs"));
    }

    @AfterAll
    static void stop() {
        applications.close();
    }

    private static String home() {
        return applications.web() + "/";
    }

    @ParameterizedTest
    @EnumSource
    void a_physician_logs_in_chooses_a_situation_and_logs_out(Screen screen) {
        try (Chromium browser = new Chromium(screen, PICTURES)) {
            browser.open(home());
            assertThat(browser.lookAt("1-first-page")).isEmpty();

            browser.click(BUTTON);
            browser.waitForHeading("");
            assertThat(browser.driver().getCurrentUrl()).startsWith("http://127.0.0.1:");
            assertThat(browser.text()).contains("Simulateur");
            assertThat(browser.lookAt("2-provider")).isEmpty();

            browser.driver().findElements(By.name("persona")).get(0).click();
            browser.waitForHeading("Confirmez sur le téléphone");
            assertThat(browser.lookAt("2b-telephone")).isEmpty();
            browser.click("Confirmer le nombre");
            browser.waitForHeading("Bonjour");
            assertThat(browser.driver().getCurrentUrl())
                    .startsWith(applications.web().toString());
            assertThat(browser.text())
                    .contains(
                            "Médecin", "RPPS", "Niveau de garantie", "Fin de session", "Mes dossiers de coordination");
            assertThat(browser.driver().findElements(By.cssSelector("input[type=radio]:checked")))
                    .as("nothing is chosen for the person")
                    .isEmpty();
            assertThat(browser.lookAt("3-logged-in")).isEmpty();

            browser.driver().findElements(By.name("situation")).get(1).click();
            browser.click("Valider ma situation");
            browser.waitFor("//button[contains(., \"Changer de situation\")]");
            assertThat(browser.lookAt("4-situation-chosen")).isEmpty();

            browser.click("Se déconnecter");
            browser.waitForHeading("Espace des professionnels");
            assertThat(browser.text()).contains("déconnecté");
            assertThat(browser.lookAt("5-logged-out")).isEmpty();

            browser.click(BUTTON);
            browser.waitFor("//button[@name=\"persona\"]");
        }
    }

    @Test
    void a_person_who_cancels_is_told_and_can_begin_again() {
        try (Chromium browser = new Chromium(Screen.PHONE, PICTURES)) {
            browser.open(home());
            browser.click(BUTTON);
            browser.click("Annuler");
            browser.waitFor("//*[contains(text(), \"PSC-3006\")]");
            assertThat(browser.lookAt("6-cancelled")).isEmpty();

            browser.click("Réessayer");
            browser.waitFor("//button[@name=\"persona\"]").click();
            browser.click("Confirmer le nombre");
            browser.waitForHeading("Bonjour");
        }
    }

    @Test
    void the_callback_of_another_browser_is_refused_with_a_page() {
        try (Chromium victim = new Chromium(Screen.DESKTOP, PICTURES)) {
            victim.open(applications.web() + "/login/oauth2/code/psc?code=injected&state=of-another-browser");
            victim.waitFor("//*[contains(text(), \"PSC-3002\")]");
            assertThat(victim.lookAt("7-refused")).isEmpty();

            victim.open(home());
            assertThat(victim.text()).doesNotContain("Bonjour");
        }
    }

    @Test
    void two_tabs_log_in_side_by_side() {
        try (Chromium browser = new Chromium(Screen.DESKTOP, PICTURES)) {
            browser.open(home());
            browser.click(BUTTON);
            browser.waitFor("//button[@name=\"persona\"]");
            String first = browser.driver().getWindowHandle();
            browser.driver().switchTo().newWindow(WindowType.TAB);
            browser.open(home());
            browser.click(BUTTON);
            browser.waitFor("//button[@name=\"persona\"]").click();
            browser.click("Confirmer le nombre");
            browser.waitForHeading("Bonjour");

            browser.driver().switchTo().window(first);
            browser.waitFor("//button[@name=\"persona\"]").click();
            browser.click("Confirmer le nombre");
            browser.waitForHeading("Bonjour");
        }
    }

    @Test
    void the_keyboard_is_enough() {
        try (Chromium browser = new Chromium(Screen.DESKTOP, PICTURES)) {
            browser.open(home());
            press(browser, BUTTON);
            browser.waitFor("//button[@name=\"persona\"]");
            WebElement persona = browser.tabTo("persona");
            persona.sendKeys(Keys.ENTER);
            browser.waitForHeading("Confirmez sur le téléphone");
            browser.tabTo("answer").sendKeys(Keys.ENTER);
            browser.waitForHeading("Bonjour");
        }
    }

    private static void press(Chromium browser, String text) {
        for (int i = 0; i < 20; i++) {
            browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
            WebElement focused = browser.driver().switchTo().activeElement();
            if (focused.getText().contains(text)) {
                focused.sendKeys(Keys.ENTER);
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + text);
    }

    @Test
    void no_script_can_read_a_cookie_and_no_address_keeps_a_code() {
        try (Chromium browser = new Chromium(Screen.DESKTOP, PICTURES)) {
            browser.open(home());
            browser.click(BUTTON);
            browser.waitFor("//button[@name=\"persona\"]").click();
            browser.click("Confirmer le nombre");
            browser.waitForHeading("Bonjour");

            assertThat(browser.driver().getCurrentUrl()).doesNotContain("code=", "state=", "session_state");
            assertThat(browser.driver().manage().getCookies())
                    .isNotEmpty()
                    .allMatch(Cookie::isHttpOnly)
                    .as("a login that is complete leaves nothing to complete again")
                    .noneMatch(cookie -> cookie.getName().contains("psc-login"));
        }
    }
}
