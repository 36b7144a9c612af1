package io.github.openrouter4e.costs.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.CostLedger.Use;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.storage.AtomicFile;
import io.github.openrouter4e.storage.LineScanner.Mark;

/**
 * The sums of a ledger up to a place in its file, so that only what follows has to be read. A file beside the ledger; made
 * from it, and therefore ignored whenever something about it is not as expected: damaged, of another version, for another
 * time zone or for other rules of it, or made from bytes that are no longer the first ones of the ledger, which is checked by
 * a checksum of all of them when the rest is read.
 */
@SuppressWarnings("nls") // file format
final class LedgerCheckpoint {

	/** To be increased with every change of the format, and of what entries mean for the sums. */
	private static final int VERSION = 2;
	private static final byte[] START = "OR-LEDGER".getBytes(StandardCharsets.US_ASCII);
	/** More than the largest ledger that is read can need. */
	private static final long MAX_FILE = 1L << 28;
	/** Far more than entries can have; see {@link io.github.openrouter4e.storage.Json#decimal}. */
	private static final int MAX_SCALE = 100;

	private LedgerCheckpoint() {}

	/**
	 * Reads a checkpoint.
	 *
	 * @return what was known at its place; {@code null} if there is none that can be used
	 */
	static @Nullable LedgerState read(Path checkpoint, LedgerFile ledger, ZoneId zone) {
		try {
			if (!Files.isRegularFile(checkpoint) || Files.size(checkpoint) > MAX_FILE) {
				return null;
			}
			byte[] bytes = Files.readAllBytes(checkpoint);
			int end = bytes.length - Integer.BYTES;
			var crc = new CRC32C();
			crc.update(bytes, 0, Math.max(0, end));
			return end < 0 || ByteBuffer.wrap(bytes).getInt(end) != (int) crc.getValue()
					? null
					: new Reader(ByteBuffer.wrap(bytes, 0, end)).state(ledger, zone);
		} catch (@SuppressWarnings("unused") IOException | RuntimeException e) {
			return null; // also what has the right checksum was not necessarily written by us
		}
	}

