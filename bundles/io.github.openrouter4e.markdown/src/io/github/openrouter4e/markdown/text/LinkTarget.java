package io.github.openrouter4e.markdown.text;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.net.URI;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a link leads.
 *
 * @param uri   with its scheme in lower case
 * @param host  the host to which a browser connects, as it goes over the network ({@code xn--...} if it is not ASCII), or
 *              the address to which mail goes
 * @param plain false if the address can be taken for that of another host, so that the user should be asked first
 */
@SuppressWarnings("nls") // parts of addresses
public record LinkTarget(URI uri, String host, boolean plain) {

	private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
	private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]*|\\d+");
	/** Scripts that are written together, and whose letters nobody takes for Latin ones. */
	private static final Set<UnicodeScript> EAST_ASIAN = EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
			UnicodeScript.KATAKANA, UnicodeScript.HANGUL, UnicodeScript.BOPOMOFO);
	/** Scripts with letters that look like Latin ones. */
	private static final Set<UnicodeScript> LIKE_LATIN = EnumSet.of(UnicodeScript.CYRILLIC, UnicodeScript.GREEK,
			UnicodeScript.CHEROKEE, UnicodeScript.ARMENIAN, UnicodeScript.COPTIC, UnicodeScript.LISU);

	/** @param address passed {@link SafeLink} */
	public static LinkTarget of(String address) {
		var colon = address.indexOf(':');
		var uri = URI.create(address.substring(0, colon).toLowerCase(Locale.ROOT) + address.substring(colon));
		if (uri.isOpaque()) {
			// a mail program may attach files of the user that the address names
			var query = address.indexOf('?');
			return new LinkTarget(uri, address.substring(colon + 1, query < 0 ? address.length() : query), query < 0);
		}
		var authority = uri.getRawAuthority();
		var afterUser = authority.substring(authority.lastIndexOf('@') + 1);
		var host = afterUser.replaceFirst(":\\d*$", "");
		var plain = afterUser.equals(authority) && isPlain(host);
		return new LinkTarget(uri, ascii(host), plain);
	}

	private static String ascii(String host) {
		try {
			return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
		} catch (@SuppressWarnings("unused") IllegalArgumentException e) {
			return host; // no name of a host; the browser will say so
		}
	}

	private static boolean isPlain(String host) {
		if (host.startsWith("[")) {
			return host.endsWith("]");
		}
		var labels = host.split("\\.", -1);
		if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
			return DOTTED_QUAD.matcher(host).matches(); // browsers take many other forms for an IP address
		}
		for (var label : labels) {
			if (!isPlainLabel(label)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isPlainLabel(String label) {
		var shown = IDN.toUnicode(label, IDN.ALLOW_UNASSIGNED);
		if (!Normalizer.isNormalized(shown, Normalizer.Form.NFKC) || shown.startsWith("xn--")) {
			return false;
		}
		var scripts = EnumSet.noneOf(UnicodeScript.class);
		for (var c : shown.codePoints().toArray()) {
			if (c < 0x80) {
				if (!Character.isLetterOrDigit(c) && c != '-' && c != '_') {
					return false;
				}
			} else if (!Character.isLetterOrDigit(c) && Character.getType(c) != Character.NON_SPACING_MARK
					&& Character.getType(c) != Character.COMBINING_SPACING_MARK) {
				return false;
			}
			var script = UnicodeScript.of(c);
			if (script == UnicodeScript.LATIN && c > 0xFF || LIKE_LATIN.contains(script)) {
				return false;
			}
			if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
				scripts.add(script);
			}
		}
		return scripts.size() < 2 || EAST_ASIAN.containsAll(scripts);
	}
}
