import { inflateRawSync } from 'node:zlib';

/** Files of a zip, by name, from its central directory. */
export const unzipped = (zip: Buffer): Readonly<Record<string, Buffer>> => {
  const files: Record<string, Buffer> = {};
  for (
    let at = zip.readUInt32LE(zip.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);
    zip.readUInt32LE(at) === 0x02014b50;
  ) {
    const [method, size, name, extra, comment, local] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ];
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(begin, begin + size);
    files[zip.toString('utf8', at + 46, at + 46 + name)] = method === 0 ? packed : inflateRawSync(packed);
    at += 46 + name + extra + comment;
  }
  return files;
};
