package io.github.openrouter4e.agent.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.agent.files.Problem;
import io.github.openrouter4e.agent.internal.ToolBench;
import io.github.openrouter4e.agent.languages.LanguageSupport;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/** What becomes of a change when the user stops the run before it is made, maybe while another one has the project. */
@SuppressWarnings("nls")
class StoppedEditsTest {

	private static final String EDIT = "{'path':'shop/a.txt','edits':[{'old':'two','new':'2'}]}";
	private static final Duration LIMIT = Duration.ofSeconds(30);

	private ToolBench bench;
	private IFile file;

	@BeforeEach
	void open() throws Exception {
		bench = new ToolBench("shop");
		file = bench.file("a.txt", "two\n");
		bench.project.getFolder("docs").create(true, true, null);
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	@ParameterizedTest
	@ValueSource(strings = {"edit_file " + EDIT, "write_file {'path':'shop/b.txt','content':'1'}",
			"apply_patch {'patch':'*** Begin Patch\\n*** Update File: shop/a.txt\\n-two\\n+2\\n*** End Patch'}"})
	void anEditThatIsStoppedWhileItIsPreparedIsNotMade(String call) throws Exception {
		bench.languages.add(new Asked(bench.cancellation::cancel));
		requireStopped(call);
		requireUnchanged();
	}

	@ParameterizedTest
	@ValueSource(strings = {"delete {'path':'shop/a.txt'}", "move {'path':'shop/a.txt','to':'shop/docs/a.txt'}"})
	void aFileOfACallThatIsStoppedStaysWhereItIs(String call) throws Exception {
		bench.cancellation.cancel();
		requireStopped(call);
		requireUnchanged();
	}

	@Test
	void aCallThatIsStoppedDoesNotWaitForTheProject() throws Exception {
		var taken = new CountDownLatch(1);
		var end = new CountDownLatch(1);
		var other = Job.create("has the project", (ICoreRunnable) monitor -> {
			taken.countDown();
			awaitOf(end);
		});
		other.setRule(bench.project);
		bench.languages.add(new Asked(() -> {
			other.schedule();
			awaitOf(taken);
			bench.cancellation.cancel();
		}));
		try {
			assertTimeoutPreemptively(LIMIT, () -> requireStopped("edit_file " + EDIT));
		} finally {
			end.countDown();
			other.join();
		}
		requireUnchanged();
	}

	@Test
	void whatHasBegunIsMadeAndKept() throws Exception {
		IResourceChangeListener stop = event -> bench.cancellation.cancel();
		ResourcesPlugin.getWorkspace().addResourceChangeListener(stop, IResourceChangeEvent.POST_CHANGE);
		try {
			bench.edited("edit_file", EDIT);
		} finally {
			ResourcesPlugin.getWorkspace().removeResourceChangeListener(stop);
		}
		assertTrue(bench.cancellation.isCancelled());
		assertEquals("2\n", file.readString());
		assertEquals(1, bench.checkpoints.changes(List.of(ToolBench.CALL)).size());
	}

	/** @param call the name of the tool and its arguments */
	private void requireStopped(String call) {
		var name = call.substring(0, call.indexOf(' '));
		var outcome = assertInstanceOf(ToolOutcome.Failed.class,
				bench.call(ToolBench.ACTING, name, call.substring(name.length() + 1)));
		assertEquals(Kind.INTERRUPTED, outcome.kind(), outcome.text());
	}

	private void requireUnchanged() throws Exception {
		assertEquals("two\n", file.readString());
		assertFalse(bench.project.getFile("b.txt").exists());
		assertEquals(List.of(), bench.checkpoints.changes(ToolBench.ACTING.conversationId()));
	}

	private static void awaitOf(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Is asked for the errors of a text before the text is written, and does something then. */
	private record Asked(Runnable action) implements LanguageSupport {

		@Override
		public boolean knows(IFile which) {
			return true;
		}

		@Override
		public List<Problem> errors(IFile which, String text) {
			action.run();
			return List.of();
		}

		@Override
		public List<Integer> outline(IFile which, String text) {
			return List.of();
		}
	}
}
