package io.github.openrouter4e.chat.ignore;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Recognises files that hold secrets: by their names, and by what they say. A name says little, so both are asked. Files for
 * others to copy, such as {@code .env.example}, are none. Stateless.
 */
@SuppressWarnings("nls") // file names and beginnings of keys
public final class SecretFiles {

	/** The kinds of secrets. */
	public enum Kind {
		/** Private keys and stores of keys. */
		PRIVATE_KEY("""
				id_rsa*
				id_dsa*
				id_ecdsa*
				id_ed25519*
				!*.pub
				*.pem
				*.key
				*.p8
				*.p12
				*.pfx
				*.pkcs12
				*.jks
				*.jceks
				*.bcfks
				*.keystore
				*.keytab
				*.ppk
				*.kdb
				*.kdbx
				*.snk
				*.gpg
				*.pgp
				*.ovpn
				.ssh/
				.gnupg/
				secring.*
				"""),
		/** Passwords, tokens, and what opens an account. */
		CREDENTIALS("""
				credentials
				*credential*.json
				*credential*.xml
				*credential*.yml
				*credential*.yaml
				*credential*.enc
				*credential*.properties
				*credential*.csv
				*credential*.txt
				*credential*.toml
				*credential*.ini
				*credential*.conf
				*credential*.config
				*credential*.db
				*secret*.json
				*secret*.xml
				*secret*.yml
				*secret*.yaml
				*secret*.enc
				*secret*.properties
				*secret*.csv
				*secret*.txt
				*secret*.toml
				*secret*.ini
				*secret*.conf
				*secret*.config
				*secret*.db
				*service[-_]account*.json
				*serviceaccount*.json
				*.secret
				*.secrets
				.secrets/
				.netrc
				_netrc
				.npmrc
				.yarnrc.yml
				.pypirc
				.gem/
				.git-credentials
				.git/
				.hgrc
				.htpasswd
				htpasswd
				passwd
				shadow
				.pgpass
				pgpass.conf
				.my.cnf
				.dockercfg
				.docker/
				.dockerconfigjson
				*kubeconfig*
				.kube/
				.aws/
				.azure/
				.config/gcloud/
				.boto
				.s3cfg
				.vault-token
				.vault_pass*
				*vault-password*
				settings-security.xml
				.m2/settings.xml
				keystore.properties
				signing.properties
				key.properties
				local.settings.json
				*.publishsettings
				wp-config.php
				secure_storage
				auth.json
				token.json
				"""),
		/** Variables for programs, which is where their passwords are. */
		ENVIRONMENT("""
				.env
				.env.*
				.env-*
				.env_*
				*.env
				.envrc
				!*.example
				!*.sample
				!*.template
				!*.dist
				!example.env
				!sample.env
				!template.env
				"""),
		/** What Terraform keeps, with the passwords of what it made. */
		TERRAFORM("""
				*.tfstate
				*.tfstate.*
				*.tfvars
				*.tfvars.json
				.terraform/
				terraform.rc
				.terraformrc
				""");

		private final IgnoreFile names;

		Kind(String names) {
			this.names = IgnoreFile.parse(names, true);
		}
	}

	/** With a word after them, so that code that looks for keys is not taken for one. */
	private static final List<String> KEYS = List.of("-----BEGIN PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----",
			"-----BEGIN EC PRIVATE KEY-----", "-----BEGIN DSA PRIVATE KEY-----", "-----BEGIN OPENSSH PRIVATE KEY-----",
			"-----BEGIN ENCRYPTED PRIVATE KEY-----", "-----BEGIN PGP PRIVATE KEY BLOCK-----",
			"PuTTY-User-Key-File-", "AGE-SECRET-KEY-1");

	/** What cloud providers write into the files that they give out. */
	private static final List<List<String>> ACCOUNTS = List.of(List.of("\"service_account\"", "\"private_key\""),
			List.of("aws_access_key_id", "aws_secret_access_key"), List.of("\"client_secret\"", "\"client_id\""),
			List.of("apiVersion:", "client-key-data:"));

	/** Beginnings of tokens, and how many letters and digits follow at least. */
	private enum Token {
		GITHUB("ghp_", 36), GITHUB_APP("ghs_", 36), GITHUB_USER("ghu_", 36), GITHUB_OAUTH("gho_", 36), GITHUB_FINE(
				"github_pat_", 50), GITLAB("glpat-", 20), SLACK_BOT("xoxb-", 20), SLACK_USER(
						"xoxp-", 20), STRIPE("sk_live_", 24), STRIPE_TEST("sk_test_",
								24), STRIPE_RESTRICTED("rk_live_", 24), HUGGING_FACE("hf_", 34), GROQ("gsk_", 48), XAI(
										"xai-",
										50), DIGITAL_OCEAN("dop_v1_", 50), GOOGLE_ACCESS("ya29.", 40), OPENAI_OLD("sk-",
												48), OPENAI_SERVICE("sk-svcacct-", 40), OPENROUTER("sk-or-v1-",
														40), ANTHROPIC("sk-ant-",
																40), OPENAI("sk-proj-", 40), AWS("AKIA",
																		16), GOOGLE("AIzaSy", 33), NPM("npm_", 36);

		private final String start;
		private final int length;

		Token(String start, int length) {
			this.start = start;
			this.length = length;
		}

		boolean isIn(String text) {
			for (var at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + start.length())) {
				var end = at + start.length();
				while (end < text.length() && isPart(text.charAt(end)) && end - at - start.length() < length) {
					end++;
				}
				if (end - at - start.length() >= length && (at == 0 || !isPart(text.charAt(at - 1)))) {
					return true;
				}
			}
			return false;
		}

		private static boolean isPart(char c) {
			return c < 128 && Character.isLetterOrDigit(c) || c == '_' || c == '-';
		}
	}

	private SecretFiles() {}

	/**
	 * Judges a name.
	 *
	 * @param path      names with slashes between them; folders such as {@code .ssh} count as well as the file
	 * @param directory whether it is the path of a folder
	 * @return the kind of secret that is usually in such files; empty if it looks harmless
	 */
	public static Optional<Kind> byName(String path, boolean directory) {
		for (var end = path.indexOf('/', 1); end >= 0; end = path.indexOf('/', end + 1)) {
			var kind = byLastName(path.substring(0, end), true);
			if (kind.isPresent()) {
				return kind;
			}
		}
		return byLastName(path, directory);
	}

	/** Like {@link #byName}, where the folders that it is in are harmless. */
	static Optional<Kind> byLastName(String path, boolean directory) {
		return Arrays.stream(Kind.values()).filter(kind -> {
			var rule = kind.names.match(path, directory);
			return rule != null && !rule.negated();
		}).findFirst();
	}

	/** Words that are in a text together if it opens an account; none is a secret alone. */
	static List<List<String>> accounts() {
		return ACCOUNTS;
	}

	/**
	 * Judges a text: service accounts and private keys may have any name. The time is linear in its length.
	 *
	 * @return the kind of secret in it; empty if none was recognised, which does not say that there is none
	 */
	public static Optional<Kind> byContent(String text) {
		if (KEYS.stream().anyMatch(text::contains)) {
			return Optional.of(Kind.PRIVATE_KEY);
		}
		var account = ACCOUNTS.stream().anyMatch(words -> words.stream().allMatch(text::contains));
		return account || Arrays.stream(Token.values()).anyMatch(token -> token.isIn(text))
				? Optional.of(Kind.CREDENTIALS)
				: Optional.empty();
	}
}
