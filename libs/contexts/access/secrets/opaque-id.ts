const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 26;

/**
 * `prefix_` and the first 130 bits of a digest in lower-case base32 (RFC 4648): tells nothing, and is the same each
 * time.
 */
export const opaqueId = (prefix: string, digest: Uint8Array): string => {
  let bits = BigInt(`0x${Buffer.from(digest).toString('hex')}`) >> BigInt(digest.length * 8 - LENGTH * 5);
  let text = '';
  for (let i = 0; i < LENGTH; i += 1) {
    text = ALPHABET[Number(bits & 31n)]! + text;
    bits >>= 5n;
  }
  return `${prefix}_${text}`;
};
