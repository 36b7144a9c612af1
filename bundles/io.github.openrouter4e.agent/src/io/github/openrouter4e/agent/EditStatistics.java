package io.github.openrouter4e.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;
import io.github.openrouter4e.storage.AtomicFile;
import io.github.openrouter4e.storage.DataFolder;
import io.github.openrouter4e.storage.Json;

/**
 * How well models write edits, in this workspace. A file that cannot be read has no figures. It is written a moment after an
 * edit, so that edits do not wait for the disk; a kill loses that moment's. Thread-safe; reads a file, so that it must not be
 * called on the user interface thread.
 */
@Component(service = EditStatistics.class)
public final class EditStatistics {

	/**
	 * The calls of a model by which it wanted to edit files.
	 *
	 * @param exact    those whose texts were in the files as the model wrote them
	 * @param forgiven those where blanks, indents or quotation marks differed
	 * @param failed   those that had no place, or more than one, or were not in the form that they must have
	 */
	public record Figures(String model, int exact, int forgiven, int failed) {

		/** All of them. */
		public int all() {
			return exact + forgiven + failed;
		}

		private Figures plus(int moreExact, int moreForgiven, int moreFailed) {
			return new Figures(model, exact + moreExact, forgiven + moreForgiven, failed + moreFailed);
		}
	}

	private static final long DELAY_MILLIS = 2_000;

	private final Path file;
	private final Job writing = Job.createSystem("OpenRouter", (ICoreRunnable) monitor -> write()); //$NON-NLS-1$
	private @Nullable Map<String, Figures> known; // guarded by this; null until it is read
	private boolean changed; // guarded by this

	/** Those of this workspace. */
	@Activate
	public EditStatistics(@Reference(target = DataFolder.INSTANCE_AREA) Location instanceArea) {
		this(DataFolder.of(instanceArea, "io.github.openrouter4e.agent").resolve("edits.json")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** @param file need not exist */
	public EditStatistics(Path file) {
		this.file = file;
	}

	/** The models that have edited files, the ones with the most edits first. */
	public synchronized List<Figures> figures() {
		return known().values().stream().sorted(Comparator.comparingInt(Figures::all).reversed()).toList();
	}

	/** A model has made an edit. @param forgave whether its texts were in the file in another form only */
	public void made(String model, boolean forgave) {
		add(model, forgave ? 0 : 1, forgave ? 1 : 0, 0);
	}

	/** An edit could not be made. Counts if that is because of what the model wrote, and not for what a rule forbids. */
	public void refused(String model, ToolException why) {
		if (why.kind() == Kind.ARGUMENTS || why.kind() == Kind.NOT_FOUND || why.kind() == Kind.STALE) {
			add(model, 0, 0, 1);
		}
	}

	private synchronized void add(String model, int exact, int forgiven, int failed) {
		var figures = known();
		figures.put(model,
				figures.getOrDefault(model, new Figures(model, 0, 0, 0)).plus(exact, forgiven, failed));
		changed = true;
		writing.schedule(DELAY_MILLIS); // once, however often it is asked for until then
	}

	/** Writes what is not written yet. Called by the runtime. */
	@Deactivate
	public void close() {
		writing.cancel();
		write();
	}

	private Map<String, Figures> known() {
		var read = known;
		if (read == null) {
			read = read();
			known = read;
		}
		return read;
	}

	@SuppressWarnings("nls") // file format
	private Map<String, Figures> read() {
		var figures = new TreeMap<String, Figures>();
		try {
			if (Files.exists(file)) {
				for (var each : Json.list(Json.parse(Files.readString(file)), "models", EditStatistics::figures)) {
					figures.put(each.model(), each);
				}
			}
		} catch (IOException e) {
			ILog.of(EditStatistics.class).warn("How well models write edits cannot be read", e);
		}
		return figures;
	}

	@SuppressWarnings("nls") // file format
	private static Figures figures(JsonNode json) {
		return new Figures(json.path("model").asText(), Math.max(0, json.path("exact").asInt()),
				Math.max(0, json.path("forgiven").asInt()), Math.max(0, json.path("failed").asInt()));
	}

	@SuppressWarnings("nls") // file format
	private synchronized void write() {
		if (!changed) {
			return;
		}
		changed = false;
		var written = Json.object();
		Json.putAll(written, "models", new ArrayList<>(known().values()),
				each -> Json.object().put("model", each.model()).put("exact", each.exact())
						.put("forgiven", each.forgiven()).put("failed", each.failed()));
		try {
			AtomicFile.write(file, Json.bytes(written));
		} catch (IOException e) {
			ILog.of(EditStatistics.class).warn("How well models write edits cannot be kept", e);
		}
	}
}
