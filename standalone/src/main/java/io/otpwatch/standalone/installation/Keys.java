package io.otpwatch.standalone.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secrets of an installation: what clients show to its gateway, and what addresses and numbers are hashed with. Made
 * at the first start and kept, in a folder that only its owner can read.
 *
 * @param gateway file of the gateway's API key
 * @param recipients file of the recipient keys
 */
record Keys(Path gateway, Path recipients) {
    private static final int SECRET_BYTES = 32;

    /** Those in {@code keys/} of a folder; what is not there is made. */
    static Keys in(Path data) throws IOException {
        return in(data, secret());
    }

    /** As the other, with the API key that it has at first. */
    static Keys in(Path data, String apiKey) throws IOException {
        Path folder = Files.createDirectories(data.resolve("keys"));
        if (isPosix(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        Keys keys = new Keys(folder.resolve("gateway.key"), folder.resolve("recipient.keys"));
        create(keys.gateway(), apiKey);
        create(keys.recipients(), "k1 " + secret());
        return keys;
    }

    private static void create(Path file, String line) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        // Written aside and moved: a start that is killed meanwhile leaves no half a key.
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        if (isPosix(file)) {
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(aside, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE);
        Files.move(aside, file);
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
