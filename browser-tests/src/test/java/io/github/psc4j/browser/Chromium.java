package io.github.psc4j.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A window of headless Chromium, as wide as a desktop or a phone, that keeps a picture of what it shows. */
final class Chromium implements AutoCloseable {
    /** How wide the window is. */
    enum Screen {
        DESKTOP(1280, 900),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private final ChromeDriver driver;
    private final Screen screen;
    private final Path pictures;

    Chromium(Screen screen, Path pictures) {
        this.screen = screen;
        this.pictures = pictures;
        ChromeOptions options = new ChromeOptions();
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        driver = new ChromeDriver(options);
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        screen.width,
                        "height",
                        screen.height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        screen == Screen.PHONE));
    }

    ChromeDriver driver() {
        return driver;
    }

    void open(String url) {
        driver.get(url);
    }

    /** Clicks the link or button of this text, in a page that may still be loading. */
    void click(String text) {
        waitFor("//*[self::a or self::button][contains(normalize-space(.), \"" + text + "\")]")
                .click();
    }

    WebElement waitFor(String xpath) {
        return new WebDriverWait(driver, Duration.ofMinutes(2)).until(d -> d.findElement(By.xpath(xpath)));
    }

    /** Waits until the window stands at an address that begins so, whether a page is there or nobody listens. */
    String waitForAddress(String prefix) {
        new WebDriverWait(driver, Duration.ofMinutes(2))
                .until(d -> String.valueOf(d.getCurrentUrl()).startsWith(prefix));
        return driver.getCurrentUrl();
    }

    void waitForHeading(String text) {
        WebElement unused = waitFor("//h1[contains(., \"" + text + "\")]");
    }

    /** The next element of this name that the keyboard reaches. */
    WebElement tabTo(String name) {
        for (int i = 0; i < 30; i++) {
            driver.switchTo().activeElement().sendKeys(Keys.TAB);
            WebElement focused = driver.switchTo().activeElement();
            if (name.equals(focused.getDomAttribute("name"))) {
                return focused;
            }
        }
        throw new AssertionError("the keyboard does not reach " + name);
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Keeps a picture of the whole page and looks for what keeps people out: axe's rules and a page wider than the screen. */
    List<String> lookAt(String name) {
        try {
            Files.createDirectories(pictures);
            driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics(pageHeight()));
            Files.write(
                    pictures.resolve(name + "-" + screen.name().toLowerCase(java.util.Locale.ROOT) + ".png"),
                    driver.getScreenshotAs(OutputType.BYTES));
            driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics(screen.height));
            return barriers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> metrics(int height) {
        return Map.of(
                "width", screen.width, "height", height, "deviceScaleFactor", 1, "mobile", screen == Screen.PHONE);
    }

    private int pageHeight() {
        Object height = driver.executeScript("return document.documentElement.scrollHeight");
        return Math.max(screen.height, ((Number) Objects.requireNonNull(height)).intValue());
    }

    @SuppressWarnings("unchecked")
    private List<String> barriers() throws IOException {
        try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        }
        List<String> found = (List<String>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const wide = document.documentElement.scrollWidth > window.innerWidth ? ['wider than the screen'] : [];
                axe.run(document, {resultTypes: ['violations']}).then(
                    result => done(wide.concat(result.violations.map(v => v.id + ': ' + v.nodes[0].html))),
                    error => done(['axe failed: ' + error]));
                """);
        return Objects.requireNonNull(found);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
