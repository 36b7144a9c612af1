package io.github.openrouter4e.ui.internal.chat.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.Attachment;

@SuppressWarnings("nls")
class AttachmentReaderTest {

	@TempDir
	Path temp;

	@ParameterizedTest
	@CsvSource({"PNG,shot.jpg,image/png", "JPEG,shot.png,image/jpeg", "GIF,shot.txt,image/gif", "JPEG,shot,image/jpeg"})
	void theBytesTellWhatAnImageIs(String kind, String name, String mediaType) throws Exception {
		var format = switch (kind) {
			case "PNG" -> SWT.IMAGE_PNG;
			case "GIF" -> SWT.IMAGE_GIF;
			default -> SWT.IMAGE_JPEG;
		};
		var image = image(write(name, encoded(flat(20, 10), format)));
		assertEquals(mediaType, image.mediaType());
	}

	@ParameterizedTest
	@CsvSource({"x.png,hello", "x.jpg,''", "x.gif,GIF8", "x.webp,RIFF1234WEBP", "x.pdf,no document", "x.txt,''"})
	void whatIsNoneIsRefused(String name, String content) throws Exception {
		var result = read(write(name, content.getBytes(StandardCharsets.ISO_8859_1)));
		assertTrue(assertInstanceOf(AttachmentReader.Result.Refused.class, result).reason().contains(name));
	}

	@Test
	void aDamagedImageIsRefused() throws Exception {
		var whole = encoded(noise(60, 60), SWT.IMAGE_PNG);
		assertInstanceOf(AttachmentReader.Result.Refused.class,
				read(write("x.png", java.util.Arrays.copyOf(whole, 60))));
	}

	@ParameterizedTest
	@CsvSource({"PNG,2600,40", "JPEG,40,2600", "PNG,2000,2000"})
	void anImageIsScaledToWhatModelsTake(String kind, int width, int height) throws Exception {
		var bytes = encoded(noise(width, height), kind.equals("PNG") ? SWT.IMAGE_PNG : SWT.IMAGE_JPEG);
		var image = image(write("large.img", bytes));
		var data = decoded(image);
		assertTrue(Math.max(data.width, data.height) <= ImageFitter.LONGEST_SIDE, data.width + "x" + data.height);
		assertTrue(image.size() <= ImageFitter.MOST_BYTES, image.size() + " bytes");
		assertEquals((double) width / height, (double) data.width / data.height, 0.1 * width / height);
		assertEquals(image.mediaType(), "image/" + switch (data.type) {
			case SWT.IMAGE_PNG -> "png";
			default -> "jpeg";
		});
	}

	/** 49 KB that would take gigabytes. */
	@Test
	void anImageOfTooManyPixelsIsNotDecoded() throws Exception {
		var bytes = encoded(flat(4, 4), SWT.IMAGE_PNG);
		bytes[16] = bytes[20] = 0x7F;
		assertInstanceOf(AttachmentReader.Result.Refused.class, read(write("bomb.png", bytes)));
	}

