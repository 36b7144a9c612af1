package io.github.openrouter4e.git.internal.commit;

import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.lib.Repository;

/**
 * Which messages are being written, and what stood in the fields before. For the UI thread. A field is forgotten as soon as its
 * view or dialog is closed.
 */
final class CommitMessages {

	/** What a field had before a message was written into it, or has brought back since. */
	private final Map<Place, @Nullable String> former = new HashMap<>();
	private final Map<MessageField, @Nullable MessageTask> running = new HashMap<>();
	/** About the last message, for the button's tooltip. */
	private String lastWords = ""; //$NON-NLS-1$
	private final Set<MessageField> watched = new HashSet<>();

	/**
	 * A field for one repository: that of the staging view is for the one that is chosen there.
	 *
	 * @param directory of the repository; null for none
	 */
	private record Place(MessageField field, @Nullable File directory) {

		static Place of(MessageField field, @Nullable Repository repository) {
			return new Place(field, repository == null ? null : repository.getDirectory());
		}
	}

	/** Fields whose task waits for the services. */
	private final Set<MessageField> waiting = new HashSet<>();

	/**
	 * The button of a field was pressed. A command has the same icon and tooltip at all fields, so while any message is written
	 * each button says that it stops, and does.
	 *
	 * @return whether a message is to be written; else the one that was being written, or was about to be, is stopped
	 */
	boolean pressed(MessageField field) {
		if (isAnyRunning()) {
			for (var task : List.copyOf(running.values())) {
				if (task != null) {
					task.stop();
				}
			}
			return false;
		}
		return !waiting.remove(field) && waiting.add(field);
	}

	/** {@return whether the field still waits; it does not any more} */
	boolean goesOn(MessageField field) {
		return waiting.remove(field);
	}

	/** {@return whether a field was not asked about before: then somebody has to tell when it is gone} */
	boolean isNew(MessageField field) {
		return watched.add(field);
	}

	/** Whether any message is being written. */
	boolean isAnyRunning() {
		return !running.isEmpty();
	}

	void begun(MessageField field, MessageTask task) {
		running.put(field, task);
	}

	/** @param words about the message; "" if there is none */
	void ended(MessageField field, String words) {
		var task = running.remove(field);
		lastWords = words;
		if (task != null && !words.isEmpty()) {
			former.put(Place.of(field, task.repository()), task.former());
		}
	}

	/** {@return what is said about the last message; "" for nothing} */
	String lastWords() {
		return lastWords;
	}

	/**
	 * Exchanges what stands in the field for what stood there before, for the same repository: nothing is lost, and doing it twice
	 * changes nothing.
	 */
	void restore(MessageField field) {
		var place = Place.of(field, field.repository());
		var before = former.get(place);
		if (before != null && !running.containsKey(field)) {
			former.put(place, field.message());
			field.setMessage(before);
		}
	}

	/** The field is gone. */
	void forget(MessageField field) {
		var task = running.get(field);
		if (task != null) {
			task.stop();
		}
		running.remove(field);
		former.keySet().removeIf(place -> place.field().equals(field));
		watched.remove(field);
		waiting.remove(field);
	}
}
