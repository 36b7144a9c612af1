package io.github.openrouter4e.editor.internal.inline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITypedRegion;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.presentation.IPresentationRepairer;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.rules.FastPartitioner;
import org.eclipse.jface.text.rules.IPredicateRule;
import org.eclipse.jface.text.rules.MultiLineRule;
import org.eclipse.jface.text.rules.RuleBasedPartitionScanner;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.junit.jupiter.api.Test;

/** A language in which all of a comment is italic, and each "new" in code bold. */
@SuppressWarnings("nls")
class SyntaxColorsTest {

	private static final String COMMENT = "comment";

	private final IDocument document = document("a\n/* begins\nends */\nb\n");
	private final PresentationReconciler reconciler = new PresentationReconciler();
	private final List<IDocument> documents = new ArrayList<>();
	private final List<Exception> failures = new ArrayList<>();

	private static IDocument document(String text) {
		var made = new Document(text);
		var scanner = new RuleBasedPartitionScanner();
		scanner.setPredicateRules(new IPredicateRule[]{new MultiLineRule("/*", "*/", new Token(COMMENT))});
		var partitioner = new FastPartitioner(scanner, new String[]{COMMENT});
		partitioner.connect(made);
		made.setDocumentPartitioner(partitioner);
		return made;
	}

	private static StyleRange range(int start, int length, int style) {
		return new StyleRange(start, length, null, null, style);
	}

	/** Does what an editor's repairers do. */
	private abstract class Repairer implements IPresentationRepairer {

		IDocument used = document;

		@Override
		public void setDocument(IDocument with) {
			used = with;
			documents.add(with);
		}
	}

	private SyntaxColors colors() {
		reconciler.setRepairer(new Repairer() {
			@Override
			public void createPresentation(TextPresentation presentation, ITypedRegion damage) {
				presentation.addStyleRange(range(damage.getOffset(), damage.getLength(), SWT.ITALIC));
			}
		}, COMMENT);
		reconciler.setRepairer(new Repairer() {
			@Override
			public void createPresentation(TextPresentation presentation, ITypedRegion damage) {
				var end = damage.getOffset() + damage.getLength();
				for (var at = used.get().indexOf("new"); at >= 0; at = used.get().indexOf("new", at + 1)) {
					if (damage.getOffset() <= at && at < end) {
						presentation.addStyleRange(range(at, 3, SWT.BOLD));
					}
				}
			}
		}, IDocument.DEFAULT_CONTENT_TYPE);
		return new SyntaxColors(reconciler, document, document(""), failures::add);
	}

	/** As bold and italic parts. */
	private static String shown(String code, List<StyleRange> ranges) {
		return ranges.stream().map(range -> (range.fontStyle == SWT.BOLD ? "b:" : "i:")
				+ code.substring(range.start, range.start + range.length)).collect(Collectors.joining("|"));
	}

	@Test
	void codeHasTheColorsOfTheEditor() {
		var code = "new A\n/* new */ new\n";
		assertEquals("b:new|i:/* new */|b:new", shown(code, colors().of(0, code)));
	}

	@Test
	void whatComesInTheMiddleOfACommentIsComment() {
		var code = "new\nnew */ new\n";
		assertEquals("i:new\nnew */|b:new", shown(code, colors().of(document.get().indexOf("ends"), code)));
	}

	@Test
	void theEditorsOwnRepairersHaveTheirDocumentAfterwards() {
		colors().of(0, "new A\n");
		assertEquals(2, documents.size());
		assertSame(document, documents.getLast());
	}

	@Test
	void aLongTextHasColorsAtItsBeginningOnly() {
		var code = "new\n".repeat(100_000);
		var ranges = colors().of(0, code);
		assertEquals(4_000, ranges.size());
	}

	@Test
	void codeHasNoColorsIfAScannerFails() {
		reconciler.setRepairer(new Repairer() {
			@Override
			public void createPresentation(TextPresentation presentation, ITypedRegion damage) {
				throw new IllegalStateException("of somebody else");
			}
		}, IDocument.DEFAULT_CONTENT_TYPE);
		var colors = new SyntaxColors(reconciler, document, document(""), failures::add);
		assertEquals(List.of(), colors.of(0, "new\n"));
		assertEquals(List.of(), colors.of(0, "new\n"));
		assertEquals(1, failures.size());
		assertSame(document, documents.getLast());
	}
}
