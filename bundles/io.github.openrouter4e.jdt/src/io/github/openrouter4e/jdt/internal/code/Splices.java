package io.github.openrouter4e.jdt.internal.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.text.edits.DeleteEdit;
import org.eclipse.text.edits.InsertEdit;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.text.edits.TextEdit;
import org.eclipse.text.edits.TextEditVisitor;

import io.github.openrouter4e.agent.edit.Splice;

/** What JDT wants changed in a text, in the form in which tools change files. */
public final class Splices {

	private Splices() {}

	/**
	 * The parts of an edit, in the order of the text; parts that touch are one.
	 *
	 * @param edit null for none
	 */
	public static List<Splice> of(@Nullable TextEdit edit, String text) {
		var parts = new ArrayList<Splice>();
		if (edit != null) {
			edit.accept(new TextEditVisitor() {
				@Override
				public boolean visit(@Nullable ReplaceEdit replace) {
					return replace != null && parts.add(splice(replace, replace.getText(), text));
				}

				@Override
				public boolean visit(@Nullable InsertEdit insert) {
					return insert != null && parts.add(splice(insert, insert.getText(), text));
				}

				@Override
				public boolean visit(@Nullable DeleteEdit delete) {
					return delete != null && parts.add(splice(delete, "", text)); //$NON-NLS-1$
				}

				@Override
				public boolean visitNode(@Nullable TextEdit other) {
					if (other instanceof MultiTextEdit || other == null) {
						return true;
					}
					throw new IllegalStateException("not known here: " + other); //$NON-NLS-1$
				}
			});
		}
		return join(parts);
	}

	private static Splice splice(TextEdit part, String with, String text) {
		return new Splice(part.getOffset(), text.substring(part.getOffset(), part.getExclusiveEnd()), with);
	}

	/** In their order, without those that change nothing. */
	public static List<Splice> join(List<Splice> parts) {
		var joined = new ArrayList<Splice>();
		for (var part : parts.stream().filter(part -> !part.expected().equals(part.text()))
				.sorted(Comparator.comparingInt(Splice::offset).thenComparingInt(Splice::end)).toList()) {
			var last = joined.isEmpty() ? null : joined.getLast();
			if (last != null && last.end() == part.offset()) {
				joined.set(joined.size() - 1, new Splice(last.offset(), last.expected() + part.expected(),
						last.text() + part.text()));
			} else {
				joined.add(part);
			}
		}
		return joined;
	}
}
