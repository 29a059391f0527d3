/** The encoder alone: the package's own entry brings canvas and SVG writers that the page has no use for. */
declare module 'qrcode/lib/core/qrcode.js' {
  interface BitMatrix {
    readonly size: number;
    get(row: number, column: number): number;
  }
  const core: {
    create(text: string, options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): { readonly modules: BitMatrix };
  };
  export default core;
}
