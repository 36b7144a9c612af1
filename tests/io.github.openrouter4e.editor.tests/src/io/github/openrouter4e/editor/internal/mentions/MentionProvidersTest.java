package io.github.openrouter4e.editor.internal.mentions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.client.WebPage;
import io.github.openrouter4e.client.WebPageException;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextProvider;
import io.github.openrouter4e.ui.ContextQuery;
import io.github.openrouter4e.ui.ElementReader;

/** What providers offer in a real workbench, and what is sent when it is chosen. */
@SuppressWarnings("nls")
class MentionProvidersTest {

	private final IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("mentioned");

	/** Not in the workspace's folder: that is in the folder of a repository which ignores it. */
	@BeforeEach
	void open() throws Exception {
		var description = ResourcesPlugin.getWorkspace().newProjectDescription(project.getName());
		description.setLocation(IPath.fromPath(Files.createTempDirectory("mentioned").toRealPath()));
		project.create(description, null);
		project.open(null);
	}

	@AfterEach
	void close() throws Exception {
		in(() -> page().closeAllEditors(false));
		project.delete(true, true, null);
	}

	private static void in(Runnable action) {
		Display.getDefault().syncExec(action);
	}

	private static IWorkbenchPage page() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
	}

	private IFile file(String name, String text) throws CoreException {
		var file = project.getFile(name);
		file.create(text.getBytes(), true, true, null);
		return file;
	}

	private static ITextEditor edit(IFile file) {
		var editor = new @Nullable ITextEditor[1];
		in(() -> {
			try {
				editor[0] = (ITextEditor) IDE.openEditor(page(), file, "org.eclipse.ui.DefaultTextEditor");
			} catch (CoreException e) {
				throw new IllegalStateException(e);
			}
		});
		return editor[0];
	}

	private static List<ContextProposal> offered(ContextProvider provider, String text) throws CoreException {
		return provider.propose(new ContextQuery(text, 10), new NullProgressMonitor());
	}

	private static Attachment chosen(ContextProvider provider, ContextProposal proposal) throws CoreException {
		return provider.resolve(proposal, new NullProgressMonitor());
	}

	@Test
	void problemsAreToldWithTheirLinesErrorsFirst() throws CoreException {
		var file = file("A.txt", "one\ntwo\n");
		marker(file, 1, IMarker.SEVERITY_WARNING, "unused");
		marker(file, 2, IMarker.SEVERITY_ERROR, "broken");
		marker(file(".env", "x"), 1, IMarker.SEVERITY_ERROR, "secret");
		var provider = new ProblemMentions();
		var proposal = offered(provider, "mention").getFirst();
		assertEquals("mentioned", proposal.label());
		assertTrue(proposal.detail().startsWith("errors: 2, warnings: "), proposal.detail());
		var told = (Attachment.PastedText) chosen(provider, proposal);
		assertEquals("Problems of mentioned", told.name());
		assertTrue(told.text().startsWith("error mentioned/A.txt:2: broken\n\ttwo\nwarning "), told.text());
		assertTrue(told.text().contains("warning mentioned/A.txt:1: unused\n\tone"), told.text());
		assertFalse(told.text().contains("secret"), told.text());
		assertEquals("All Projects", offered(provider, "").getFirst().label());
		assertEquals(List.of(), offered(provider, "other"));
	}

	private static void marker(IFile file, int line, int severity, String message) throws CoreException {
		file.createMarker(IMarker.PROBLEM, Map.of(IMarker.LINE_NUMBER, line, IMarker.SEVERITY, severity,
				IMarker.MESSAGE, message));
	}

	@Test
	void openFilesAreSentAsTheyAreInTheEditor() throws CoreException {
		var editor = edit(file("A.txt", "one\n"));
		var provider = new EditorMentions();
		in(() -> editor.getDocumentProvider().getDocument(editor.getEditorInput()).set("typed\n"));
		var proposal = offered(provider, "a").getFirst();
		assertEquals("A.txt mentioned", proposal.label() + ' ' + proposal.detail());
		assertEquals(new Attachment.TextFile("mentioned/A.txt", "typed\n"), chosen(provider, proposal));
		assertEquals(List.of(), offered(provider, "b"));
		file(".aiignore", "A.txt\n");
		assertTrue(assertThrows(CoreException.class, () -> chosen(provider, proposal)).getMessage()
				.contains(".aiignore"));
	}

	@Test
	void theSelectionIsThatOfTheActiveEditor() throws CoreException {
		var provider = new SelectionMention();
		assertEquals(List.of(), offered(provider, ""));
		var editor = edit(file("A.txt", "one\ntwo\nthree\n"));
		in(() -> editor.selectAndReveal(4, 3));
		var attachment = chosen(provider, offered(provider, "").getFirst());
		assertTrue(attachment.name().startsWith("mentioned/A.txt"), attachment.name());
		assertEquals("two", ((Attachment.TextFile) attachment).text());
		in(() -> page().closeAllEditors(false));
		assertThrows(CoreException.class,
				() -> chosen(provider, new ContextProposal("", "", "", java.util.OptionalLong.empty())));
	}

	@Test
	void withoutAConsoleThereIsNone() throws CoreException {
		in(() -> {
			var console = page().findView("org.eclipse.ui.console.ConsoleView");
			if (console != null) { // of another test
				page().hideView(console);
			}
		});
		assertEquals(List.of(), offered(new ConsoleMention(), ""));
	}

	@Test
	void aPageIsReadOnlyWhenItIsChosen() throws CoreException {
		var asked = new ArrayList<URI>();
		var provider = new UrlMention((address, cancellation) -> {
			asked.add(address);
			if (address.getHost().equals("10.0.0.1")) {
				throw new WebPageException(WebPageException.Reason.NOT_PUBLIC, "10.0.0.1", null);
			}
			return new WebPage(address, "Title", "text", true);
		});
		assertEquals(List.of(), offered(provider, "h"));
		assertEquals(List.of(), offered(provider, "example.org"));
		assertEquals("https://example.org/a", offered(provider, "example.org/a").getFirst().label());
		var proposal = offered(provider, "http://example.org").getFirst();
		assertEquals(List.of(), asked);
		assertEquals(new Attachment.WebPage("http://example.org",
				"Title\n\ntext\n\n(The page is longer; this is its beginning.)"), chosen(provider, proposal));
		assertEquals("http://10.0.0.1 is not read: 10.0.0.1 leads into this computer or its own network.",
				assertThrows(CoreException.class, () -> chosen(provider, offered(provider, "http://10.0.0.1")
						.getFirst())).getMessage());
	}

	@Test
	void theClipboardIsReadWhenItIsChosen() throws CoreException {
		var provider = new ClipboardMention();
		var proposal = offered(provider, "").getFirst();
		in(() -> {
			var clipboard = new Clipboard(Display.getDefault());
			clipboard.setContents(new Object[]{"copied"}, new Transfer[]{TextTransfer.getInstance()});
			clipboard.dispose();
		});
		assertEquals("copied", ((Attachment.PastedText) chosen(provider, proposal)).text());
	}

	@Test
	void whatIsDraggedBringsWhatAnActionWould() throws Exception {
		var file = file("A.txt", "one\ntwo\n");
		marker(file, 2, IMarker.SEVERITY_ERROR, "broken");
		var markers = List.of(file.findMarkers(IMarker.PROBLEM, false, IResource.DEPTH_ZERO));
		var reading = dragged(markers);
		assertEquals(List.of("Problems", "mentioned/A.txt (lines 1\u20132)"),
				reading.call().stream().map(Attachment::name).toList());
		file(".aiignore", "A.txt\n");
		assertTrue(assertThrows(CoreException.class, dragged(markers)::call).getMessage().contains(".aiignore"));
		assertNull(dragged(List.of("what nobody knows")));
	}

	private static @Nullable Callable<List<Attachment>> dragged(List<?> elements) {
		var reader = FrameworkUtil.getBundle(MentionProvidersTest.class).getBundleContext();
		var service = reader.getService(reader.getServiceReference(ElementReader.class));
		var reading = new AtomicReference<@Nullable Callable<List<Attachment>>>();
		in(() -> reading.set(service.reading(elements)));
		return reading.get();
	}
}
