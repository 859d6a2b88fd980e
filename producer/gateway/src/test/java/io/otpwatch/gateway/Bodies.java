package io.otpwatch.gateway;

/** Bodies of requests. */
final class Bodies {
    private Bodies() {}

    static String sent(String codeId) {
        return """
                {"challengeId":"c-%1$s","codeId":"%1$s","attempt":1,"channel":"sms","provider":" Twilio","sender":"ACME",\
                "country":"us","domain":"310-260","operator":"T-Mobile"}""".formatted(codeId);
    }

    /** With more fields. */
    static String sent(String codeId, String more) {
        String plain = sent(codeId);
        return plain.substring(0, plain.length() - 1) + "," + more + "}";
    }

    static String received(String codeId) {
        return "{\"challengeId\":\"c-%1$s\",\"codeId\":\"%1$s\",\"kind\":\"DELIVERED\"}".formatted(codeId);
    }

    static String failed(String codeId, String text) {
        return "{\"challengeId\":\"c-%1$s\",\"codeId\":\"%1$s\",\"reasonClass\":\"operator\",\"reason\":\"filtered\",\"redactedText\":\"%2$s\"}"
                .formatted(codeId, text);
    }
}
