// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.keys;

import dev.qrtc.local.console.StartFailure;
import dev.qrtc.local.files.PrivateFiles;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The JWK set (RFC 7517, 5) with which token-service signs: at least one key for each kind of token. */
public final class SigningKeys {
    private SigningKeys() {}

    /** Makes the file where it is missing: so tokens of an earlier run stay good. */
    public static Path ensure(Path file) {
        return Files.exists(file) ? file : write(file, generate(Kind.PAIRING.usual(), Instant.now()));
    }

    /** One key of each kind, that sign from {@code now} on. */
    static List<StoredKey> generate(Algorithm pairing, Instant now) {
        return Stream.of(Kind.values())
                .map(kind -> StoredKey.generate(kind, kind == Kind.PAIRING ? pairing : kind.usual(), now))
                .toList();
    }

    static Path write(Path file, List<StoredKey> keys) {
        return PrivateFiles.write(file, text(keys));
    }

    /** Writes them over a file that is there. */
    static Path replace(Path file, List<StoredKey> keys) {
        return PrivateFiles.replace(file, text(keys));
    }

    private static String text(List<StoredKey> keys) {
        JsonArray members = new JsonArray();
        keys.forEach(key -> members.add(key.jwk()));
        return new JsonObject().put("keys", members).encodePrettily() + "\n";
    }

    /** @throws StartFailure with a sentence, where {@code file} is no such set */
    static List<StoredKey> read(Path file) {
        try {
            return new JsonObject(Files.readString(file))
                    .getJsonArray("keys").stream().map(StoredKey::of).toList();
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + file + ".", e);
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            // Their words may repeat what the file holds.
            throw new StartFailure(file + " is not a JWK set.");
        } catch (IllegalArgumentException e) {
            throw new StartFailure(file + " is not a file of qrtc's keys. " + e.getMessage());
        }
    }
}
