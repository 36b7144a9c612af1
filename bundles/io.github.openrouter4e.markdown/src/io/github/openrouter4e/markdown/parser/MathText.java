package io.github.openrouter4e.markdown.parser;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/**
 * TeX as readable text: Greek letters, operators, fractions, powers. Not
 * typesetting: a reader without TeX should understand the formula.
 */
@SuppressWarnings("nls") // TeX commands and signs
public final class MathText {

	private static final Map<String, @Nullable String> SIGNS = new HashMap<>();
	private static final String SUPERSCRIPT = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻=⁼(⁽)⁾nⁿiⁱ";
	private static final String SUBSCRIPT = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋=₌(₍)₎aₐeₑiᵢjⱼkₖmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ";

	private static final Pattern FRACTION = Pattern
			.compile("\\\\[dt]?frac\\s*\\{([^{}]*)\\}\\s*\\{([^{}]*)\\}");
	private static final Pattern ROOT = Pattern.compile("\\\\sqrt\\s*(?:\\[([^\\]]*)\\])?\\s*\\{([^{}]*)\\}");
	private static final Pattern WRAPPER = Pattern.compile(
			"\\\\(?:text|textbf|textit|mathrm|mathbf|mathit|mathsf|mathcal|mathbb|operatorname|boxed|overline|bar|hat|vec|tilde)\\*?\\s*\\{([^{}]*)\\}");
	private static final Pattern SCRIPT = Pattern.compile("([\\^_])(?:\\{([^{}]*)\\}|(\\\\[A-Za-z]+|[^\\s{}\\\\]))");
	private static final Pattern COMMAND = Pattern.compile("\\\\(?:([A-Za-z]+)\\s?|(.))|[{}]");
	private static final int MAX_DEPTH = 6;

	static {
		var table = """
				alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ
				nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
				Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω
				times × cdot · div ÷ pm ± mp ∓ ast ∗ circ ∘ oplus ⊕ otimes ⊗ sum ∑ prod ∏ int ∫ oint ∮ partial ∂ nabla ∇
				infty ∞ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ equiv ≡ sim ∼ propto ∝ ll ≪ gg ≫
				in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ emptyset ∅ varnothing ∅ setminus ∖
				forall ∀ exists ∃ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ implies ⇒ Rightarrow ⇒ iff ⇔ Leftrightarrow ⇔
				to → rightarrow → leftarrow ← leftrightarrow ↔ mapsto ↦ uparrow ↑ downarrow ↓ Leftarrow ⇐
				ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ prime ′ degree ° angle ∠ perp ⊥ parallel ∥ mid | vert | Vert ‖ lVert ‖
				rVert ‖ lvert | rvert | langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ
				star ⋆ bullet • therefore ∴ because ∵ top ⊤ bot ⊥ vdash ⊢ models ⊨ cong ≅ dagger † colon :
				""";
		var words = table.strip().split("\\s+");
		for (var i = 0; i + 1 < words.length; i += 2) {
			SIGNS.put(words[i], words[i + 1]);
		}
		for (var nothing : "left right displaystyle textstyle limits nolimits big Big bigl bigr Bigl Bigr bigg Bigg"
				.split(" ")) {
			SIGNS.put(nothing, "");
		}
		for (var space : "quad qquad , ; : ! \\ ".split(" ")) {
			SIGNS.put(space, " ");
		}
	}

	private MathText() {}

	/** @param tex a formula without the marks around it */
	public static String readable(String tex) {
		var text = MathRows.inline(tex.strip());
		for (var depth = 0; depth < MAX_DEPTH; depth++) {
			var before = text;
			text = replace(WRAPPER, text, m -> m.group(1));
			text = replace(SCRIPT, text, m -> script(m.group(1), m.group(2) == null ? m.group(3) : m.group(2)));
			text = replace(FRACTION, text, m -> operand(m.group(1)) + "/" + operand(m.group(2)));
			text = replace(ROOT, text, m -> root(m.group(1)) + operand(m.group(2)));
			if (text.equals(before)) {
				break;
			}
		}
		text = replace(COMMAND, text, m -> command(m.group(1) == null ? m.group(2) : m.group(1)));
		return text.replaceAll("[ \\t]{2,}", " ").strip();
	}

	private interface Reading {
		String of(Matcher match);
	}

	private static String replace(Pattern pattern, String text, Reading reading) {
		return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(reading.of((Matcher) match)));
	}

	/** @param name null for a brace that only groups */
	private static String command(@Nullable String name) {
		if (name == null) {
			return "";
		}
		var sign = SIGNS.get(name);
		if (sign != null) {
			return sign;
		}
		// functions (sin, log) and escaped signs read as themselves
		return name.length() > 1 ? name + " " : name;
	}

	private static String operand(String text) {
		var inner = text.strip();
		return inner.matches("\\\\?[\\p{L}\\p{N}.]+|.") ? inner : "(" + inner + ")";
	}

	private static String root(@Nullable String degree) {
		if (degree == null || "2".equals(degree)) {
			return "√";
		}
		return "3".equals(degree) ? "∛" : script("^", degree) + "√";
	}

	private static String script(String kind, String text) {
		var table = "^".equals(kind) ? SUPERSCRIPT : SUBSCRIPT;
		var result = new StringBuilder();
		for (var i = 0; i < text.length(); i++) {
			var at = table.indexOf(text.charAt(i));
			if (at < 0 || at % 2 != 0) {
				return text.length() == 1 || text.matches("\\\\[A-Za-z]+")
						? mark(kind) + text
						: mark(kind) + "(" + text + ")";
			}
			result.append(table.charAt(at + 1));
		}
		return result.toString();
	}

	/** A mark that the next pass does not take for TeX again. */
	private static String mark(String kind) {
		return "^".equals(kind) ? "\u02C6" : "\u02CD";
	}
}