	/** The content of a checkpoint for {@link #write}. The state must not have recorded anything that is not in the file. */
	static byte[][] encode(LedgerState state, ZoneId zone) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var out = new Writer(bytes)) {
			out.state(state, zone);
		}
		byte[] sums = bytes.toByteArray();
		var index = ByteBuffer.allocate(state.index().size() * 2 * Long.BYTES);
		state.index().save(index.asLongBuffer());
		var crc = new CRC32C();
		crc.update(sums);
		crc.update(index.array());
		return new byte[][]{sums, index.array(),
				ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array()};
	}

	/** Writes a checkpoint. */
	static void write(Path checkpoint, byte[][] content) throws IOException {
		AtomicFile.write(checkpoint, content);
	}

	/** Two days with the same number may be different stretches of time if the rules of the zone are others. */
	private static String rules(ZoneId zone) {
		return zone.getRules().isFixedOffset()
				? zone.getRules().getOffset(Instant.EPOCH).getId()
				: ZoneRulesProvider.getVersions(zone.getId()).lastKey();
	}

	private static final class Writer extends DataOutputStream {

		Writer(ByteArrayOutputStream out) {
			super(out);
		}

		void state(LedgerState state, ZoneId zone) throws IOException {
			write(START);
			writeInt(VERSION);
			text(zone.getId());
			text(rules(zone));
			mark(state.end());
			var conversations = new LinkedHashMap<String, CostSum>();
			state.sums().forEachConversation(conversations::put);
			writeInt(conversations.size());
			days(state.sums().days());
			for (Map.Entry<String, CostSum> conversation : conversations.entrySet()) {
				text(conversation.getKey());
				sum(conversation.getValue());
			}
			List<TokenStatistics.Learned> learned = state.statistics().learned();
			writeInt(learned.size());
			for (TokenStatistics.Learned each : learned) {
				learned(each);
			}
			writeInt(state.unknown().size());
			for (long place : state.unknown()) {
				writeLong(place);
			}
			writeInt(state.index().size());
		}

		private void mark(Mark mark) throws IOException {
			writeLong(mark.end());
			writeInt(mark.checksum());
			writeInt(mark.damaged());
			writeBoolean(mark.lastWasDamaged());
			writeBoolean(mark.tooLong());
		}

		private void days(Map<LocalDate, Map<Use, CostSum>> days) throws IOException {
			var models = new LinkedHashMap<String, Integer>();
			for (Map<Use, CostSum> uses : days.values()) {
				uses.keySet().forEach(use -> models.putIfAbsent(use.model(), models.size()));
			}
			writeInt(models.size());
			for (String model : models.keySet()) {
				text(model);
			}
			writeInt(days.size());
			for (Map.Entry<LocalDate, Map<Use, CostSum>> day : days.entrySet()) {
				writeLong(day.getKey().toEpochDay());
				writeInt(day.getValue().size());
				for (Map.Entry<Use, CostSum> use : day.getValue().entrySet()) {
					writeInt(models.getOrDefault(use.getKey().model(), -1));
					writeByte(use.getKey().purpose().ordinal());
					sum(use.getValue());
				}
			}
		}

		private void learned(TokenStatistics.Learned learned) throws IOException {
			text(learned.model());
			writeLong(learned.size());
			writeLong(learned.promptTokens());
			writeLong(learned.completionTokens());
			writeLong(learned.answers());
			writeBoolean(learned.byok());
			writeLong(learned.last().getEpochSecond());
			writeInt(learned.last().getNano());
		}

		private void sum(CostSum sum) throws IOException {
			writeInt(sum.requests());
			writeInt(sum.estimated());
			writeInt(sum.unknown());
			writeInt(sum.byokRequests());
			amount(sum.credits());
			amount(sum.byokFee());
			amount(sum.providerBill());
			amount(sum.cacheSavings());
			amount(sum.toolCost());
			writeLong(sum.promptTokens());
			writeLong(sum.cachedTokens());
			writeLong(sum.cacheWriteTokens());
			writeLong(sum.completionTokens());
		}

		/** The number of bytes without the point, these, and how many digits are behind the point; nothing for 0. */
		private void amount(BigDecimal amount) throws IOException {
			if (amount.signum() == 0) {
				writeByte(0);
				return;
			}
			byte[] unscaled = amount.unscaledValue().toByteArray();
			if (unscaled.length > Byte.MAX_VALUE || Math.abs(amount.scale()) > MAX_SCALE) {
				throw new IOException("an amount that no entries can have");
			}
			writeByte(unscaled.length);
			write(unscaled);
			writeByte(amount.scale());
		}

		/** Half a surrogate pair has no form in UTF-8. */
		private void text(String text) throws IOException {
			boolean bytes = text.chars().allMatch(c -> c <= 0xFF);
			writeInt(bytes ? text.length() : -text.length());
			if (bytes) {
				writeBytes(text);
			} else {
				writeChars(text);
			}
		}
	}

	private static final class Reader {

		private static final Purpose[] PURPOSES = Purpose.values();
		private static final int MIN_SUM = 40;

		private final ByteBuffer in;

		Reader(ByteBuffer in) {
			this.in = in;
		}

		@Nullable
		LedgerState state(LedgerFile ledger, ZoneId zone) {
			for (byte each : START) {
				if (in.get() != each) {
					return null;
				}
			}
			if (in.getInt() != VERSION || !text().equals(zone.getId()) || !text().equals(rules(zone))) {
				return null;
			}
			var end = new Mark(in.getLong(), in.getInt(), in.getInt(), in.get() != 0, in.get() != 0);
			int conversations = in.getInt();
			var sums = new LedgerSums(zone, Math.min(conversations, in.remaining() / MIN_SUM));
			days(sums);
			for (int left = conversations; left > 0; left--) {
				sums.putConversation(text(), sum());
			}
			var statistics = new TokenStatistics();
			for (int left = in.getInt(); left > 0; left--) {
				statistics.put(new TokenStatistics.Learned(text(), in.getLong(), in.getLong(), in.getLong(),
						in.getLong(), in.get() != 0, Instant.ofEpochSecond(in.getLong(), in.getInt())));
			}
			var unknown = new LinkedHashSet<Long>();
			for (int left = in.getInt(); left > 0; left--) {
				unknown.add(in.getLong());
			}
			EntryIndex index = index();
			return end.end() < 0 || in.hasRemaining()
					? null
					: new LedgerState(ledger, sums, statistics, index, unknown, end);
		}

		private void days(LedgerSums sums) {
			var models = new ArrayList<String>();
			for (int left = in.getInt(); left > 0; left--) {
				models.add(text());
			}
			for (int left = in.getInt(); left > 0; left--) {
				LocalDate day = LocalDate.ofEpochDay(in.getLong());
				var ofDay = new TreeMap<Use, RunningSum>();
				for (int uses = in.getInt(); uses > 0; uses--) {
					ofDay.put(new Use(models.get(in.getInt()), PURPOSES[in.get()]), sum());
				}
				sums.putDay(day, ofDay);
			}
		}

		private EntryIndex index() {
			int size = in.getInt();
			if ((long) size * 2 * Long.BYTES != in.remaining()) {
				throw new IllegalArgumentException("index of " + size);
			}
			var pairs = LongBuffer.allocate(2 * size).put(in.asLongBuffer()).flip();
			in.position(in.limit());
			return new EntryIndex(pairs);
		}

		private RunningSum sum() {
			return new RunningSum(new CostSum(in.getInt(), in.getInt(), in.getInt(), in.getInt(), amount(), amount(),
					amount(), amount(), amount(), in.getLong(), in.getLong(), in.getLong(), in.getLong()));
		}

		private BigDecimal amount() {
			int length = in.get();
			if (length == 0) {
				return BigDecimal.ZERO;
			}
			if (length <= Long.BYTES) {
				long unscaled = in.get(); // the first one has the sign
				for (int i = 1; i < length; i++) {
					unscaled = unscaled << Byte.SIZE | in.get() & 0xFF;
				}
				return BigDecimal.valueOf(unscaled, in.get());
			}
			byte[] unscaled = new byte[length];
			in.get(unscaled);
			return new BigDecimal(new BigInteger(unscaled), in.get());
		}

		private String text() {
			int length = in.getInt();
			if (length >= 0) {
				String text = new String(in.array(), in.position(), length, StandardCharsets.ISO_8859_1);
				in.position(in.position() + length);
				return text;
			}
			if (-(long) length > in.remaining() / Character.BYTES) {
				throw new IllegalArgumentException("text of " + -(long) length);
			}
			char[] characters = new char[-length];
			in.asCharBuffer().get(characters);
			in.position(in.position() + characters.length * Character.BYTES);
			return new String(characters);
		}
	}
}
