// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Small WebP files as libwebp's encoder writes them, each with another part of the format; in base64. */
public final class PicturesOfLibwebp {
    /** Lossless, with a prediction. */
    public static final String PREDICTED =
            "UklGRj4AAABXRUJQVlA4TDIAAAAvE8ADAAmASGp/6yUi+p9aAAThf9tEGQrS/xTUtm3DuP//ddaME3D8/9gDOMa6Zz/FAg==";

    /** Lossless, red and blue less their green. */
    public static final String LESS_GREEN =
            "UklGRkYAAABXRUJQVlA4TDkAAAAvE8ADAA0ARFL7g48Q0f9UA4Ag/JdLiIL0PxXUtm3DuP//ddaME6CmbQOGP990XY09gA/Dci/2"
                    + "KTEA";

    /** Lossless, with a palette of four colours. */
    public static final String FOUR_COLOURS =
            "UklGRkgAAABXRUJQVlA4TDsAAAAvIAAFAB8gJCCI/g92Q0iQkP3/VyEBQfR/sPkPfHJUFKYi2XiPjLJoKIkq9yuAiej/IgxEQy6o"
                    + "wHf1AwA=";

    /** Lossy, with transparency that is coded. */
    public static final String LOSSY_WITH_ALPHA =
            "UklGRoAAAABXRUJQVlA4WAoAAAAQAAAAJwAAHQAAQUxQSDIAAAABmTJE9D+Atm3bRE7b/w/2BVq7REyAwrZtkNLwknlYDAAo4y+k"
                    + "rhCop2D8iSF1wPd9AVZQOCAoAAAAUAMAnQEqKAAeAD9xuNdiNK8spiVoApAuCWkAFt9BnjjUeAAAAAAAAA==";

    /** Lossy, with transparency as it is. */
    public static final String LOSSY_WITH_RAW_ALPHA =
            "UklGRrgAAABXRUJQVlA4WAoAAAAQAAAACwAACQAAQUxQSHkAAAAAAAEECRAZJDFAUWR5BwgLEBcgKzhHWGuADg8SFx4nMj9OX3KH"
                    + "FRYZHiUuOUZVZnmOHB0gJSw1QE1cbYCVIyQnLDM8R1RjdIecKisuMzpDTltqe46jMTI1OkFKVWJxgpWqODk8QUhRXGl4iZyxP0BD"
                    + "SE9YY3B/kKO4AFZQOCAYAAAAMAEAnQEqDAAKAAdAliWkAANwAP7pEAAA";

    private PicturesOfLibwebp() {}

    /** Their bytes. */
    public static List<byte[]> all() {
        return Stream.of(PREDICTED, LESS_GREEN, FOUR_COLOURS, LOSSY_WITH_ALPHA, LOSSY_WITH_RAW_ALPHA)
                .map(Base64.getDecoder()::decode)
                .toList();
    }
}
