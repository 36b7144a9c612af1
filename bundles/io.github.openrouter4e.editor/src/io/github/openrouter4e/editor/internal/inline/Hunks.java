package io.github.openrouter4e.editor.internal.inline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.BadPositionCategoryException;
import org.eclipse.jface.text.DefaultPositionUpdater;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.IPositionUpdater;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextUtilities;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;

import io.github.openrouter4e.agent.edit.LineChange;

/**
 * The lines of a document that an inline edit is about, and the changes that are proposed for them. Nothing is written before
 * a change is kept; what is kept of one answer while nobody else writes is one step of the document's undo. For the thread
 * that owns the document, without widgets.
 */
final class Hunks {

	private static final AtomicInteger NUMBER = new AtomicInteger();

	private final IDocument document;
	private final String category = Hunks.class.getName() + NUMBER.incrementAndGet();
	private final IPositionUpdater updater = new DefaultPositionUpdater(category);
	private final Position range;
	private final List<Hunk> open = new ArrayList<>();

	/** What was kept in one step of undo. Their positions are those before that step. */
	private final List<Hunk> kept = new ArrayList<>();
	/** Where the range and the open changes were before that step. */
	private final Map<Position, Region> places = new IdentityHashMap<>();
	private long keptStamp;
	private int keptCount;

	/** About the lines that a part of the document touches. */
	Hunks(IDocument document, int offset, int length) throws BadLocationException {
		this.document = document;
		var lines = lines(document, offset, length);
		range = new Position(lines.getOffset(), lines.getLength());
		document.addPositionCategory(category);
		document.addPositionUpdater(updater);
		add(range);
	}

	/** The whole lines that a part of the document touches. A part that ends where a line begins does not touch that one. */
	static IRegion lines(IDocument document, int offset, int length) throws BadLocationException {
		var start = document.getLineInformationOfOffset(offset).getOffset();
		var last = document.getLineOfOffset(length == 0 ? offset : offset + length - 1);
		return new Region(start, document.getLineOffset(last) + document.getLineLength(last) - start);
	}

	/** Where the lines are now; {@code null} if they were deleted. */
	@Nullable
	IRegion range() {
		try {
			return range.isDeleted() ? null : lines(document, range.getOffset(), range.getLength());
		} catch (@SuppressWarnings("unused") BadLocationException e) {
			return null;
		}
	}

	/** The lines as they are now, with their ends; "" if they were deleted. */
	String text() {
		var now = range();
		try {
			return now == null ? "" : document.get(now.getOffset(), now.getLength()); //$NON-NLS-1$
		} catch (BadLocationException e) {
			throw new IllegalStateException(e); // they are in the document
		}
	}

	/**
	 * Proposes what an answer changes in the lines as they are now, in place of what was proposed before. What was kept of a
	 * former answer is a step of its own: the lines may be its lines, which would be gone once that step is undone.
	 */
	void propose(List<LineChange> changes, List<String> answer) {
		open.forEach(hunk -> remove(hunk.position()));
		open.clear();
		kept.clear();
		places.clear();
		var now = range();
		if (now == null) {
			return;
		}
		try {
			var first = document.getLineOfOffset(now.getOffset());
			for (var change : changes) {
				var hunk = hunk(first, change, answer);
				add(hunk.position());
				open.add(hunk);
			}
		} catch (BadLocationException e) {
			throw new IllegalStateException(e); // they were compared with these lines
		}
	}

	private Hunk hunk(int base, LineChange change, List<String> answer) throws BadLocationException {
		var first = base + change.oldStart();
		var end = base + change.oldEnd();
		var delimiter = document.getLineDelimiter(base);
		var used = delimiter == null ? TextUtilities.getDefaultLineDelimiter(document) : delimiter;
		var lines = document.getNumberOfLines();
		var endsOpen = end >= lines && document.getLineLength(lines - 1) > 0; // the last line has no end
		var text = new StringBuilder();
		if (endsOpen && first == end) { // comes after that line: takes it along, as the user may have changed it
			first--;
			text.append(document.get(document.getLineOffset(first), document.getLineLength(first))).append(used);
		}
		answer.subList(change.newStart(), change.newEnd()).forEach(line -> text.append(line).append(used));
		if (endsOpen && !text.isEmpty()) {
			text.setLength(text.length() - used.length());
		}
		return new Hunk(document, first, end, text.toString());
	}

