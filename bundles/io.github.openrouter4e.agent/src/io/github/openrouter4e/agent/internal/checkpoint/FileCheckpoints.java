package io.github.openrouter4e.agent.internal.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.compare.rangedifferencer.RangeDifference;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.github.openrouter4e.agent.ChangedFile;
import io.github.openrouter4e.agent.ChangedFile.Kind;
import io.github.openrouter4e.agent.ChangedFile.State;
import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.FileImage;
import io.github.openrouter4e.agent.ReviewListener;
import io.github.openrouter4e.agent.UndoReport;
import io.github.openrouter4e.agent.UndoReport.Result;
import io.github.openrouter4e.agent.edit.TextLines;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.storage.DataFolder;
import io.github.openrouter4e.storage.Listeners;
import io.github.openrouter4e.storage.Registration;

/** Checkpoints in the data folder of this bundle. */
@Component(service = Checkpoints.class)
public final class FileCheckpoints implements Checkpoints {

	private static final String BUNDLE = "io.github.openrouter4e.agent"; //$NON-NLS-1$

	/** A tool that was given up may end after that. */
	private static final Duration GRACE = Duration.ofSeconds(5);

	/** More files than conversations change: all of one are asked about in turn. */
	private static final int MOST_COUNTS = 2_000;

	private final ChangeJournal journal;
	private final Listeners<Set<String>> listeners = new Listeners<>();
	private final Map<ReviewListener, @Nullable Registration> reviews = new ConcurrentHashMap<>();
	private final LineCounts counts = new LineCounts(MOST_COUNTS);

	/** Those of this workspace. */
	@Activate
	public FileCheckpoints(@Reference(target = DataFolder.INSTANCE_AREA) Location instanceArea) {
		this(DataFolder.of(instanceArea, BUNDLE).resolve("checkpoints"), Clock.systemUTC(), //$NON-NLS-1$
				ChangeJournal.Limits.USUAL);
	}

	/** @param folder need not exist */
	FileCheckpoints(Path folder, Clock clock, ChangeJournal.Limits limits) {
		journal = new ChangeJournal(folder, clock, limits);
	}

	/** Those in a folder, which need not exist. */
	public FileCheckpoints(Path folder) {
		this(folder, Clock.systemUTC(), ChangeJournal.Limits.USUAL);
	}

	/** Called by the runtime: from now on the listener is told. */
	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	public void addListener(ReviewListener listener) {
		reviews.put(listener, listeners.add(paths -> listener.changed(this, paths)));
		ICoreRunnable first = monitor -> listener.changed(this, unreviewed());
		Job.createSystem("OpenRouter", first).schedule(); //$NON-NLS-1$
	}

	/** Called by the runtime: the listener is gone. */
	public void removeListener(ReviewListener listener) {
		var registration = reviews.remove(listener);
		if (registration != null) {
			registration.close();
		}
	}

	/** Ends the use of the files. */
	@Deactivate
	public void close() {
		journal.close();
	}

	@Override
	public void record(ToolContext context, String callId, IFile file, FileImage before, FileImage after) {
		var path = file.getFullPath().toString();
		try {
			journal.add(context.conversationId(), callId, path, before, after);
		} catch (IOException e) {
			warn(path, e); // Edit > Undo and the local history are still there
		}
		listeners.fire(Set.of(path));
	}

	private static void warn(String path, IOException failure) {
		ILog.of(FileCheckpoints.class).warn("A change by the agent is not kept for review: " + path, failure); //$NON-NLS-1$
	}

	/** The changes of these calls by file, the earliest first. */
	private Map<String, List<FileChange>> byFile(List<Call> calls, @Nullable String path) {
		return byFile(change -> (path == null || path.equals(change.path()))
				&& calls.stream().anyMatch(call -> isOf(change, call)));
	}

	private Map<String, List<FileChange>> byFile(Predicate<FileChange> which) {
		var files = new LinkedHashMap<String, List<FileChange>>();
		for (var change : journal.all()) {
			if (which.test(change)) {
				files.computeIfAbsent(change.path(), each -> new ArrayList<>()).add(change);
			}
		}
		return files;
	}

