package io.github.openrouter4e.agent.internal.checkpoint;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.FileImage;

/**
 * What becomes of a file when changes of it are taken back.
 *
 * @param image     the file then
 * @param conflicts number of places that stay as they are since the user has changed them
 * @param blocked   whether a creation, deletion or change as a whole could not be taken back
 */
record ChangeUndo(FileImage image, int conflicts, boolean blocked) {

	/** A change of a file. */
	interface Change {
		FileImage before();

		FileImage after();
	}

	/**
	 * @param changes   the latest first
	 * @param current   the file now
	 * @param overrides whether lines that have been changed since become what they were before as well
	 */
	static ChangeUndo of(List<? extends Change> changes, FileImage current, boolean overrides) {
		var undo = new ChangeUndo(current, 0, false);
		for (var change : changes) {
			undo = undo.and(change, overrides);
		}
		return undo;
	}

	private ChangeUndo and(Change change, boolean overrides) {
		var before = change.before();
		var after = change.after();
		if (!after.exists()) { // it was deleted
			return !image.exists()
					? new ChangeUndo(before, conflicts, blocked)
					: new ChangeUndo(image, conflicts, blocked || !isSame(image, before));
		}
		if (!image.exists()) { // somebody else has deleted it
			return new ChangeUndo(image, conflicts, blocked || before.exists());
		}
		if (isSame(image, after)) {
			return new ChangeUndo(before, conflicts, blocked);
		}
		var now = image.text();
		var textBefore = before.text();
		var textAfter = after.text();
		if (!before.exists() || now == null || textBefore == null || textAfter == null) {
			return new ChangeUndo(image, conflicts, true);
		}
		var merge = LineMerge.undo(textBefore, textAfter, now, overrides);
		return new ChangeUndo(new FileImage(merge.text(), null, image.charset()), conflicts + merge.conflicts(),
				blocked);
	}

	/** The text counts: bytes are not known where it is not saved. */
	private static boolean isSame(FileImage one, FileImage other) {
		@Nullable
		String text = one.text();
		return text != null && other.text() != null
				? text.equals(other.text())
				: one.exists() == other.exists() && one.bytes() != null && Arrays.equals(one.bytes(), other.bytes());
	}
}
