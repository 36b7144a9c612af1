package io.github.openrouter4e.markdown.parser;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The link definitions of a text that is parsed piece by piece: a link finds those of earlier pieces, without their being
 * parsed again. Remembers what was not found, as it may be defined later. One text, one thread.
 */
@NonNullByDefault({}) // the library's interfaces say nothing about null
public final class References implements LinkProcessor {

	/** More definitions than an answer can have. */
	private static final int MOST = 10_000;
	private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]+"); //$NON-NLS-1$

	private final Map<String, LinkReferenceDefinition> known = new HashMap<>();
	private final Set<String> missing = new HashSet<>();

	public void add(LinkReferenceDefinition definition) {
		if (known.size() < MOST) {
			known.putIfAbsent(normalize(definition.getLabel()), definition);
		}
	}

	/** Whether a link that was shown as text is one by now. */
	public boolean isMissingOneFound() {
		return missing.stream().anyMatch(known::containsKey);
	}

	/** Begins the text anew with the definitions that it turned out to have. */
	public void forgetMissing() {
		missing.clear();
	}

	@Override
	public LinkResult process(LinkInfo info, Scanner scanner, InlineParserContext context) {
		if (info.destination() != null) {
			return LinkResult.none(); // not a reference: the parser knows what to do
		}
		var label = info.label();
		var name = normalize(label == null || label.isEmpty() ? info.text() : label);
		if (name.isEmpty()) {
			return LinkResult.none(); // no definition has an empty label
		}
		var definition = known.get(name);
		if (definition == null) {
			if (missing.size() < MOST) {
				missing.add(name);
			}
			return LinkResult.none(); // or defined in this piece, which the parser knows
		}
		var marker = info.marker();
		var isImage = marker != null && "!".equals(marker.getLiteral()); //$NON-NLS-1$
		Node node = isImage
				? new Image(definition.getDestination(), definition.getTitle())
				: new Link(definition.getDestination(), definition.getTitle());
		var result = LinkResult.wrapTextIn(node, scanner.position());
		return isImage ? result.includeMarker() : result;
	}

	private static String normalize(String label) {
		var stripped = label.strip();
		return stripped.isEmpty()
				? "" //$NON-NLS-1$
				: SPACE.matcher(stripped).replaceAll(" ").toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT); //$NON-NLS-1$
	}
}
