export type * from './paper.js';
export { printer, type Printer, type PrintLimits } from './print-paper.js';
export { plainPdf } from './plain-pdf.js';
