import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hex, hmacSha256, sha256 } from '../../../src/report/sha256.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const repeated = (byte: number, times: number): Uint8Array => new Uint8Array(times).fill(byte);

describe('SHA-256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('of %j is that of FIPS 180-4', (text, expected) => {
    expect(hex(sha256(bytes(text)))).toBe(expected);
  });

  it('agrees with Node at every length around the block size', () => {
    for (let length = 0; length < 200; length++) {
      const message = repeated(length, length);
      expect(hex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'));
    }
  });
});

describe('HMAC-SHA-256', () => {
  // RFC 4231, test cases 1, 2, 3, 6
  it.each([
    [repeated(0x0b, 20), bytes('Hi There'), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [
      bytes('Jefe'),
      bytes('what do ya want for nothing?'),
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [repeated(0xaa, 20), repeated(0xdd, 50), '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe'],
    [
      repeated(0xaa, 131),
      bytes('Test Using Larger Than Block-Size Key - Hash Key First'),
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
  ])('is that of RFC 4231', (key, message, expected) => {
    expect(hex(hmacSha256(key, message))).toBe(expected);
    expect(createHmac('sha256', key).update(message).digest('hex')).toBe(expected);
  });
});
