/** As much of the library as is used here; its own types are those of an older version. */
declare module 'pdfmake' {
  interface Output {
    getBuffer(): Promise<Buffer>;
  }
  interface PdfMake {
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
    setUrlAccessPolicy(allowed: (url: string) => boolean): void;
    setLocalAccessPolicy(allowed: (path: string) => boolean): void;
    createPdf(document: object): Output;
  }
  const pdfMake: PdfMake;
  export default pdfMake;
}
