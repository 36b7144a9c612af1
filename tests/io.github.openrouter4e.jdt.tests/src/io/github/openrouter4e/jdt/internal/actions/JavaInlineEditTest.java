package io.github.openrouter4e.jdt.internal.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;

import org.eclipse.core.resources.IFile;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.ui.JavaUI;
import org.eclipse.jdt.ui.PreferenceConstants;
import org.eclipse.jface.preference.PreferenceConverter;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.jdt.internal.JavaBench;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.Parts;
import io.github.openrouter4e.testing.workbench.UiThread;

/** An inline edit in the editor of JDT, by command and keys, with a stand-in for OpenRouter. One editor for all tests. */
@SuppressWarnings("nls")
class JavaInlineEditTest {

	private static final String CODE = """
			package a;

			import java.util.List;

			class Cart {

				private int total;

				int total(List<Integer> prices) {
					int sum = 0;
					for (int price : prices) {
						sum += price;
					}
					System.out.println(sum);
					return sum;
				}

				void other() {
				}
			}
			""";
	/** Three changes. */
	private static final String ANSWER = """
			<replacement>
				int total(List<Integer> prices) {
					long sum = 0;
					for (int price : prices) {
						sum = sum + price;
					}
					System.out.println(sum);
					return total = sum;
				}
			</replacement>""";

	private static final StandInServer SERVER = StandInServer.start();
	private static JavaBench bench;
	private static IFile file;
	private static ITextEditor editor;
	private static IDocument document;
	private static StyledText text;

	@BeforeAll
	static void open() throws Exception {
		UiThread.waitUntil("the workbench is open", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0);
		var keys = service(KeyStore.class);
		keys.confirm(SERVER.baseUri());
		keys.store(SERVER.baseUri(), ApiKey.parse("sk-or-v1-0123456789abcdef"), KeyLocation.MEMORY);
		service(OpenRouterPreferences.class).set(Settings.USE_CUSTOM_BASE_URL, true);
		service(OpenRouterPreferences.class).set(Settings.CUSTOM_BASE_URL, SERVER.baseUrl());
		bench = new JavaBench("inlineedit");
		file = bench.file("src/a/Cart.java", CODE);
		bench.build();
		UiThread.run(() -> {
			var intro = PlatformUI.getWorkbench().getIntroManager();
			intro.closeIntro(intro.getIntro());
			editor = (ITextEditor) JavaUI.openInEditor(JavaCore.create(file));
			document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
			text = Objects.requireNonNull(editor.getAdapter(ITextViewer.class)).getTextWidget();
		});
	}

	private static <T> T service(Class<T> type) {
		var bundles = FrameworkUtil.getBundle(JavaInlineEditTest.class).getBundleContext();
		return bundles.getService(bundles.getServiceReference(type));
	}

	@AfterAll
	static void close() throws Exception {
		UiThread.run(() -> Parts.page().closeAllEditors(false));
		bench.close();
		service(OpenRouterPreferences.class).set(Settings.USE_CUSTOM_BASE_URL, false);
		service(KeyStore.class).remove(SERVER.baseUri());
		SERVER.close();
	}

	@BeforeEach
	void begin() {
		UiThread.run(() -> {
			document.set(CODE);
			editor.doSave(null);
			Parts.page().activate(editor);
			editor.selectAndReveal(CODE.indexOf("System"), 0);
			Parts.execute("io.github.openrouter4e.editor.edit");
		});
	}

	@AfterEach
	void nothingOfItIsLeft() {
		UiThread.run(() -> {
			assertEquals(0, text.getChildren().length);
			assertEquals(0, IntStream.range(0, text.getLineCount()).map(text::getLineVerticalIndent).sum());
		});
	}

	/** Types a prompt and presses Enter. */
	private static void ask(Answer answer) {
		SERVER.enqueueFor("/chat/completions", answer);
		UiThread.run(() -> {
			prompt().setText("simpler");
			press(SWT.CR, 0);
		});
	}

	private static Text prompt() {
		return Parts.controls(text, Text.class).findFirst().orElseThrow();
	}

