// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fingerprint of CVE-2017-15361, on numbers that are made as that generator makes its primes. */
class RocaTest {
    private static final BigInteger GENERATOR = BigInteger.valueOf(65_537);
    private static final Random RANDOM = new Random(17);

    @Test
    void the_product_of_two_such_primes_is_known_whatever_the_size() {
        for (var primes : new int[] {39, 71, 126, 225}) {
            for (var i = 0; i < 20; i++) {
                assertTrue(Roca.made(prime(primes).multiply(prime(primes))), primes + " primes");
            }
        }
    }

    @Test
    void other_moduli_are_not() {
        for (var i = 0; i < 50; i++) {
            var modulus = BigInteger.probablePrime(256, RANDOM).multiply(BigInteger.probablePrime(256, RANDOM));
            assertFalse(Roca.made(modulus), modulus::toString);
        }
        // Not one of many odd numbers either: the mark is no matter of luck.
        for (var i = 0; i < 50_000; i++) {
            assertFalse(Roca.made(new BigInteger(2_048, RANDOM).setBit(0)));
        }
    }

    @Test
    void one_prime_of_that_generator_does_not_make_a_key_of_it() {
        for (var i = 0; i < 20; i++) {
            assertFalse(Roca.made(prime(126).multiply(BigInteger.probablePrime(1_024, RANDOM))));
        }
    }

    // Modulo 3 an even power, modulo all others an odd one: each prime alone would say yes.
    @Test
    void powers_without_a_common_exponent_are_not_enough() {
        assertTrue(Roca.made(power(1, 1)));
        assertFalse(Roca.made(power(0, 1)));
    }

    // The number below the product of the primes up to 167 that is these powers modulo 3 and modulo the others.
    private static BigInteger power(int ofThree, int ofOthers) {
        var number = BigInteger.ONE;
        var product = BigInteger.TWO;
        for (var prime = BigInteger.valueOf(3); prime.intValue() <= 167; prime = prime.nextProbablePrime()) {
            var exponent = BigInteger.valueOf(prime.intValue() == 3 ? ofThree : ofOthers);
            while (!number.mod(prime).equals(GENERATOR.modPow(exponent, prime))) {
                number = number.add(product);
            }
            product = product.multiply(prime);
        }
        return number;
    }

    // k * M + (65537^a mod M), M being the product of the first primes; that it is prime changes nothing here.
    private static BigInteger prime(int primes) {
        var product = BigInteger.ONE;
        var next = BigInteger.ONE;
        for (var i = 0; i < primes; i++) {
            next = next.nextProbablePrime();
            product = product.multiply(next);
        }
        var power = GENERATOR.modPow(new BigInteger(64, RANDOM), product);
        return new BigInteger(50, RANDOM).multiply(product).add(power);
    }
}
