// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.signature;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** One key that signs and verifies, with the calls and objects that a token costs: nothing is kept from one to the next. */
interface Signer {
    byte[] sign(byte[] input) throws GeneralSecurityException;

    boolean isSigned(byte[] input, byte[] signature) throws GeneralSecurityException;

    /** A fresh key for a signature algorithm of RFC 7518 or RFC 8037. */
    static Signer of(String algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case "HS256" -> new Shared(secret());
            case "ES256" -> new Pair("SHA256withECDSAinP1363Format", pair("EC", new ECGenParameterSpec("secp256r1")));
            case "RS256" ->
                new Pair("SHA256withRSA", pair("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)));
            case "EdDSA" -> new Pair("Ed25519", pair("Ed25519", NamedParameterSpec.ED25519));
            default -> throw new IllegalArgumentException(algorithm);
        };
    }

    private static SecretKey secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    private static KeyPair pair(String type, AlgorithmParameterSpec parameters) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(type);
        generator.initialize(parameters);
        return generator.generateKeyPair();
    }

    /** Two keys. */
    record Pair(String algorithm, KeyPair keys) implements Signer {
        @Override
        public byte[] sign(byte[] input) throws GeneralSecurityException {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(keys.getPrivate());
            signature.update(input);
            return signature.sign();
        }

        @Override
        public boolean isSigned(byte[] input, byte[] signed) throws GeneralSecurityException {
            var signature = Signature.getInstance(algorithm);
            signature.initVerify(keys.getPublic());
            signature.update(input);
            return signature.verify(signed);
        }
    }

    /** One key at both ends. */
    record Shared(SecretKey key) implements Signer {
        @Override
        public byte[] sign(byte[] input) throws GeneralSecurityException {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(input);
        }

        @Override
        public boolean isSigned(byte[] input, byte[] signed) throws GeneralSecurityException {
            return MessageDigest.isEqual(sign(input), signed);
        }
    }
}
