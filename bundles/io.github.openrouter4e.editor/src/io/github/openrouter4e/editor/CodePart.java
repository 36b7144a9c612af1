package io.github.openrouter4e.editor;

/**
 * A part of a source file as it is told to a model.
 *
 * @param code      the part, and around it what one has to know: imports, headers of its types, fields
 * @param firstLine where the part itself begins in the file, from 1
 * @param lastLine  where it ends
 * @param fact      what the code does not say, for example the version of the language; "" for nothing
 */
public record CodePart(String code, int firstLine, int lastLine, String fact) {
}
