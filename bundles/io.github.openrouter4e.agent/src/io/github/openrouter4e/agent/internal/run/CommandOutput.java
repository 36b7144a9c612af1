package io.github.openrouter4e.agent.internal.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.files.WatchedText;
import io.github.openrouter4e.agent.tools.ResultText;
import io.github.openrouter4e.chat.ignore.SecretFilter;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.storage.PrivateFiles;

/**
 * What a command writes: as a whole in a file, and its beginning and end in memory. Lines that hold keys or tokens are kept from
 * models. Thread-safe; written by one thread.
 */
@SuppressWarnings("nls") // what the model is told
final class CommandOutput {

	/** Characters that a model is told: of the beginning and of the end, where most programs say what was wrong. */
	private static final int HEAD = 4_000;
	private static final int TAIL = 12_000;
	private static final int LARGEST_FILE = 50_000_000;
	/** A line without an end is taken for one at this length. */
	private static final int LONGEST_LINE = 65_536;
	/** Colours, positions and titles of terminals. */
	private static final Pattern ESCAPES = Pattern
			.compile("\u001B(\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(\u0007|\u001B\\\\)?|[@-Z\\\\-_])");

	private final Path file;
	private final Charset fallback;
	private final StringBuilder head = new StringBuilder();
	private final SecretFilter filter = new SecretFilter();
	private final Deque<String> tail = new ArrayDeque<>();
	private int inTail;
	private int headLines;
	private int lines;
	private long written;
	/** Lines in the file, of all that were to be written to it. */
	private int kept;
	private boolean incomplete;
	private boolean cut;

	/** @param fallback how bytes are understood that are not UTF-8 */
	CommandOutput(Path file, Charset fallback) {
		this.file = file;
		this.fallback = fallback;
	}

	/** What is in the file, one line of it after the other. */
	Path file() {
		return file;
	}

	/** The file, as long as it can be written: the command, which waits until its output is read, must not notice a full disk. */
	private final class Whole implements AutoCloseable {

		private @Nullable OutputStream out;

		Whole() {
			try {
				out = Channels.newOutputStream(PrivateFiles.append(file));
			} catch (IOException e) {
				failed(e);
			}
		}

		void line(String line) {
			var open = out;
			var bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
			try {
				if (open != null) {
					open.write(bytes);
					written += bytes.length;
					kept++;
				}
			} catch (IOException e) {
				failed(e);
				close();
			}
		}

		private void failed(IOException e) {
			synchronized (CommandOutput.this) {
				incomplete = true;
			}
			ILog.of(CommandOutput.class).warn("What a command writes cannot be kept", e);
		}

		@Override
		public void close() {
			var open = out;
			out = null;
			try {
				if (open != null) {
					open.close();
				}
			} catch (IOException e) {
				failed(e);
			}
		}
	}

	/**
	 * Reads to the end.
	 *
	 * @param shown gets each line as it is, with its end
	 * @throws IOException if the stream cannot be read
	 */
	void readAll(InputStream stream, Consumer<String> shown) throws IOException {
		try (var whole = new Whole()) {
			var line = new byte[LONGEST_LINE];
			var length = 0;
			var buffer = new byte[8_192];
			for (var read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
				for (var i = 0; i < read; i++) {
					if (length == line.length) {
						line(decode(line, length), "", whole, shown);
						length = 0;
					}
					if (buffer[i] == '\n') {
						line(decode(line, length), "\n", whole, shown);
						length = 0;
					} else {
						line[length++] = buffer[i];
					}
				}
			}
			if (length > 0) {
				line(decode(line, length), "", whole, shown);
			}
		}
	}

	private String decode(byte[] bytes, int length) {
		try {
			return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes, 0, length))
					.toString();
		} catch (@SuppressWarnings("unused") CharacterCodingException e) {
			return new String(bytes, 0, length, fallback);
		}
	}

	private void line(String decoded, String end, Whole whole, Consumer<String> shown) {
		shown.accept(decoded + end);
		var line = plain(decoded);
		synchronized (this) {
			line = filter.line(line);
			lines++;
			if (written < LARGEST_FILE) {
				whole.line(line);
			}
			remember(ResultText.cut(line));
		}
	}

	/** Without what only terminals understand, and of a line that is written again and again its last form. */
	private static String plain(String line) {
		var text = ESCAPES.matcher(line).replaceAll("");
		var end = text.endsWith("\r") ? text.length() - 1 : text.length();
		return text.substring(text.lastIndexOf('\r', end - 1) + 1, end).replaceAll("[\\p{Cntrl}&&[^\t]]", "");
	}

	private void remember(String line) {
		if (tail.isEmpty() && head.length() + line.length() < HEAD) {
			head.append(line).append('\n');
			headLines++;
			return;
		}
		tail.addLast(line);
		inTail += line.length() + 1;
		while (inTail > TAIL && tail.size() > 1) {
			inTail -= tail.removeFirst().length() + 1;
		}
	}

	/** Somebody else still writes: what comes now is not read. */
	synchronized void cutOff() {
		cut = true;
	}

	/** How many lines there are. */
	synchronized int lines() {
		return lines;
	}

	/** Its beginning and end. @param id how the model gets the rest */
	synchronized String summary(String id) {
		var text = new StringBuilder(head);
		var left = lines - headLines - tail.size();
		if (left > 0) {
			text.append("… ").append(left).append(" lines left out. Read them with read_command_output, id ").append(id)
					.append(", from ").append(headLines + 1).append(" …\n");
		}
		tail.forEach(line -> text.append(line).append('\n'));
		if (incomplete) {
			text.append(lost()).append('\n');
		}
		if (cut) {
			text.append("(Something that the command started still runs; what it writes is not read.)\n");
		}
		return text.isEmpty() ? "(no output)\n" : text.toString();
	}

	private String lost() {
		return "(The output could not be written to its file any further; the disk may be full. read_command_output has the"
				+ " first " + kept + " of " + lines + " lines.)";
	}

	/** Lines from one on. @param pattern only those that have it; null for all @param cancellation ends the search */
	String page(int from, @Nullable Pattern pattern, Cancellation cancellation) throws IOException {
		var result = new ResultText();
		var number = 0;
		var shown = 0;
		if (Files.exists(file)) {
			try (BufferedReader reader = Files.newBufferedReader(file)) {
				for (var line = reader.readLine(); line != null; line = reader.readLine()) {
					number++;
					cancellation.throwIfCancelled();
					if (number >= from
							&& (pattern == null || pattern.matcher(new WatchedText(line, cancellation)).find())) {
						if (!result.line(number + "\t" + line)) {
							result.note("There are more. Go on from line " + number + ".");
							break;
						}
						shown++;
					}
				}
			} catch (@SuppressWarnings("unused") WatchedText.TooManySteps | StackOverflowError e) {
				result.note("The expression takes too long on line " + number + ". Use a simpler one.");
				return result.toString();
			}
		}
		if (shown == 0) {
			result.note(
					pattern == null ? "There is no line " + from + "; there are " + number + "." : "No line has it.");
		}
		synchronized (this) {
			if (incomplete) {
				result.note(lost());
			}
		}
		return result.toString();
	}
}
