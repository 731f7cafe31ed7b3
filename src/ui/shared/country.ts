/** A country's name in the reader's language; the code itself where it is none. */
export const country = (code: string, language: string): string =>
  /^[A-Z]{2}$/.test(code) ? new Intl.DisplayNames(language, { type: 'region' }).of(code)! : code;
