package io.github.openrouter4e.chat.internal.request;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.models.ModelId;
import io.github.openrouter4e.storage.Lookup;

/**
 * The ids under which a request names its tool calls. Models number their calls anew in each answer, or give none at all;
 * providers refuse a request with two calls of one id, with ids of more than 64 characters or with characters that they do
 * not know. The history keeps what the model wrote. The ids depend only on the turns before, so that a request extends the
 * one before it byte for byte. Used for one request.
 */
@SuppressWarnings("nls") // wire format
final class CallIds {

	private static final int MAX_LENGTH = 64;
	private static final Pattern NOT_ALLOWED = Pattern.compile("[^A-Za-z0-9_-]");
	/** What Mistral accepts, and everybody else does too. */
	private static final Pattern MISTRAL = Pattern.compile("[A-Za-z0-9]{9}");
	private static final BigInteger MISTRAL_IDS = BigInteger.valueOf(36).pow(9);

	private final String vendor;
	private final boolean mistral;
	private final Set<String> used = new HashSet<>();
	private final Map<String, String> current = new HashMap<>();

	/**
	 * @param model     the model that is asked
	 * @param fallbacks those that are asked if it cannot answer
	 */
	CallIds(String model, List<String> fallbacks) {
		this.vendor = vendor(model);
		this.mistral = mayBeMistral(model) || fallbacks.stream().anyMatch(CallIds::mayBeMistral);
	}

	/** Where OpenRouter chooses, it may choose that. */
	private static boolean mayBeMistral(String model) {
		return model.toLowerCase(Locale.ROOT).contains("mistral")
				|| ModelId.parse(model).filter(id -> id.isRouter() || id.preset() != null).isPresent();
	}

	private static String vendor(String model) {
		return ModelId.parse(model).map(ModelId::vendorOrEmpty).orElse("");
	}

	/** The calls of the next answer, or of its next request, follow. */
	void next() {
		current.clear();
	}

	/**
	 * The id of a call in the request.
	 *
	 * @param callId  the id in the history
	 * @param calling the model that made the call: its own vendor's models get its ids as they are, as some of them tell
	 *                something by them
	 */
	String add(String callId, String calling) {
		String base = vendor.equals(vendor(calling)) ? callId : NOT_ALLOWED.matcher(callId).replaceAll("_");
		if (base.isBlank()) {
			base = "call";
		}
		String id = fitting(base, 1);
		for (int i = 2; !used.add(id); i++) {
			id = fitting(base, i);
		}
		current.put(callId, id);
		return id;
	}

	/** @param attempt 1 for the id itself, if possible; another one for each higher number */
	private String fitting(String id, int attempt) {
		if (mistral) {
			return attempt == 1 && MISTRAL.matcher(id).matches() ? id : hashed(id + '/' + attempt);
		}
		String whole = attempt == 1 ? id : id + '_' + attempt;
		return whole.length() <= MAX_LENGTH ? whole : "call_" + hashed(whole);
	}

	private static String hashed(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			String id = new BigInteger(1, digest).mod(MISTRAL_IDS).toString(36);
			return "0".repeat(9 - id.length()) + id;
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every Java platform has SHA-256
		}
	}

	/** The id in the request of a call of the last answer; {@code null} if it made no such call. */
	@Nullable
	String of(String callId) {
		return Lookup.find(current, callId);
	}
}
