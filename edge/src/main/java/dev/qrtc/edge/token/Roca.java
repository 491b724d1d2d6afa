// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Knows the RSA keys of a faulty key generator (CVE-2017-15361, "ROCA"), whose private part can be computed. Both primes of
 * such a key are powers of 65537 modulo the product of the first primes, and so is the modulus: one exponent fits all of
 * them. That a good key looks so by chance has a probability below 2^-100.
 */
final class Roca {
    private static final int GENERATOR = 65_537;
    // The shortest keys of that generator (512 bits) were made with these, and all longer ones with these and more.
    private static final List<Integer> PRIMES = List.of(
            3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107,
            109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167);

    private Roca() {}

    /** An exponent, as far as one prime tells it: modulo the number of powers there are. */
    private record Exponent(int value, int powers) {
        // Chinese remainders: there is a number that is both if they agree modulo what divides both.
        boolean agreesWith(Exponent other) {
            int common = BigInteger.valueOf(powers)
                    .gcd(BigInteger.valueOf(other.powers))
                    .intValueExact();
            return (value - other.value) % common == 0;
        }
    }

    /** Whether a modulus is of that generator. */
    static boolean made(BigInteger modulus) {
        var exponents = new ArrayList<Exponent>();
        for (int prime : PRIMES) {
            var value = logarithm(modulus.mod(BigInteger.valueOf(prime)).intValueExact(), prime);
            if (value.isEmpty()) {
                return false;
            }
            var exponent = new Exponent(value.getAsInt(), powers(prime));
            if (!exponents.stream().allMatch(exponent::agreesWith)) {
                return false;
            }
            exponents.add(exponent);
        }
        return true;
    }

    // Which power of the generator that is; the numbers are so small that they are tried one by one.
    private static OptionalInt logarithm(int number, int prime) {
        int power = 1;
        for (int exponent = 0; exponent < powers(prime); exponent++) {
            if (power == number) {
                return OptionalInt.of(exponent);
            }
            power = power * (GENERATOR % prime) % prime;
        }
        return OptionalInt.empty();
    }

    // How many powers of the generator there are modulo that prime.
    private static int powers(int prime) {
        int power = GENERATOR % prime;
        int count = 1;
        while (power != 1) {
            power = power * (GENERATOR % prime) % prime;
            count++;
        }
        return count;
    }
}
