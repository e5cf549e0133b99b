/** `(…)` as PDF writes a text: in Latin-1, its own signs masked. */
const literal = (text: string): string => `(${text.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e\xa0-\xff]/g, '?')})`;

/**
 * A PDF of one A4 page with these lines in Helvetica, and nothing else: small, whole and the same each time.
 * @param more objects beside the page, each as it stands between `obj` and `endobj`, numbered from 6 on.
 */
export const plainPdf = (lines: readonly string[], more: readonly string[] = []): Buffer => {
  const text = `BT /F1 12 Tf 56 780 Td 18 TL ${lines.map((line) => `${literal(line)} Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...more,
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const listed = file.length;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${listed}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
};
