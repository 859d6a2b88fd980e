package io.otpwatch.schemas;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.avro.Schema;

/** The named types of a schema: records, enums and fixed. */
final class SchemaNames {
    private SchemaNames() {}

    /** A copy of our schema to which types of the same names in the writer's namespaces are the same types. */
    static Schema acceptingNamespacesOf(Schema writer, Schema ours) {
        Schema copy = new Schema.Parser().parse(ours.toString());
        Set<Schema> theirs = named(writer);
        for (Schema type : named(copy)) {
            theirs.stream()
                    .filter(their -> their.getName().equals(type.getName()))
                    .filter(their -> !their.getFullName().equals(type.getFullName()))
                    .forEach(their -> type.addAlias(their.getName(), namespace(their)));
        }
        return copy;
    }

    private static String namespace(Schema type) {
        String namespace = type.getNamespace();
        return namespace == null ? "" : namespace;
    }

    private static Set<Schema> named(Schema schema) {
        Set<Schema> found = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(schema, found);
        return found;
    }

    private static void collect(Schema schema, Set<Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (found.add(schema)) {
                    schema.getFields().forEach(field -> collect(field.schema(), found));
                }
            }
            case ENUM, FIXED -> found.add(schema);
            case UNION -> schema.getTypes().forEach(type -> collect(type, found));
            case ARRAY -> collect(schema.getElementType(), found);
            case MAP -> collect(schema.getValueType(), found);
            default -> {}
        }
    }
}