	private static boolean isOf(FileChange change, Call call) {
		return change.call().equals(call.callId()) && change.conversation().equals(call.conversationId())
				&& !change.time().isBefore(call.begun())
				&& (call.ended().equals(Instant.MAX) || change.time().isBefore(call.ended().plus(GRACE)));
	}

	@Override
	public List<ChangedFile> changes(List<Call> calls) {
		return changes(byFile(calls, null));
	}

	@Override
	public List<ChangedFile> changes(String conversationId) {
		return changes(byFile(change -> change.conversation().equals(conversationId)));
	}

	private List<ChangedFile> changes(Map<String, List<FileChange>> files) {
		var changed = new ArrayList<ChangedFile>();
		files.forEach((path, changes) -> {
			var isThere = changes.getLast().after().exists();
			var wasThere = changes.getFirst().before().exists();
			if (isThere || wasThere) { // else created and deleted
				var count = counts(changes);
				changed.add(new ChangedFile(path, !wasThere ? Kind.CREATED : isThere ? Kind.CHANGED : Kind.DELETED,
						count[0], count[1], state(changes)));
			}
		});
		return changed;
	}

	private static State state(List<FileChange> changes) {
		var states = new HashSet<State>();
		changes.forEach(change -> states.add(change.state()));
		return states.contains(State.OPEN) ? State.OPEN : states.contains(State.KEPT) ? State.KEPT : State.UNDONE;
	}

	private int[] counts(List<FileChange> changes) {
		var key = changes.stream().flatMap(change -> List.of(change.before(), change.after()).stream()).toList();
		return counts.get(key, () -> count(changes));
	}

	private int[] count(List<FileChange> changes) {
		try {
			var after = changes.getLast().after().get(journal.store());
			var before = ChangeUndo.of(latestFirst(changes), after, true).image();
			var from = new TextLines(textOf(before));
			var to = new TextLines(textOf(after));
			var count = new int[2];
			for (var difference : TextLines.differences(from, to)) {
				count[0] += difference.rightLength();
				count[1] += difference.leftLength();
			}
			return count;
		} catch (IOException e) {
			warn(changes.getLast().path(), e);
			return new int[2];
		}
	}

	private static String textOf(FileImage image) {
		var text = image.text();
		return text == null ? "" : text; //$NON-NLS-1$
	}

	private List<FileChange.Loaded> latestFirst(List<FileChange> changes) throws IOException {
		var loaded = new ArrayList<FileChange.Loaded>();
		for (var change : changes.reversed()) {
			loaded.add(change.load(journal.store()));
		}
		return loaded;
	}

	@Override
	public void keep(List<Call> calls, @Nullable String path) {
		var files = byFile(calls, path);
		files.values().forEach(changes -> setState(changes, State.KEPT));
		listeners.fire(files.keySet());
	}

	private void setState(List<FileChange> changes, State state) {
		for (var change : changes) {
			if (change.state() == State.OPEN) {
				replace(change.with(state));
			}
		}
	}

	private void replace(FileChange change) {
		try {
			journal.replace(change);
		} catch (IOException e) {
			warn(change.path(), e);
		}
	}

	@Override
	public UndoReport undo(List<Call> calls, @Nullable String path) {
		var entries = new ArrayList<UndoReport.Entry>();
		var files = byFile(calls, path);
		files.forEach((changed, changes) -> {
			var undone = changes.stream().filter(change -> change.state() != State.UNDONE).toList();
			try {
				var entry = Restorer.undo(file(changed), latestFirst(undone));
				entries.add(entry);
				if (entry.result() == Result.UNDONE) {
					undone.forEach(change -> replace(change.with(State.UNDONE)));
				}
			} catch (IOException e) {
				warn(changed, e);
				entries.add(new UndoReport.Entry(changed, Result.FAILED, String.valueOf(e.getMessage())));
			}
		});
		listeners.fire(files.keySet());
		return new UndoReport(entries);
	}

