import { describe, expect, it } from '@jest/globals';
import { crc32, deflateSync } from 'node:zlib';
import { plainPdf } from '#testing';
import { mediaTypeOf } from './check-file.js';
import { FileRefused } from './file-refused.js';

const faultOf = (file: Buffer): string => {
  try {
    return mediaTypeOf(file);
  } catch (error) {
    if (error instanceof FileRefused) return error.fault;
    throw error;
  }
};

/** A PDF that ends with what is given between its objects and its list of objects. */
const pdf = (...more: readonly string[]): Buffer => plainPdf(['Surat undangan', 'Nomor (1) \\ 2'], more);
const stream = (dictionary: string, bytes: string): string =>
  `<< ${dictionary} /Length ${bytes.length} >>\nstream\n${bytes}\nendstream`;
const packed = (content: string, dictionary = '/Type /ObjStm /N 1 /First 4'): string =>
  stream(`${dictionary} /Filter /FlateDecode`, deflateSync(Buffer.from(content)).toString('latin1'));

const chunk = (kind: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
};
const SIGN = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const header = (width: number, height: number): Buffer => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data[8] = 8;
  return chunk('IHDR', data);
};
const PIXELS = chunk('IDAT', deflateSync(Buffer.from([0, 0])));
const END = chunk('IEND', Buffer.alloc(0));
const png = (...chunks: readonly Buffer[]): Buffer => Buffer.concat([SIGN, ...chunks]);
const PNG = png(header(1, 1), PIXELS, END);

const segment = (mark: number, data: readonly number[]): Buffer =>
  Buffer.from([0xff, mark, 0, data.length + 2, ...data]);
const frame = (width: number, height: number): Buffer =>
  segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
const SCAN = Buffer.concat([segment(0xda, [1, 1, 0, 0, 63, 0]), Buffer.from([0x12, 0xff, 0x00, 0xff, 0xd0, 0x34])]);
const EOI = Buffer.from([0xff, 0xd9]);
const jpeg = (...parts: readonly Buffer[]): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts]);
const JPEG = jpeg(segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0]), frame(1, 1), SCAN, EOI);

