package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.FrameworkUtil;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.internal.transcript.UserAction.Review;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** A model changes files that are open in real editors, while the user looks on or types. */
@WorkbenchTest
@SuppressWarnings("nls")
class AgentEditTest {

	private static final ToolContext ACT = new ToolContext("c", "m", ToolContext.ACT, List.of());

	@TempDir
	private Path folder;

	private IProject project;

	@BeforeEach
	void open() throws Exception {
		project = ResourcesPlugin.getWorkspace().getRoot().getProject("prices");
		var description = ResourcesPlugin.getWorkspace().newProjectDescription("prices");
		description.setLocation(IPath.fromPath(folder.resolve("prices")));
		project.create(description, null);
		project.open(null);
	}

	@AfterEach
	void close() throws Exception {
		UiThread.run(() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().closeAllEditors(false));
		project.delete(true, true, null);
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void theUserAllowsAnEditSeesItInTheEditorAndTakesItBack(TranscriptWidget widget) throws Exception {
		var file = file("apples 3\npears 4\n");
		try (var chat = ChatFixture.withKey(widget)) {
			chat.services().preferences().set(Settings.MODEL_ID, SampleTools.MODEL);
			chat.server().enqueueFor("/chat/completions",
					Answer.toolCall("c1", "edit_file",
							"{\"path\":\"prices/list.txt\",\"edits\":[{\"old\":\"pears 4\",\"new\":\"pears 5\"}]}"),
					Answer.text("Pears cost 5 now."));
			var page = chat.open();
			var editor = editor(file);
			UiThread.run(() -> page.presenter().options().mode().accept(ToolContext.ACT));
			ChatFixture.send(page, "Pears cost 5");
			var transcript = TranscriptDriver.of(page);
			var allow = new UserAction.Allow("c1", null);
			UiThread.waitUntil("the user is asked", () -> transcript.offers(allow));
			assertTrue(transcript.text().contains("-pears 4"), transcript.text());
			assertEquals("apples 3\npears 4\n", UiThread.get(() -> document(editor).get()));
			ToolCardTest.pressWhenRead(transcript, allow);
			ChatFixture.waitForText(page, "Pears cost 5 now.");
			assertEquals("apples 3\npears 5\n", UiThread.get(() -> document(editor).get()));
			assertFalse(UiThread.get(editor::isDirty), "it was saved before, so it is now");
			UiThread.run(() -> editor.getAction(ITextEditorActionConstants.UNDO).run());
			assertEquals("apples 3\npears 4\n", UiThread.get(() -> document(editor).get()));
			UiThread.run(() -> editor.getAction(ITextEditorActionConstants.REDO).run());
			UiThread.run(() -> document(editor).replace(0, 6, "Apples"));
			takeBackInTheChat(transcript, editor);
		}
	}

	/** What the user has typed since stays, and can be saved or not. */
	private static void takeBackInTheChat(TranscriptDriver transcript, ITextEditor editor) {
		var undo = new UserAction.OnChanges(Review.UNDO, "/prices/list.txt");
		UiThread.waitUntil("the change is shown", () -> transcript.offers(undo));
		assertTrue(transcript.text().contains("prices/list.txt"), transcript.text());
		transcript.press(undo);
		UiThread.waitUntil("it is taken back", () -> document(editor).get().equals("Apples 3\npears 4\n"));
		UiThread.waitUntil("nothing is left to do", () -> !transcript.offers(undo));
		assertTrue(UiThread.get(editor::isDirty));
		UiThread.run(() -> editor.getAction(ITextEditorActionConstants.UNDO).run());
		assertEquals("Apples 3\npears 5\n", UiThread.get(() -> document(editor).get()));
	}

	/** How many edits of the model shall succeed. */
	private static final int CONCURRENT = Integer.getInteger("openrouter4e.concurrent.edits", 100);

	/** Each edit of the model goes to an odd line, each of the user to an even one. Half of the model's are patches. */
	@Test
	void nothingGetsToAWrongLineWhileTheUserTypes() throws Exception {
		var text = new StringBuilder();
		for (var i = 0; i < 400; i++) {
			text.append("line ").append(i).append(" .\n");
		}
		var editor = editor(file(text.toString()));
		var document = UiThread.get(() -> document(editor));
		var stop = new AtomicBoolean();
		var typed = new int[1];
		var user = new Thread(() -> {
			var random = new Random(1);
			while (!stop.get()) {
				var line = random.nextInt(200) * 2;
				UiThread.run(() -> {
					var at = document.get().indexOf("line " + line + " ");
					document.replace(document.get().indexOf('\n', at), 0, "u");
					typed[0]++;
				});
			}
		});
		user.start();
		var random = new Random(2);
		var edits = new int[400];
		var done = 0;
		try {
			for (var i = 0; i < 20 * CONCURRENT && done <= CONCURRENT; i++) { // some are refused, as the user never pauses
				var line = random.nextInt(200) * 2 + 1;
				var old = "line " + line + " ." + "a".repeat(edits[line]);
				var outcome = tools()
						.execute(
								i % 2 == 0
										? new ToolRequest("c" + i, "edit_file",
												"{\"path\":\"prices/list.txt\",\"edits\":[{\"old\":\"" + old
														+ "\\n\",\"new\":\"" + old + "a\\n\"}]}")
										: new ToolRequest("c" + i, "apply_patch",
												"{\"patch\":\"*** Begin Patch\\n*** Update File: prices/list.txt\\n@@\\n-"
														+ old + "\\n+" + old + "a\\n*** End Patch\"}"),
								ACT, (message, share) -> {
									// nobody looks
								}, new Cancellation());
				if (outcome instanceof ToolOutcome.Done) {
					edits[line]++;
					done++;
				}
			}
		} finally {
			stop.set(true);
			user.join();
		}
		var lines = UiThread.get(() -> document.get()).lines().toList();
		assertEquals(400, lines.size());
		for (var i = 0; i < 400; i++) {
			var rest = lines.get(i).substring(("line " + i + " .").length());
			assertEquals(i % 2 == 0 ? "u".repeat(rest.length()) : "a".repeat(edits[i]), rest, "line " + i);
		}
		assertEquals(typed[0], lines.stream().mapToLong(line -> line.chars().filter(c -> c == 'u').count()).sum());
		assertTrue(done > CONCURRENT && typed[0] > 20, done + " edits, " + typed[0] + " typed");
	}

	private static ToolExecutor tools() throws Exception {
		var context = FrameworkUtil.getBundle(AgentEditTest.class).getBundleContext();
		return context.getServiceReferences(ToolExecutor.class, null).stream().map(context::getService)
				.filter(executor -> executor.tools(ACT).stream().anyMatch(offer -> offer.name().equals("edit_file")))
				.findFirst().orElseThrow();
	}

	private IFile file(String text) throws Exception {
		var file = project.getFile("list.txt");
		file.create(text.getBytes(StandardCharsets.UTF_8), IResource.NONE, null);
		return file;
	}

	private static ITextEditor editor(IFile file) {
		return UiThread.get(() -> {
			IEditorPart editor = IDE.openEditor(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(),
					file,
					"org.eclipse.ui.DefaultTextEditor");
			return (ITextEditor) editor;
		});
	}

	private static IDocument document(ITextEditor editor) {
		return editor.getDocumentProvider().getDocument(editor.getEditorInput());
	}
}