	private static void press(int key, int modifiers) {
		var event = new Event();
		event.keyCode = key;
		event.stateMask = modifiers;
		prompt().notifyListeners(SWT.KeyDown, event);
	}

	private static void waitForChanges() {
		UiThread.waitUntil("changes can be kept or rejected", () -> Parts.controls(text, ToolBar.class)
				.anyMatch(bar -> bar.isVisible() && bar.getItemCount() > 2));
		UiThread.waitUntil("there is room for the new lines",
				() -> text.getLineVerticalIndent(line("for (")) > 0
						&& text.getLineVerticalIndent(line("void other")) == 0);
	}

	private static int line(String code) {
		return text.getLineAtOffset(text.getText().indexOf(code));
	}

	@Test
	void theMethodAroundTheCursorIsChangedWhereTheUserSaysSo() throws Exception {
		var comment = CODE.replace("void other() {", "void other() { // typed");
		ask(Answer.text(ANSWER));
		waitForChanges();
		var sent = new String(SERVER.lastChat().body(), StandardCharsets.UTF_8);
		assertTrue(sent.contains("System.out.println(sum)") && sent.contains("import java.util.List"), sent);
		assertFalse(sent.contains("void other"), sent);

		UiThread.run(() -> {
			assertEquals(CODE, document.get());
			assertTrue(hasKeyword(line("for (")));
			document.replace(CODE.indexOf("void other() {") + 14, 0, " // typed");
			Parts.execute("org.eclipse.ui.file.save");
		});
		UiThread.waitUntil("it is saved", () -> !editor.isDirty());
		bench.build();
		assertEquals(comment, Files.readString(Path.of(file.getLocationURI())));
		UiThread.run(() -> {
			assertEquals(comment, document.get());
			press(SWT.CR, SWT.MOD1); // keeps the first
			press(SWT.DEL, SWT.MOD1); // rejects the second
			press(SWT.CR, 0); // keeps what is left
			assertEquals(comment.replace("int sum = 0", "long sum = 0").replace("return sum", "return total = sum"),
					document.get());
			editor.getAction(ITextEditorActionConstants.UNDO).run();
			assertEquals(comment, document.get());
		});
	}

	/** Whether what is painted in the room above a line has a keyword in it. */
	private static boolean hasKeyword(int line) {
		var keyword = PreferenceConverter.getColor(PreferenceConstants.getPreferenceStore(),
				PreferenceConstants.EDITOR_JAVA_KEYWORD_COLOR);
		var area = text.getClientArea();
		var image = new Image(text.getDisplay(), area.width, area.height);
		var event = new Event();
		event.gc = new GC(image);
		event.gc.setFont(text.getFont());
		event.setBounds(area);
		text.notifyListeners(SWT.Paint, event);
		event.gc.dispose();
		var data = image.getImageData();
		image.dispose();
		var top = text.getLinePixel(line);
		for (var y = top; y < top + text.getLineVerticalIndent(line); y++) {
			for (var x = 0; x < area.width; x++) {
				var color = data.palette.getRGB(data.getPixel(x, y));
				if (Math.abs(color.red - keyword.red) + Math.abs(color.green - keyword.green)
						+ Math.abs(color.blue - keyword.blue) < 30) {
					return true;
				}
			}
		}
		return false;
	}

	@Test
	void linesThatTheUserHasChangedMeanwhileAreLeftAlone() throws Exception {
		var gate = Gate.closedAt(2);
		ask(Answer.text(ANSWER).gate(gate));
		gate.awaitArrival(2, Duration.ofSeconds(30));
		var changed = CODE.replace("sum", "count");
		UiThread.run(() -> {
			for (var at = document.get().indexOf("sum"); at >= 0; at = document.get().indexOf("sum")) {
				document.replace(at, 3, "count");
			}
		});
		gate.open();
		UiThread.waitUntil("the answer is there", () -> prompt().getText().equals("simpler")
				&& Parts.controls(text, Label.class)
						.anyMatch(label -> label.getText().contains("$")));
		UiThread.run(() -> {
			press(SWT.CR, SWT.MOD1);
			assertEquals(changed, document.get());
			Parts.execute("io.github.openrouter4e.editor.edit.close");
			assertEquals(changed, document.get());
		});
	}
}