describe('COM-10 a file is what its content says', () => {
  it.each<[string, Buffer, string]>([
    ['a PDF', pdf(), 'application/pdf'],
    ['a PDF whose objects are packed', pdf(packed('6 0 << /Type /Font >>')), 'application/pdf'],
    [
      'a PDF with an object whose length is in another object',
      pdf('<< /Length 7 0 R >>\nstream\nabc\nendstream', '3'),
      'application/pdf',
    ],
    ['a PDF with a form to be filled in', pdf('<< /AcroForm << /Fields [] >> >>'), 'application/pdf'],
    [
      'a PDF in whose texts forbidden names stand',
      plainPdf(['/JavaScript /EmbeddedFile', '(/Launch)']),
      'application/pdf',
    ],
    ['a PDF with a comment that names them', pdf('<< >> % /JavaScript'), 'application/pdf'],
    [
      'a PDF with a picture that happens to hold "obj"',
      pdf(stream('/Subtype /Image', 'x obj y 1obj')),
      'application/pdf',
    ],
    ['a PDF that was saved in two steps', Buffer.concat([pdf(), pdf()]), 'application/pdf'],
    ['a PNG', PNG, 'image/png'],
    ['a JPEG', JPEG, 'image/jpeg'],
    ['a JPEG with what cameras write behind it', Buffer.concat([JPEG, Buffer.from('SEFT trailer')]), 'image/jpeg'],
    ['a JPEG with fill bytes between its segments', jpeg(Buffer.from([0xff]), frame(1, 1), SCAN, EOI), 'image/jpeg'],
  ])('%s', (_, file, found) => expect(faultOf(file)).toBe(found));

  it.each<[string, Buffer, string]>([
    ['nothing at all', Buffer.alloc(0), 'UNKNOWN_TYPE'],
    ['a text', Buffer.from('Surat undangan'), 'UNKNOWN_TYPE'],
    ['a program', Buffer.from('MZ\x90\0'), 'UNKNOWN_TYPE'],
    ['a web page', Buffer.from('<html><script>'), 'UNKNOWN_TYPE'],
    ['an archive', Buffer.from('PK\x03\x04'), 'UNKNOWN_TYPE'],
    ['a PDF behind something else', Buffer.concat([Buffer.from('GIF89a'), pdf()]), 'UNKNOWN_TYPE'],
    ['the first words of a PDF alone', Buffer.from('%PDF-1.4\n%%EOF\n'), 'BROKEN'],
    ['a PDF cut short', pdf().subarray(0, 300), 'BROKEN'],
    ['a PDF without its last byte but one', pdf().subarray(0, -3), 'BROKEN'],
    [
      'a PDF of a version that there is not',
      Buffer.from(pdf().toString('latin1').replace('1.4', '7.1'), 'latin1'),
      'BROKEN',
    ],
    [
      'a PDF whose list of objects is elsewhere',
      Buffer.from(
        pdf()
          .toString('latin1')
          .replace(/startxref\n\d+/, 'startxref\n3'),
        'latin1',
      ),
      'BROKEN',
    ],
    ['a PDF with a program behind it', Buffer.concat([pdf(), Buffer.from('MZ program')]), 'BROKEN'],
    ['a PDF without pages', Buffer.from(pdf().toString('latin1').replaceAll('/Pages', '/Peges'), 'latin1'), 'BROKEN'],
    ['a PDF with a string that never ends', pdf('<< /Title (never >>'), 'BROKEN'],
    [
      'a PDF with a string in hexadecimal that never ends',
      Buffer.from(`${pdf().toString('latin1').slice(0, -200)}<abc`, 'latin1'),
      'BROKEN',
    ],
    ['a PDF with a stream that never ends', pdf('<< /Length 9 >>\nstream\nabc'), 'BROKEN'],
    ['a PNG cut short', PNG.subarray(0, -1), 'BROKEN'],
    ['a PNG with a byte changed', Buffer.from(PNG).fill(7, 20, 21), 'BROKEN'],
    ['a PNG with something behind it', Buffer.concat([PNG, Buffer.from('PK\x03\x04')]), 'BROKEN'],
    ['a PNG without pixels', png(header(1, 1), END), 'BROKEN'],
    ['a PNG without a header', png(PIXELS, END), 'BROKEN'],
    ['a PNG with two headers', png(header(1, 1), header(1, 1), PIXELS, END), 'BROKEN'],
    ['a PNG of no size', png(header(0, 1), PIXELS, END), 'BROKEN'],
    ['a PNG that would fill the memory', png(header(100_000, 1_001), PIXELS, END), 'TOO_MANY_PIXELS'],
    ['a JPEG cut short', JPEG.subarray(0, -1), 'BROKEN'],
    ['a JPEG without pixels', jpeg(frame(1, 1), EOI), 'BROKEN'],
    ['a JPEG without a frame', jpeg(SCAN, EOI), 'BROKEN'],
    ['a JPEG whose segment is longer than the file', jpeg(Buffer.from([0xff, 0xe0, 0xff, 0xff, 0])), 'BROKEN'],
    ['a JPEG of no size', jpeg(frame(0, 1), SCAN, EOI), 'BROKEN'],
    ['a JPEG that would fill the memory', jpeg(frame(60_000, 60_000), SCAN, EOI), 'TOO_MANY_PIXELS'],
  ])('and %s is refused', (_, file, found) => expect(faultOf(file)).toBe(found));

  it('takes as many pixels as may be, and not one row more', () => {
    expect(faultOf(png(header(100_000, 1_000), PIXELS, END))).toBe('image/png');
    expect(faultOf(png(header(1_000, 100_001), PIXELS, END))).toBe('TOO_MANY_PIXELS');
  });
});

