package io.github.openrouter4e.storage;

/** Where a line is in its file: the offset and the number of its bytes without line end. */
public record LineRef(long offset, int length) {
}
