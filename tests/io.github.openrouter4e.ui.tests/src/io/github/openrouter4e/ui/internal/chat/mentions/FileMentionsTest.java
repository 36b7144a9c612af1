package io.github.openrouter4e.ui.internal.chat.mentions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.composer.ComposerShell;
import io.github.openrouter4e.ui.internal.chat.composer.TypedLine;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Files and folders of a real workspace, named by typing. */
@WorkbenchTest
@SuppressWarnings("nls")
class FileMentionsTest {

	private final IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("Mentioned");
	private final List<IResource> attached = new ArrayList<>();
	private ComposerShell prompt;

	@BeforeEach
	void open() throws CoreException {
		project.create(null);
		project.open(null);
		project.getFolder("src").create(false, true, null);
		file("src/Quarry.java");
		file("src/Quartz.java");
		file("src/Zebra notes.txt");
		prompt = ComposerShell.open();
		prompt.run(() -> prompt.composer()
				.addCompletions(new FileMentions(prompt.composer(), project.getWorkspace(), attached::add)));
	}

	@AfterEach
	void close() throws CoreException {
		prompt.close();
		project.delete(true, true, null);
	}

	private void file(String path) throws CoreException {
		project.getFile(path).create(new ByteArrayInputStream(new byte[]{'x'}), true, null);
	}

	@Test
	void aFileIsFoundByTypingAndAttached() {
		prompt.type("why is @");
		prompt.waitForOffer("@file  \u2013  a file of the workspace",
				"@folder  \u2013  the names of what is in a folder");
		prompt.type("Quar");
		prompt.waitForOffer("Quarry.java  \u2013  Mentioned/src", "Quartz.java  \u2013  Mentioned/src");
		prompt.type("t");
		prompt.waitForOffer("Quartz.java  \u2013  Mentioned/src");
		prompt.press(SWT.CR, SWT.CR, 0);
		assertEquals("why is @file:Mentioned/src/Quartz.java ", prompt.text());
		assertEquals(List.of(project.getFile("src/Quartz.java")), attached);
	}

	@Test
	void aKindIsChosenFirst() {
		prompt.type("@fo");
		prompt.waitForOffer("@folder  \u2013  the names of what is in a folder");
		prompt.press(SWT.CR, SWT.CR, 0);
		assertEquals("@folder:", prompt.text());
		UiThread.waitUntil("all folders are offered", () -> prompt.offered().contains("Mentioned"));
		prompt.type("sr");
		prompt.waitForOffer("src  \u2013  Mentioned");
		prompt.press(SWT.CR, SWT.CR, 0);
		assertEquals("@folder:Mentioned/src ", prompt.text());
		assertEquals(List.of(project.getFolder("src")), attached);
	}

	@Test
	void whatIsAddedAndRemovedIsKnown() throws CoreException {
		prompt.type("@Quartzi");
		prompt.waitForOffer();
		file("src/Quartzite.java");
		project.getFile("src/Quartz.java").delete(true, null);
		prompt.press(SWT.BS, SWT.BS, 0);
		prompt.press(SWT.BS, SWT.BS, 0);
		prompt.type("z");
		prompt.waitForOffer("Quartzite.java  \u2013  Mentioned/src");
	}

	@Test
	void anAtThatMeansNothingIsLookedUpOnce() throws Exception {
		var source = UiThread.get(() -> new FileMentions(prompt.composer(), project.getWorkspace(), attached::add));
		assertEquals(0, source.complete(new TypedLine("@nobody", 0)).size());
		assertFalse(source.wantsAgain(new TypedLine("@nobody has", 0)));
		assertFalse(source.wantsAgain(new TypedLine("@nobodyelse", 0)));
		assertTrue(source.wantsAgain(new TypedLine("@nobod", 0)));
		assertTrue(source.wantsAgain(new TypedLine("@nobody:x", 0)));
	}

	@Test
	void whoClosesTheListIsNotBothered() {
		prompt.type("@Qua");
		prompt.waitForOffer("Quarry.java  \u2013  Mentioned/src", "Quartz.java  \u2013  Mentioned/src");
		prompt.press(SWT.ESC, SWT.ESC, 0);
		prompt.type("r");
		prompt.waitForOffer();
		prompt.type(" @Zeb");
		prompt.waitForOffer("Zebra notes.txt  \u2013  Mentioned/src");
	}
}
