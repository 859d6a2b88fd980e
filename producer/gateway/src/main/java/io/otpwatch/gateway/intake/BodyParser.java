package io.otpwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A body to items: one object, or an array of them. What is no JSON, or has a name of more than {@value #NAME_MAX}
 * characters, is refused as a whole; a bad field, or one given twice, only refuses its item. Thread-safe.
 */
public final class BodyParser {
    private static final int NAME_MAX = 256;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(NAME_MAX) // names that were seen are kept
                    .build())
            .build();

    private final int itemsMax;

    /** @param itemsMax of a batch, ≥ 1 */
    public BodyParser(int itemsMax) {
        this.itemsMax = itemsMax;
    }

    /**
     * The items of a body.
     *
     * @param body UTF-8
     * @throws BadBody if it is neither an object nor an array of at most the items that a batch may have
     */
    public Batch parse(EventKind kind, byte[] body, int length, Context context) throws BadBody {
        try (JsonParser json = JSON.createParser(body, 0, length)) {
            try {
                return parse(kind, json, context);
            } catch (JsonProcessingException e) { // its message may quote the body
                long at = Math.max(0, json.currentLocation().getByteOffset());
                throw new BadBody("JSON; was broken at byte " + at, false);
            }
        } catch (IOException e) { // of bytes that are no UTF-8
            throw new BadBody("JSON in UTF-8; was broken", false);
        }
    }

    private Batch parse(EventKind kind, JsonParser json, Context context) throws IOException, BadBody {
        JsonToken token = json.nextToken();
        Batch batch;
        if (token == JsonToken.START_OBJECT) {
            batch = new Batch(true, List.of(kind.reader(json, context).read()));
        } else if (token == JsonToken.START_ARRAY) {
            batch = new Batch(false, items(kind, json, context));
        } else {
            throw new BadBody("an object or an array of objects; was " + Values.kind(token), false);
        }
        if (json.nextToken() != null) {
            throw new BadBody("one object or array; was more behind it", false);
        }
        return batch;
    }

    private List<Item> items(EventKind kind, JsonParser json, Context context) throws IOException, BadBody {
        List<Item> items = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (items.size() == itemsMax) {
                throw new BadBody("at most " + itemsMax + " items; was more", true);
            }
            items.add(
                    token == JsonToken.START_OBJECT ? kind.reader(json, context).read() : noObject(json, token));
        }
        if (items.isEmpty()) {
            throw new BadBody("at least one item; was an empty array", false);
        }
        return items;
    }

    private static Item noObject(JsonParser json, JsonToken token) throws IOException {
        json.skipChildren();
        return Item.refused("", "an object; was " + Values.kind(token));
    }
}
