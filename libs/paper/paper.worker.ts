import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import pdfMake from 'pdfmake';
import { layoutOf } from './layout.js';
import type { Paper } from './paper.js';

/** DejaVu: free, and with the letters of every language that is written from left to right in Indonesia. */
const FONTS = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const face = (name: string): string => join(FONTS, `${name}.ttf`);

/** Making a paper takes seconds of pure computing: here, where no request waits for it. Nothing else is read. */
pdfMake.setFonts({
  Text: { normal: face('DejaVuSansCondensed'), bold: face('DejaVuSansCondensed-Bold') },
  Code: { normal: face('DejaVuSansMono') },
});
pdfMake.setUrlAccessPolicy(() => false);
pdfMake.setLocalAccessPolicy((path) => path.startsWith(FONTS));

const bytes = await pdfMake.createPdf(layoutOf(workerData as Paper)).getBuffer();
parentPort!.postMessage(new Uint8Array(bytes));
