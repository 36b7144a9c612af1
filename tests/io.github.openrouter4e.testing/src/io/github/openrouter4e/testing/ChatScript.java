package io.github.openrouter4e.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.testing.http.Gate;

/** The settings of a {@link ChatAnswer}; never changed after the answer is made. */
final class ChatScript {

	/** A failure in the middle of the stream. */
	record Failure(StreamError form, int code, String message) {
	}

	final List<Piece> pieces = new ArrayList<>();
	String finishReason = "stop";
	String nativeFinishReason = "end_turn";
	UsageShape usageShape = UsageShape.REPEATED_FINISH;
	ObjectNode usage;
	boolean done = true;
	Byok byok = Byok.NO;
	String model;
	String provider;
	String serviceTier;
	int commentsBefore = 1;
	int commentEvery;
	Gate gate;
	Duration pace = Duration.ZERO;
	Failure error;
	int garbageAfter = -1;
	String garbage = "";
	String lineEnd = "\n";

	ChatScript copy() {
		ChatScript copy = new ChatScript();
		copy.pieces.addAll(pieces);
		copy.finishReason = finishReason;
		copy.nativeFinishReason = nativeFinishReason;
		copy.usageShape = usageShape;
		copy.usage = usage;
		copy.done = done;
		copy.byok = byok;
		copy.model = model;
		copy.provider = provider;
		copy.serviceTier = serviceTier;
		copy.commentsBefore = commentsBefore;
		copy.commentEvery = commentEvery;
		copy.gate = gate;
		copy.pace = pace;
		copy.error = error;
		copy.garbageAfter = garbageAfter;
		copy.garbage = garbage;
		copy.lineEnd = lineEnd;
		return copy;
	}

	int characters() {
		return pieces.stream().mapToInt(Piece::characters).sum();
	}

	int reasoningCharacters() {
		return pieces.stream().filter(Piece.Reasoning.class::isInstance).mapToInt(Piece::characters).sum();
	}
}
