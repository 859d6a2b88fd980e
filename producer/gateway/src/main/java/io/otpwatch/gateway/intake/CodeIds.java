package io.otpwatch.gateway.intake;

/** Which code: as in the schemas. */
public record CodeIds(String challengeId, String codeId) {}