describe('COM-10 a PDF holds nothing but its pages', () => {
  it.each<[string, string, string]>([
    ['another file', '<< /Type /EmbeddedFile >>', 'EMBEDDED_FILE'],
    ['a list of other files', '<< /Names << /EmbeddedFiles 9 0 R >> >>', 'EMBEDDED_FILE'],
    ['a note with a file', '<< /Subtype /FileAttachment >>', 'EMBEDDED_FILE'],
    ['a portfolio', '<< /Collection << >> >>', 'EMBEDDED_FILE'],
    ['a file under a masked name', '<< /Type /Embedded#46ile >>', 'EMBEDDED_FILE'],
    ['a script', '<< /S /JavaScript /JS (app.alert) >>', 'ACTIVE_CONTENT'],
    ['a script under a masked name', '<< /S /#4Aava#53cript >>', 'ACTIVE_CONTENT'],
    ['a program to be started', '<< /S /Launch /F (cmd.exe) >>', 'ACTIVE_CONTENT'],
    ['a form that is sent away', '<< /S /SubmitForm >>', 'ACTIVE_CONTENT'],
    ['a form in XML', '<< /AcroForm << /XFA [] >> >>', 'ACTIVE_CONTENT'],
    ['a password', '<< /Encrypt 9 0 R >>', 'ENCRYPTED'],
    ['a script right after a string', '<< /T (a \\) /x (b) ) /JS (x) >>', 'ACTIVE_CONTENT'],
    ['a script right after a string in hexadecimal', '<< /T <41> /JS (x) >>', 'ACTIVE_CONTENT'],
    ['a script in packed objects', packed('6 0 << /S /JavaScript >>'), 'ACTIVE_CONTENT'],
    [
      'a file in packed objects of another name',
      packed('6 0 << /EmbeddedFile 1 >>', '/Type /Other /N 1 /First 4'),
      'EMBEDDED_FILE',
    ],
    [
      'a script in objects that are gathered, not packed',
      stream('/Type /ObjStm /N 1 /First 4', '6 0 << /JS (x) >>'),
      'ACTIVE_CONTENT',
    ],
    ['an object hidden within a stream', stream('', '6 0 obj << /S /JavaScript >> endobj'), 'BROKEN'],
    [
      'an object hidden behind a stream that seems to end',
      stream('', 'x endstream endobj 6 0 obj << /JS (x) >> endobj'),
      'BROKEN',
    ],
    ['an object hidden within a string', '<< /T ( 6 0 obj << /S /JavaScript >> endobj ) >>', 'BROKEN'],
    ['an object hidden within a comment', '<< >> % 6 0 obj << /S /JavaScript >> endobj', 'BROKEN'],
    ['an object hidden within what looks hexadecimal', '<< /T < 6 0 obj /S /Launch endobj > >>', 'BROKEN'],
    ['an object hidden behind comments', stream('', '6 % of\n0 % none\nobj << /S /JavaScript >> endobj'), 'BROKEN'],
    ['a script in a dictionary that seems to be a stream', '<< /A stream\n/S /JavaScript endstream >>', 'BROKEN'],
    ['a script behind a dictionary in another', '<< /A << >> stream\n/S /JavaScript endstream >>', 'BROKEN'],
    ['a script in a dictionary that seems to end', '<< /A obj << >> stream\n/S /JavaScript endstream >>', 'BROKEN'],
    ['a dictionary that ends twice', '<< >> >> stream\n/S /JavaScript endstream', 'BROKEN'],
    ['a packed object hidden within a string', packed('6 1 (<< /S /JavaScript >>)'), 'BROKEN'],
    ['a packed object hidden within a comment', packed('6 1 %<< /S /JavaScript >>'), 'BROKEN'],
    ['a packed object beyond the end', packed('6 9 1'), 'BROKEN'],
    ['packed objects of which it is not said where they are', packed('6 0 1', '/Type /ObjStm /N 1'), 'BROKEN'],
    [
      'packed objects of which that is said twice',
      packed('6 1 (<< /S /JavaScript >>)', '/Type /ObjStm /N 1 /First 3 /First 4'),
      'BROKEN',
    ],
    [
      'objects that are packed twice',
      packed(
        deflateSync(Buffer.from('6 0 << /JS (x) >>')).toString('latin1'),
        `/Type /ObjStm /N 1 /First 4 /FlateDecode`,
      ),
      'BROKEN',
    ],
    [
      'objects that are packed in a way that another object tells',
      stream(
        '/Type /ObjStm /N 1 /First 4 /Filter 9 0 R',
        deflateSync(Buffer.from('6 0 << /JS (x) >>')).toString('latin1'),
      ),
      'BROKEN',
    ],
    [
      'packed objects in a form that is not read here',
      stream('/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode', 'x'),
      'BROKEN',
    ],
    ['packed objects that do not unpack', stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', 'x'), 'BROKEN'],
  ])('%s is refused', (_, object, found) => expect(faultOf(pdf(object))).toBe(found));

  it('and no bomb: packed objects that would fill the memory', () => {
    expect(faultOf(pdf(packed(`6 0 1${' '.repeat(64 * 1_048_576 - 4)}`)))).toBe('BROKEN');
  });

  it('nor one in parts: all that is unpacked of a file counts together', () => {
    const half = packed(`6 0 1${' '.repeat(32 * 1_048_576 - 5)}`);
    expect(faultOf(pdf(half, half))).toBe('application/pdf');
    expect(faultOf(pdf(half, half, packed('6 0 1')))).toBe('BROKEN');
  });
});