	private static IFile file(String path) {
		return ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path));
	}

	@Override
	public String without(List<Call> calls, String path) {
		var changes = byFile(calls, path).getOrDefault(path, List.of());
		try {
			var now = FileImage.of(file(path));
			return textOf(ChangeUndo.of(latestFirst(changes), now, true).image());
		} catch (IOException e) {
			warn(path, e);
		} catch (CoreException e) {
			warn(path, new IOException(e));
		}
		return ""; //$NON-NLS-1$
	}

	@Override
	public Set<String> unreviewed() {
		var paths = new HashSet<String>();
		for (var change : journal.all()) {
			if (change.state() == State.OPEN && change.after().text() != null) {
				paths.add(change.path());
			}
		}
		return paths;
	}

	/** Those that the user has not reviewed, the earliest first. */
	private List<FileChange> open(String path) {
		return journal.all().stream().filter(change -> change.state() == State.OPEN && change.path().equals(path)
				&& change.after().text() != null).toList();
	}

	@Override
	public @Nullable String reference(String path, String text) {
		var open = open(path);
		try {
			return open.isEmpty() ? null : reference(open, text);
		} catch (IOException e) {
			warn(path, e);
			return null;
		}
	}

	private String reference(List<FileChange> open, String text) throws IOException {
		var reference = text;
		for (var change : latestFirst(open)) {
			reference = LineMerge.undo(textOf(change.before()), textOf(change.after()), reference, true).text();
		}
		return reference;
	}

	@Override
	public List<LineRange> changedLines(String path, String text) {
		var reference = reference(path, text);
		return reference == null
				? List.of()
				: TextLines.differences(new TextLines(reference), new TextLines(text)).stream()
						.filter(hunk -> hunk.rightLength() > 0)
						.map(hunk -> new LineRange(hunk.rightStart() + 1, hunk.rightEnd())).toList();
	}

	@Override
	public void keep(String path, String text, int line) {
		var open = open(path);
		try {
			if (!open.isEmpty()) {
				keep(open, text, line);
				listeners.fire(Set.of(path));
			}
		} catch (IOException e) {
			warn(path, e);
		}
	}

	/**
	 * Each change loses what it has of the part, so that a call is still shown and taken back without the others. The latest is
	 * looked at first: what was the text behind the one before it is known then.
	 */
	private void keep(List<FileChange> open, String text, int line) throws IOException {
		var hunk = hunk(new TextLines(reference(open, text)), new TextLines(text), line);
		if (hunk == null) {
			return;
		}
		var part = new KeptPart(hunk.rightStart(), hunk.rightEnd());
		var after = text;
		for (var change : open.reversed()) {
			var loaded = change.load(journal.store());
			var before = LineMerge.undo(textOf(loaded.before()), textOf(loaded.after()), after, true).text();
			var kept = part.keep(before, after);
			if (kept.equals(after)) {
				replace(change.with(State.KEPT));
			} else if (!kept.equals(before)) {
				replace(change.with(FileChange.ImageRef.put(loaded.before().withText(kept), journal.store()),
						FileChange.ImageRef.put(loaded.after().withText(after), journal.store())));
			}
			after = before;
		}
	}

	/** The difference at a line of the latter; where lines are missing, at the line before or behind them. */
	private static @Nullable RangeDifference hunk(TextLines from, TextLines to, int line) {
		@Nullable
		RangeDifference missing = null;
		for (var hunk : TextLines.differences(from, to)) {
			if (hunk.rightStart() <= line && line < hunk.rightEnd()) {
				return hunk;
			}
			if (hunk.rightLength() == 0 && (line == hunk.rightStart() || line == hunk.rightStart() - 1)) {
				missing = hunk;
			}
		}
		return missing;
	}

	@Override
	public @Nullable Rejection rejection(String path, String text, int line) {
		var reference = reference(path, text);
		if (reference == null) {
			return null;
		}
		var from = new TextLines(reference);
		var to = new TextLines(text);
		var hunk = hunk(from, to, line);
		return hunk == null
				? null
				: new Rejection(to.start(hunk.rightStart()), to.text(hunk.rightStart(), hunk.rightEnd()),
						from.text(hunk.leftStart(), hunk.leftEnd()));
	}

	@Override
	public void settle(String path, String text) {
		if (text.equals(reference(path, text))) {
			setState(open(path), State.UNDONE);
			listeners.fire(Set.of(path));
		}
	}

	@Override
	public Registration onChange(Consumer<Set<String>> listener) {
		return listeners.add(listener);
	}
}
