package io.github.openrouter4e.git.internal.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.git.internal.TestRepository;
import io.github.openrouter4e.testing.workbench.Projects;
import io.github.openrouter4e.ui.ContextProposal;
import io.github.openrouter4e.ui.ContextProvider;
import io.github.openrouter4e.ui.ContextQuery;

@SuppressWarnings("nls")
class GitContextTest {

	private static final int MOST = 2;

	private final TestRepository files;
	private final IProject project;

	GitContextTest(@TempDir Path folder) throws CoreException {
		files = new TestRepository(folder.resolve("shop"));
		files.write("app/a.txt", "one\n").write("app/.aiignore", "kept.txt\n").commit("First");
		project = Projects.create(folder.resolve("shop/app"), "app");
	}

	@AfterEach
	void close() throws CoreException {
		project.delete(IResource.NEVER_DELETE_PROJECT_CONTENT, null);
		files.close();
	}

	@Test
	void changesAreOfferedByRepositoryAndRead() throws Exception {
		files.write("app/a.txt", "two\n").write("app/kept.txt", "canary\n").stage().write("app/a.txt", "three\n");

		assertEquals(List.of("Staged changes of shop"), labels(new GitContext.Staged(), "sho"));
		assertEquals(List.of("Changes of shop that are not staged"), labels(new GitContext.Diff(), ""));
		assertEquals(List.of(), labels(new GitContext.Diff(), "elsewhere"));
		var staged = read(new GitContext.Staged(), "");
		assertTrue(staged.contains("-one\n+two\n") && !staged.contains("canary"), staged);
		assertTrue(read(new GitContext.Diff(), "").contains("-two\n+three\n"));
	}

	@Test
	void nothingToReadIsSaid() {
		files.stage();
		files.commit("Second");

		assertEquals("There are no such changes in shop.",
				assertThrows(CoreException.class, () -> read(new GitContext.Staged(), "")).getMessage());
	}

	@Test
	void commitsAreFoundByWordsAndIds() throws Exception {
		var id = files.write("app/a.txt", "two\n").commit("Change the price").name();
		files.write("app/a.txt", "three\n").commit("Change it again");

		assertEquals(List.of("Change it again", "Change the price"), labels(new GitContext.Commit(), ""));
		assertEquals(List.of("Change the price"), labels(new GitContext.Commit(), "PRICE"));
		assertEquals(List.of("Change the price"), labels(new GitContext.Commit(), id.substring(0, 12)));
		var commit = read(new GitContext.Commit(), "price");
		assertTrue(commit.contains("Change the price\n\n") && commit.contains("-one\n+two\n"), commit);
		assertFalse(commit.contains("three"), commit);
	}

	private static List<ContextProposal> propose(ContextProvider provider, String text) throws CoreException {
		assertTrue(provider.isAvailable());
		return provider.propose(new ContextQuery(text, MOST), new NullProgressMonitor());
	}

	private static List<String> labels(ContextProvider provider, String text) throws CoreException {
		return propose(provider, text).stream().map(ContextProposal::label).toList();
	}

	private static String read(ContextProvider provider, String text) throws CoreException {
		return ((Attachment.TextFile) provider.resolve(propose(provider, text).getFirst(), new NullProgressMonitor()))
				.text();
	}
}
