package io.github.openrouter4e.agent.internal.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import io.github.openrouter4e.storage.PrivateFiles;

/** Files by the hash of what they hold, deflated: the same content is there once. Thread-safe. */
@SuppressWarnings("nls") // file names
final class ContentStore {

	private static final int FOLDER_DIGITS = 2;

	private final Path folder;

	/** The folder need not exist. */
	ContentStore(Path folder) {
		this.folder = folder;
	}

	/** @return its hash */
	String put(byte[] content) throws IOException {
		var hash = hash(content);
		var path = path(hash);
		if (!Files.exists(path)) {
			PrivateFiles.createFolders(path.getParent());
			var temporary = Files.createTempFile(path.getParent(), "new", ".tmp"); // readable for its owner alone
			try {
				try (var out = new DeflaterOutputStream(Files.newOutputStream(temporary))) {
					out.write(content);
				}
				Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
			} finally {
				Files.deleteIfExists(temporary);
			}
		}
		return hash;
	}

	/**
	 * Text as it is in memory, also with half characters.
	 *
	 * @return its hash
	 */
	String putText(String text) throws IOException {
		var bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
		bytes.asCharBuffer().put(text);
		return put(bytes.array());
	}

	/** @throws IOException also if it is not there any more, or damaged */
	byte[] get(String hash) throws IOException {
		var content = new ByteArrayOutputStream();
		try (var in = new InflaterInputStream(Files.newInputStream(path(hash)))) {
			in.transferTo(content);
		}
		var bytes = content.toByteArray();
		if (!hash(bytes).equals(hash)) {
			throw new IOException("damaged: " + path(hash));
		}
		return bytes;
	}

	/** What {@link #putText} has put. */
	String getText(String hash) throws IOException {
		return ByteBuffer.wrap(get(hash)).asCharBuffer().toString();
	}

	/** Bytes on the disk; 0 if it is not there. */
	long size(String hash) {
		try {
			return Files.size(path(hash));
		} catch (@SuppressWarnings("unused") IOException e) {
			return 0;
		}
	}

	/** Deletes all others. */
	void retain(Set<String> hashes) throws IOException {
		try (var all = Files.walk(folder)) {
			for (var path : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
				if (!hashes.contains(path.getParent().getFileName() + path.getFileName().toString())) {
					Files.deleteIfExists(path);
				}
			}
		} catch (@SuppressWarnings("unused") NoSuchFileException e) {
			// nothing was ever put
		}
	}

	private Path path(String hash) {
		return folder.resolve(hash.substring(0, FOLDER_DIGITS)).resolve(hash.substring(FOLDER_DIGITS));
	}

	private static String hash(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every Java has it
		}
	}
}
