package io.github.openrouter4e.ui.internal.preferences;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.agent.EditStatistics;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/**
 * Takes pictures of the preference pages with a key of 73 characters in it; no test. Where to is in
 * {@code openrouter4e.screens}, and {@code openrouter4e.look} begins the names of the files.
 */
@WorkbenchTest
@SuppressWarnings("nls")
class PreferencePageTour {
	private static final Path FOLDER = Path.of(System.getProperty("openrouter4e.screens", "screens"));
	private static final String LOOK = System.getProperty("openrouter4e.look", "light");

	@ParameterizedTest
	@ValueSource(strings = {"", ".models", ".chat", ".costs", ".prompts", ".tools", "environment", "unconfirmed",
			"problem",
			".models.requests", ".prompts.dialog", ".tools.dialog"})
	void page(String scene) throws Exception {
		UiServices services = UiServices.request().join();
		ApiKey key = ApiKey.parse("sk-or-v1-" + "0123456789abcdef".repeat(4));
		services.keys().store(BaseUrl.OPENROUTER, key, KeyLocation.MEMORY);
		if (scene.equals("unconfirmed")) {
			services.preferences().set(Settings.CUSTOM_BASE_URL, "https://llm.example.com/v1");
			services.preferences().set(Settings.USE_CUSTOM_BASE_URL, true);
		}
		PreferencePageDriver page = scene.startsWith(".")
				? PreferencePageDriver
						.open(UiIds.PREFERENCE_PAGE + scene.replace(".requests", "").replace(".dialog", ""))
				: PreferencePageDriver.open();
		if (scene.equals("environment")) {
			page.keepIn(KeyLocation.ENVIRONMENT);
		} else if (scene.equals("problem")) {
			page.useBaseUrl("http://a-rather-long-name-of-a-gateway.example.com/v1");
		} else if (scene.endsWith(".requests")) {
			UiThread.run(() -> Widgets.only(page.shell(), TabFolder.class, folder -> true).setSelection(3));
		}
		var dialog = switch (scene) {
			case ".prompts.dialog" -> page.open(Messages.PromptsSection_add, Messages.PromptDialog_new);
			case ".tools.dialog" -> {
				edit(Objects.requireNonNull(services.toolRecords().edits()));
				yield page.open(Messages.ToolsPage_editsByModel, Messages.EditStatisticsDialog_title);
			}
			default -> null;
		};
		if (dialog != null && scene.equals(".prompts.dialog")) {
			UiThread.run(() -> Widgets.textAfter(dialog, Messages.PromptDialog_schema)
					.setText("{\n  \"type\": \"object\",\n  \"required\": [\"score\"]\n}"));
		}
		photograph(dialog == null ? page.shell() : dialog, scene.isEmpty() ? "first" : scene.replace(".", ""));
		if (dialog != null) {
			UiThread.run(dialog::close);
		}
		page.cancel();
		services.keys().remove(BaseUrl.OPENROUTER);
	}

	private static void edit(EditStatistics edits) {
		for (var i = 0; i < 40; i++) {
			edits.made("openai/gpt-5.2", i % 8 == 0);
			edits.made("anthropic/claude-sonnet-5", false);
		}
		edits.refused("openai/gpt-5.2", new ToolException(Kind.NOT_FOUND, ""));
	}

	private static void photograph(Shell shell, String name) throws Exception {
		UiThread.settle();
		ImageData data = UiThread.get(() -> {
			Rectangle area = shell.getBounds();
			Image image = new Image(UiThread.display(), area.width, area.height);
			GC gc = new GC(UiThread.display());
			try {
				gc.copyArea(image, area.x, area.y);
				return image.getImageData();
			} finally {
				gc.dispose();
				image.dispose();
			}
		});
		Files.createDirectories(FOLDER);
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[]{data};
		loader.save(FOLDER.resolve(LOOK + "-preferences-" + name + ".png").toString(), SWT.IMAGE_PNG);
	}
}
