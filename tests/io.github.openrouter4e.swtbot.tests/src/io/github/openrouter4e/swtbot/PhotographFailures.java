package io.github.openrouter4e.swtbot;

import org.eclipse.swtbot.swt.finder.utils.SWTUtils;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps a picture of the screen at the moment of a failure, before anything is closed. */
final class PhotographFailures implements AfterTestExecutionCallback {

	@Override
	public void afterTestExecution(ExtensionContext context) {
		if (context.getExecutionException().isPresent()) {
			SWTUtils.captureScreenshot(System.getProperty("org.eclipse.swtbot.screenshots.dir") + "/"
					+ context.getRequiredTestMethod().getName() + ".png");
		}
	}
}
