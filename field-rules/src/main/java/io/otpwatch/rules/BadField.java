package io.otpwatch.rules;

/**
 * A field that breaks the rule of its doc.
 *
 * @param field its name in the schema
 * @param expected what it must be and the shape of what it was ("1 to 64 characters; was 80"); never its value
 */
public record BadField(String field, String expected) {}
