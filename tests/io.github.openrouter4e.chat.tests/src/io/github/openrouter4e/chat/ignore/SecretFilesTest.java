package io.github.openrouter4e.chat.ignore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("nls")
class SecretFilesTest {

	private static final String[] SECRET = {"id_rsa", "id_rsa.old", "id_ed25519", "id_ecdsa_sk", "server.pem",
			"tls.key",
			"AuthKey_1.p8", "store.p12", "cert.pfx", "debug.keystore", "upload.jks", "x.keytab", "putty.ppk",
			"vault.kdbx",
			"key.gpg", "credentials", "credentials.json", "my-credentials.json", "aws_credentials.csv",
			"application_default_credentials.json", "credentials.yml.enc", "client_secret_1.json",
			"client-secrets.json",
			"service-account.json", "service_account_prod.json", "serviceAccountKey.json", "secrets.yml",
			"secret.properties", "db.secret", ".netrc", "_netrc", ".npmrc", ".pypirc", ".git-credentials", ".htpasswd",
			".pgpass", "kubeconfig", "prod.kubeconfig", ".env", ".env.local", ".env.production", "prod.env", ".envrc",
			".env-backup", "terraform.tfstate", "terraform.tfstate.backup", "prod.tfvars", "prod.auto.tfvars.json",
			"settings-security.xml", "keystore.properties", "secure_storage", "wp-config.php"};
	private static final String[] HARMLESS = {"README.md", "Main.java", "Credentials.java", "CredentialsProvider.kt",
			"secrets.py", "SecretFiles.java", "token.go", "tokens.json", "env.ts", "environment.ts", ".env.example",
			".env.sample", "example.env", "id_rsa.pub", "keyboard.json", "monkey.js", "package.json", "settings.xml",
			"gradle.properties", "pem.c", "password-form.html", "shadow.css", "main.tf", "keys.md"};
	private static final String[] FOLDERS = {"src", "a b", "config", "main", "x.y"};

	@Test
	void secretsAreFoundInAnyFolderAndCase() {
		var random = new Random(3);
		var missed = new ArrayList<String>();
		for (var name : SECRET) {
			for (var i = 0; i < 20; i++) {
				var path = anywhere(random, anyCase(random, name));
				if (SecretFiles.byName(path, false).isEmpty()) {
					missed.add(path);
				}
			}
		}
		assertEquals(List.of(), missed);
	}

	@Test
	void harmlessFilesAreNone() {
		var random = new Random(4);
		var wrong = new ArrayList<String>();
		for (var name : HARMLESS) {
			var path = anywhere(random, name);
			SecretFiles.byName(path, false).ifPresent(kind -> wrong.add(path + ' ' + kind));
		}
		assertEquals(List.of(), wrong);
	}

	@ParameterizedTest
	@ValueSource(strings = {".ssh", ".gnupg", ".aws", ".kube", ".docker", ".git", ".terraform", ".azure", ".secrets"})
	void foldersOfSecretsCountWithAllThatIsInThem(String folder) {
		assertTrue(SecretFiles.byName("home/" + folder + "/notes.txt", false).isPresent());
		assertTrue(SecretFiles.byName(folder, true).isPresent());
	}

	@ParameterizedTest
	@ValueSource(strings = {"-----BEGIN PRIVATE KEY-----", "-----BEGIN OPENSSH PRIVATE KEY-----",
			"{\"type\": \"service_account\", \"private_key\": \"x\"}",
			"[default]\naws_access_key_id = x\naws_secret_access_key = y", "key = AKIAIOSFODNN7EXAMPLE",
			"ghp_0123456789abcdefghijklmnopqrstuvwxyz", "OPENROUTER_API_KEY=sk-or-v1-" + FIFTY, "x: glpat-" + FIFTY,
			"sk-" + FIFTY, "hf_" + FIFTY, "gsk_" + FIFTY, "ghs_" + FIFTY, "sk_test_" + FIFTY, "rk_live_" + FIFTY,
			"dop_v1_" + FIFTY, "sk-svcacct-" + FIFTY, "xai-" + FIFTY, "ya29.a0" + FIFTY})
	void secretsInATextAreFoundWhereverTheyStand(String secret) {
		var random = new Random(5);
		for (var i = 0; i < 50; i++) {
			var text = "word\n".repeat(random.nextInt(200)) + secret + "\nword".repeat(random.nextInt(200));
			assertTrue(SecretFiles.byContent(text).isPresent(), text);
		}
	}

	private static final String FIFTY = "01234567890123456789012345678901234567890123456789";

	@ParameterizedTest
	@ValueSource(strings = {"", "if (line.startsWith(\"-----BEGIN \"))", "\"ghp_\" + token", "sk-or-v1-…",
			"AKIA is a name", "task-oriented", "sk-some-class-name", "the hf_model", "xai-model",
			"private_key = load()", "aws_access_key_id"})
	void textsAboutSecretsAreNone(String text) {
		assertEquals(Optional.empty(), SecretFiles.byContent(text));
	}

	@Test
	void longTextsOfBeginningsAreReadOnce() {
		assertFalse(SecretFiles.byContent("AKIA-".repeat(1_000_000).replace("AKIA-", "AKIA ")).isPresent());
	}

	private static String anywhere(Random random, String name) {
		var path = new StringBuilder();
		for (var depth = random.nextInt(4); depth > 0; depth--) {
			path.append(FOLDERS[random.nextInt(FOLDERS.length)]).append('/');
		}
		return path + name;
	}

	private static String anyCase(Random random, String name) {
		return switch (random.nextInt(3)) {
			case 0 -> name.toUpperCase(Locale.ROOT);
			case 1 -> name.toLowerCase(Locale.ROOT);
			default -> name;
		};
	}
}
