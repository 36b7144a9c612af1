package io.github.openrouter4e.agent.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.IStreamListener;
import org.eclipse.debug.core.Launch;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.IStreamMonitor;
import org.eclipse.debug.core.model.IStreamsProxy;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.tools.ToolException;

/** What is kept of programs, and how their output is taken while it comes. */
@SuppressWarnings("nls")
class LaunchesTest {

	private final Launches launches = new Launches();

	/** As the platform's streams: whoever takes in more holds the stream while it tells its listeners. */
	@Test
	void outputThatComesMeanwhileBlocksNobody() throws Exception {
		var program = new Program("server", false);
		assertTimeoutPreemptively(Duration.ofSeconds(30), () -> add(program));
		program.output.teller().join();
		assertEquals("before\nmeanwhile\n", launches.output(program));
	}

	@Test
	void onlyTheLastOfManyProgramsThatHaveEndedAreKept() throws Exception {
		var server = new Program("server", false);
		add(server);
		for (var i = 0; i < 60; i++) {
			add(new Program("test " + i, true));
		}
		assertEquals(server, launches.process("p1"));
		assertEquals("test 59", launches.process("p61").getLabel());
		assertEquals("p61", launches.id(launches.process("p61")));
		assertThrows(ToolException.class, () -> launches.process("p11"));
		assertEquals("test 10", launches.process("p12").getLabel());
		assertTrue(launches.list().startsWith("p61 test 59, ended with exit code 0\np60 "), launches.list());
	}

	@Test
	void keysAreKeptFromModelsAlsoIfTheirBeginningIsNotThereAnyMore() {
		var secret = "(a line with a key or a token, which is kept from models)\n";
		assertEquals("started\n" + secret.repeat(3) + "ready\n", ConsoleTool.tail(
				"started\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nready\n", 10));
		assertEquals(secret.repeat(2) + "ready\n",
				ConsoleTool.tail("MIIE\n-----END RSA PRIVATE KEY-----\nready\n", 10));
		assertEquals(secret + "ready\n2 lines before that are left out; ask for a longer tail.\n",
				ConsoleTool.tail("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nready\n", 2));
	}

	/** The rest of a token is not known to be one. */
	@Test
	void ofMuchOutputWholeLinesAreKept() throws Exception {
		var program = new Program("server", true,
				"token ghp_" + "a".repeat(36) + "\n" + "x".repeat(199_980) + "\nlast\n");
		add(program);
		program.output.teller().join();
		assertEquals("x".repeat(199_980) + "\nlast\nmeanwhile\n", launches.output(program));
	}

	/** Its end is no reason to say that the program wrote nothing. */
	@Test
	void ofALineThatIsTooLongIsSaidThatItWasThere() throws Exception {
		var program = new Program("server", true, "x".repeat(250_000) + "\n");
		add(program);
		program.output.teller().join();
		assertEquals("(a line of more than 200,000 characters is left out)\nmeanwhile\n",
				ConsoleTool.tail(launches.output(program), 10));
	}

	private void add(Program program) {
		var launch = new Launch(null, ILaunchManager.RUN_MODE, null);
		launch.addProcess(program);
		launches.launchesAdded(new ILaunch[]{launch});
	}

	/** A stream that tells of more as soon as somebody listens, as that of a program that writes all the time. */
	private static final class Stream implements IStreamMonitor {

		private final AtomicReference<Thread> teller = new AtomicReference<>();
		private final String contents;

		Stream(String contents) {
			this.contents = contents;
		}

		@Override
		public void addListener(IStreamListener listener) {
			if (contents.isEmpty()) {
				return;
			}
			var thread = Thread.ofPlatform().daemon().start(() -> {
				synchronized (this) {
					listener.streamAppended("meanwhile\n", this);
				}
			});
			teller.set(thread);
			while (thread.getState() != Thread.State.BLOCKED && thread.isAlive()) {
				Thread.onSpinWait(); // until it is told, or waits for the stream or for the listener
			}
		}

		@Override
		public synchronized String getContents() {
			return contents;
		}

		@Override
		public void removeListener(IStreamListener listener) {
			// nobody stops listening
		}

		Thread teller() {
			return teller.get();
		}
	}

	private static final class Program implements IProcess, IStreamsProxy {

		private final String label;
		private final boolean ended;
		private final Stream output;
		private final Stream errors = new Stream("");

		Program(String label, boolean ended) {
			this(label, ended, ended ? "" : "before\n");
		}

		Program(String label, boolean ended, String written) {
			this.label = label;
			this.ended = ended;
			output = new Stream(written);
		}

		@Override
		public String getLabel() {
			return label;
		}

		@Override
		public IStreamsProxy getStreamsProxy() {
			return this;
		}

		@Override
		public IStreamMonitor getOutputStreamMonitor() {
			return output;
		}

		@Override
		public IStreamMonitor getErrorStreamMonitor() {
			return errors;
		}

		@Override
		public boolean isTerminated() {
			return ended;
		}

		@Override
		public int getExitValue() {
			return 0;
		}

		@Override
		public ILaunch getLaunch() {
			return null;
		}

		@Override
		public void setAttribute(String key, String value) {
			// has none
		}

		@Override
		public String getAttribute(String key) {
			return null;
		}

		@Override
		public <T> T getAdapter(Class<T> adapter) {
			return null;
		}

		@Override
		public boolean canTerminate() {
			return false;
		}

		@Override
		public void terminate() {
			// goes on
		}

		@Override
		public void write(String input) {
			// reads nothing
		}
	}
}