	@Test
	@Timeout(60)
	void devicesAndPipesAreRefused() throws Exception {
		assumeTrue(FolderReaderTest.pipe(temp.resolve("pipe.txt")));
		assertInstanceOf(AttachmentReader.Result.Refused.class, read(temp.resolve("pipe.txt")));
		for (var device : new String[]{"/dev/zero", "/dev/random", "/proc/self/status"}) {
			if (Files.exists(Path.of(device))) {
				assertInstanceOf(AttachmentReader.Result.Refused.class, read(Path.of(device)), device);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"id_rsa", ".env", "credentials.json", "terraform.tfstate", "ignored.txt"})
	void whatLooksSecretIsAskedFor(String name) throws Exception {
		Files.writeString(temp.resolve(".aiignore"), "ignored.*\n");
		var result = read(write(name, "secret".getBytes(StandardCharsets.UTF_8)));
		var doubtful = assertInstanceOf(AttachmentReader.Result.Doubtful.class, result);
		assertTrue(doubtful.reason().contains(name), doubtful.reason());
		assertEquals(new Attachment.TextFile(name, "secret"), doubtful.read().attachment());
	}

	@Test
	void aLinkThatLeadsOutIsAskedFor() throws Exception {
		write("outside.txt", "text".getBytes(StandardCharsets.UTF_8));
		var project = Files.createDirectory(temp.resolve("project"));
		var link = Files.createSymbolicLink(project.resolve("notes.txt"), temp.resolve("outside.txt"));
		assertInstanceOf(AttachmentReader.Result.Doubtful.class,
				AttachmentReader.read(link, "notes.txt", surroundings(project, null)));
		var secret = write("id_rsa", "key".getBytes(StandardCharsets.UTF_8));
		var harmless = Files.createSymbolicLink(temp.resolve("harmless.txt"), secret);
		assertInstanceOf(AttachmentReader.Result.Doubtful.class, read(harmless));
	}

	@Test
	void theRulesWhereALinkedFileStandsInTheProjectHold() throws Exception {
		var project = Files.createDirectory(temp.resolve("project"));
		Files.writeString(project.resolve(".aiignore"), "linked/\n");
		var file = write("outside.txt", "text".getBytes(StandardCharsets.UTF_8));
		for (var place : new String[]{"linked/outside.txt", "other/outside.txt", file.toString()}) {
			var result = AttachmentReader.read(file, "p/" + place,
					new AttachmentReader.Surroundings(path -> false, project,
							project.resolve(place), null, StandardCharsets.UTF_8));
			assertEquals(place.startsWith("linked"), result instanceof AttachmentReader.Result.Doubtful, place);
		}
	}

	@Test
	void aLinkToWhatIsIgnoredIsAskedFor() throws Exception {
		write(".gitignore", "ignored.*\nprivate/\n".getBytes(StandardCharsets.UTF_8));
		var ignored = write("ignored.txt", "text".getBytes(StandardCharsets.UTF_8));
		var folder = Files.createDirectory(temp.resolve("private"));
		Files.writeString(folder.resolve("a.txt"), "text");
		for (var link : List.of(Files.createSymbolicLink(temp.resolve("notes.txt"), ignored),
				Files.createSymbolicLink(temp.resolve("b.txt"), folder.resolve("a.txt")),
				Files.createSymbolicLink(temp.resolve("open"), folder).resolve("a.txt"))) {
			assertInstanceOf(AttachmentReader.Result.Doubtful.class,
					AttachmentReader.read(link, link.getFileName().toString(), surroundings(temp, null)));
		}
	}

	@ParameterizedTest
	@CsvSource({"GBK,GBK,// \u4E2D\u6587\u6CE8\u91CA",
			"GB18030,GBK,int a; // \u8FD9\u662F\u4E00\u4E2A\u6D4B\u8BD5\u6587\u4EF6",
			"Big5,Big5,// \u7E41\u9AD4\u4E2D\u6587\u7684\u8A3B\u89E3\u5167\u5BB9",
			"Shift_JIS,Shift_JIS,// \u65E5\u672C\u8A9E\u306E\u30B3\u30E1\u30F3\u30C8\u3067\u3059",
			"EUC-JP,EUC-JP,// \u65E5\u672C\u8A9E\u306E\u30B3\u30E1\u30F3\u30C8\u3067\u3059",
			"EUC-KR,EUC-KR,// \uD55C\uAD6D\uC5B4 \uC8FC\uC11D\uC785\uB2C8\uB2E4",
			"windows-1252,windows-1252,// d\u00E9j\u00E0 vu: Gr\u00FC\u00DFe aus K\u00F6ln",
			"windows-1251,windows-1251,// \u042D\u0442\u043E \u043A\u043E\u043C\u043C\u0435\u043D\u0442\u0430\u0440\u0438\u0439 \u043F\u043E-\u0440\u0443\u0441\u0441\u043A\u0438",
			"UTF-16LE,UTF-16LE,int a; // \u4E2D\u6587", "UTF-16BE,UTF-16BE,int a; // \u4E2D\u6587",
			"UTF-16,UTF-16BE,\u4E2D\u6587", "UTF-8,'',\u4E2D\u6587 \u00E9"})
	void theCharsetIsFoundOut(String written, String named, String text) throws Exception {
		var result = read(write("a.c", (text + "\nint a;\n").getBytes(written)));
		var read = assertInstanceOf(AttachmentReader.Result.Read.class, result);
		assertEquals(new Attachment.TextFile("a.c", text + "\nint a;\n"), read.attachment());
		assertEquals(named, read.detail());
	}

	@Test
	void theCharsetOfTheFileGoesFirst() throws Exception {
		var bytes = "\u00E9\u00E8\u00EA".getBytes(StandardCharsets.ISO_8859_1);
		var result = AttachmentReader.read(write("a.txt", bytes), "a.txt",
				surroundings(temp, Charset.forName("ISO-8859-5")));
		assertEquals("\u0449\u0448\u044A",
				((Attachment.TextFile) ((AttachmentReader.Result.Read) result).attachment()).text());
		assertEquals("ISO-8859-5", ((AttachmentReader.Result.Read) result).detail());
	}

	@Test
	void binaryFilesAreRefused() throws Exception {
		var random = new Random(6);
		for (var i = 0; i < 50; i++) {
			var bytes = new byte[1_000];
			random.nextBytes(bytes);
			assertInstanceOf(AttachmentReader.Result.Refused.class, read(write("a" + i, bytes)));
		}
	}

	private Path write(String name, byte[] bytes) throws Exception {
		return Files.write(temp.resolve(name), bytes);
	}

	private AttachmentReader.Result read(Path path) {
		return AttachmentReader.read(path, path.getFileName().toString(), surroundings(path.getParent(), null));
	}

	private static AttachmentReader.Surroundings surroundings(Path boundary, @Nullable Charset told) {
		return new AttachmentReader.Surroundings(path -> false, boundary, boundary.resolve("elsewhere"), told,
				StandardCharsets.UTF_8);
	}

	private Attachment.Image image(Path path) {
		var read = assertInstanceOf(AttachmentReader.Result.Read.class, read(path));
		return assertInstanceOf(Attachment.Image.class, read.attachment());
	}

	private static ImageData decoded(Attachment.Image image) {
		return new ImageLoader().load(new ByteArrayInputStream(image.data().bytes()))[0];
	}

	private static ImageData flat(int width, int height) {
		return new ImageData(width, height, 8, new PaletteData(new org.eclipse.swt.graphics.RGB(255, 0, 0)));
	}

	/** What no format makes small. */
	private static ImageData noise(int width, int height) {
		var random = new Random(7);
		var data = new ImageData(width, height, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
		random.nextBytes(data.data);
		return data;
	}

	private static byte[] encoded(ImageData data, int format) {
		var loader = new ImageLoader();
		loader.data = new ImageData[]{data};
		var bytes = new ByteArrayOutputStream();
		loader.save(bytes, format);
		return bytes.toByteArray();
	}
}
