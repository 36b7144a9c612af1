package io.github.openrouter4e.client;

/**
 * Texts of the page that the browser shows when it comes back, in the user's language. Plain text.
 *
 * @param language
 *            language tag of the page, for example {@code en}
 */
public record SignInTexts(String language, String successTitle, String successMessage, String failureTitle,
		String failureMessage) {
}
