// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.signature;

import java.security.GeneralSecurityException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Signing and verifying one token, by algorithm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Signatures {
    // Header and claims of an access token, as long as ours are.
    private static final int INPUT_BYTES = 400;

    @Param({"ES256", "HS256", "RS256", "EdDSA"})
    public String algorithm;

    private Signer signer;
    private byte[] input;
    private byte[] signature;

    /** A key, and something that it has signed. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        signer = Signer.of(algorithm);
        input = new byte[INPUT_BYTES];
        new Random(1).nextBytes(input);
        signature = signer.sign(input);
        if (!signer.isSigned(input, signature)) {
            throw new IllegalStateException("what it has signed is not signed");
        }
    }

    /** A signature of one token. */
    @Benchmark
    public byte[] sign() throws GeneralSecurityException {
        return signer.sign(input);
    }

    /** A look at the signature of one token. */
    @Benchmark
    public boolean verify() throws GeneralSecurityException {
        return signer.isSigned(input, signature);
    }
}