	/** The changes that are neither kept nor rejected, in the order of the document. */
	List<Hunk> open() {
		return List.copyOf(open);
	}

	/** How many were kept so far. */
	int keptCount() {
		return keptCount;
	}

	boolean isInPlace(Hunk hunk) {
		return hunk.isInPlace(document);
	}

	/** Forgets a change. */
	void reject(Hunk hunk) {
		open.remove(hunk);
		remove(hunk.position());
	}

	/**
	 * Writes changes into the document. What the user has changed since is not touched, and stays open.
	 *
	 * @return how many are not in their place any more
	 */
	int keep(Collection<Hunk> chosen) {
		var there = chosen.stream().filter(this::isInPlace).toList();
		if (!there.isEmpty()) {
			if (!takeBackKept()) {
				kept.clear();
			}
			open.removeAll(there);
			there.forEach(hunk -> remove(hunk.position()));
			kept.addAll(there);
			places.clear();
			open.forEach(hunk -> places.put(hunk.position(), region(hunk.position())));
			places.put(range, region(range));
			write();
			keptStamp = stamp();
			keptCount += there.size();
		}
		return chosen.size() - there.size();
	}

	private static Region region(Position position) {
		return new Region(position.getOffset(), position.getLength());
	}

	/**
	 * Undoes what was kept last, so that it becomes one step with what is kept next.
	 *
	 * @return whether it is undone; not if somebody else wrote since
	 */
	private boolean takeBackKept() {
		var undo = undo();
		if (kept.isEmpty() || undo == null || keptStamp != stamp() || !undo.undoable()) {
			return false;
		}
		try {
			undo.undo();
		} catch (@SuppressWarnings("unused") ExecutionException e) {
			return false;
		}
		places.forEach((position, place) -> {
			position.setOffset(place.getOffset());
			position.setLength(place.getLength());
		});
		return true;
	}

	/**
	 * In the document and not in the viewer, so that no bracket is closed and nothing is indented as if the user had typed it. A
	 * linked mode ends by it, as by every other change elsewhere: the user asked for this one by a key or a button.
	 */
	private void write() {
		var undo = undo();
		if (undo != null) {
			undo.beginCompoundChange();
		}
		try {
			var fromEnd = Comparator.<Hunk>comparingInt(hunk -> hunk.position().getOffset()).reversed();
			for (var hunk : kept.stream().sorted(fromEnd).toList()) {
				document.replace(hunk.position().getOffset(), hunk.old().length(), hunk.text());
			}
		} catch (BadLocationException e) {
			throw new IllegalStateException(e); // looked at before
		} finally {
			if (undo != null) {
				undo.endCompoundChange();
			}
		}
	}

	private @Nullable IDocumentUndoManager undo() {
		return DocumentUndoManagerRegistry.getDocumentUndoManager(document);
	}

	private long stamp() {
		return document instanceof IDocumentExtension4 extension ? extension.getModificationStamp() : -1;
	}

	private void add(Position position) {
		try {
			document.addPosition(category, position);
		} catch (BadLocationException | BadPositionCategoryException e) {
			throw new IllegalStateException(e);
		}
	}

	private void remove(Position position) {
		try {
			document.removePosition(category, position);
		} catch (BadPositionCategoryException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Leaves nothing in the document but what was kept. */
	void close() {
		open.clear();
		document.removePositionUpdater(updater);
		try {
			document.removePositionCategory(category);
		} catch (@SuppressWarnings("unused") BadPositionCategoryException e) {
			// closed before
		}
	}
}
